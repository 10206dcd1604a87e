// What is typed here: the command's name, and what a newcomer may try.

export const commands = { name: '/', tour: null };

export function learn({ command, tour }) {
  commands.name = command;
  commands.tour = tour;
}
