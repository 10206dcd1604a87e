// The first-visit hint: how to get a round going alone.

import { commands } from './commands.js';
import { el } from './dom.js';
import { recall, remember } from './memory.js';

export function drawHint(people, fill) {
  if (!commands.tour || recall('hint') === 'done') return null;
  const two = [...people.values()].slice(0, 2);
  const { title, line, then } = commands.tour;
  const hint = el('li', { className: 'hint-card', 'data-hook': 'hint' },
    el('h3', {}, title),
    el('p', {}, 'Type ', el('code', {}, line), ` as ${two[0].name}, then as ${two[1].name}. ${then}`),
    el('div', { className: 'buttons' },
      ...two.map(person => el('button', { type: 'button', className: 'normal', 'data-fill': person.id, on: { click: () => fill(person.id, line) } }, `${person.name}: ${line}`)),
      el('button', { type: 'button', className: 'quiet', 'data-hook': 'hint-done', on: { click: () => { remember('hint', 'done'); hint.remove(); } } }, 'Got it')));
  return hint;
}
