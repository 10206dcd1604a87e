// The first-visit hint: how to get a round going alone, and what a group looks like that has met for a while.

import { givePast } from './api.js';
import { commands } from './commands.js';
import { el } from './dom.js';
import { recall, remember } from './memory.js';

/** `fill(id, line)` puts a line before somebody to send; `me()` is who looks. */
export function drawHint(people, me, fill) {
  if (!commands.tour || recall('hint') === 'done') return null;
  const two = [...people.values()].slice(0, 2);
  const { title, line, then } = commands.tour;
  const hint = el('li', { className: 'hint-card', 'data-hook': 'hint' },
    el('h3', {}, title),
    el('p', {}, 'Type ', el('code', {}, line), ` as ${two[0].name}, then as ${two[1].name}. ${then}`),
    el('div', { className: 'buttons' },
      ...two.map(person => offer(`${person.name}: ${line}`, { 'data-fill': person.id }, () => fill(person.id, line))),
      ...(commands.past ? [drawPast(commands.past, me, fill)] : []),
      el('button', { type: 'button', className: 'quiet', 'data-hook': 'hint-done', on: { click: () => { remember('hint', 'done'); hint.remove(); } } }, 'Got it')));
  return hint;
}

function offer(words, marks, click) {
  return el('button', { type: 'button', className: 'normal', ...marks, on: { click } }, words);
}

/** Pressed, its card says what there is to look at now. */
function drawPast({ label, lines }, me, fill) {
  const button = offer(label, { 'data-hook': 'past' }, async () => {
    if (button.ariaDisabled === 'true') return;
    button.ariaDisabled = 'true';
    button.ariaBusy = 'true';
    const said = el('p', { role: 'status' });
    button.closest('[data-hook=hint]').append(said);
    try {
      said.textContent = await givePast(me());
      said.after(el('div', { className: 'buttons' }, ...lines.map(line => offer(line, { 'data-past': line }, () => fill(me(), line)))));
      commands.past = null;
      button.remove();
    } catch (refused) {
      said.textContent = refused.message;
      button.ariaDisabled = null;
      button.ariaBusy = null;
    }
  });
  return button;
}
