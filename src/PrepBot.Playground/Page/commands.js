// What is typed here: the command's name, and what a newcomer may try or look at.

export const commands = { name: '/', tour: null, past: null };

export function learn({ command, tour }, { offer }) {
  commands.name = command;
  commands.tour = tour;
  commands.past = offer;
}
