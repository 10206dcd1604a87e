// The empty frame of a pane: who, where, rooms, messages, a word from the page, the command line.

import { el, hidden, newId } from './dom.js';

/** `parts` are the nodes of rooms, messages and command line; the answer names what a pane fills in later. */
export function drawFrame(side, people, { become, toggleRooms, parts }) {
  const select = el('select', { 'data-hook': 'me', id: newId('me'), on: { change: () => become(select.value) } },
    ...[...people].map(person => el('option', { value: person.id }, person.organiser ? `${person.name} (organiser)` : person.name)));
  const news = hidden('');
  const toggle = el('button', {
    type: 'button',
    className: 'quiet rooms-toggle',
    'aria-expanded': 'false',
    'data-hook': 'rooms-toggle',
    on: { click: toggleRooms },
  }, el('span', { 'aria-hidden': 'true' }, '☰'), hidden('Rooms'), news);
  const avatar = el('span', { className: 'avatar', 'aria-hidden': 'true' });
  const title = el('h2', { 'data-hook': 'room-title' });
  const state = el('p', { className: 'light', 'data-hook': 'room-people' });
  const connection = el('p', { className: 'connection', role: 'status', 'data-hook': 'connection' });
  const notice = el('div', { className: 'notice', role: 'alert', 'data-hook': 'notice', hidden: true });

  const node = el('section', { className: 'pane', 'data-pane': side },
    el('header', { className: 'who' }, toggle, el('div', { className: 'where' }, title, state), avatar, el('label', { for: select.id }, 'I am'), select),
    parts.rooms,
    el('div', { className: 'room' }, connection, parts.messages, notice, parts.dock, parts.composer));
  return { node, select, toggle, news, avatar, title, state, connection, notice };
}
