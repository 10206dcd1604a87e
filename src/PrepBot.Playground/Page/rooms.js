// Channels with their rooms below them, the private conversation, and what is new in each.

import { el, hidden } from './dom.js';
import { recall, remember } from './memory.js';

export class Rooms {
  #rooms = new Map();
  #me = '';
  #unfolded = new Set();
  current = null;

  constructor(choose) {
    this.node = el('nav', { className: 'rooms', 'aria-label': 'Channels and rooms', 'data-hook': 'rooms' });
    this.choose = choose;
  }

  /** What a person sees, as read anew. @returns the rooms that came while nobody was listening. */
  load(me, rooms) {
    const came = this.#rooms.size > 0 ? rooms.filter(room => !this.#rooms.has(room.id)) : [];
    this.#me = me;
    this.#rooms = new Map(rooms.map(room => [room.id, room]));
    const wanted = this.current ?? recall(`room.${me}`);
    this.current = this.#rooms.has(wanted) ? wanted : this.all()[0]?.id ?? null;
    this.draw();
    return came;
  }

  /** Where somebody begins the next time their rooms are read. */
  begin(person, id) {
    remember(`room.${person}`, id);
  }

  forget() {
    this.current = null;
    this.#rooms.clear();
  }

  all() {
    return [...this.#rooms.values()];
  }

  get(id) {
    return this.#rooms.get(id);
  }

  enter(id) {
    this.current = id;
    remember(`room.${this.#me}`, id);
    this.draw();
  }

  /** @returns whether the room is a new one. */
  put(room) {
    const known = this.#rooms.get(room.id);
    this.#rooms.set(room.id, { ...room, newest: room.newest ?? known?.newest ?? null });
    this.draw();
    return !known;
  }

  heard(message) {
    const room = this.#rooms.get(message.roomId);
    if (!room || message.id === null || message.id <= (room.newest ?? 0)) return;
    room.newest = message.id;
    if (message.author === this.#me) this.seen(room.id, message.id);
    this.draw();
  }

  seen(roomId, id) {
    if (id > Number(recall(`seen.${this.#me}.${roomId}`) ?? 0)) remember(`seen.${this.#me}.${roomId}`, id);
  }

  unread() {
    return this.all().filter(room => this.#isUnread(room)).length;
  }

  draw() {
    const inside = this.node.contains(document.activeElement) ? document.activeElement.dataset.room : null;
    const top = this.all().filter(room => room.parentId === null);
    const channels = top.filter(room => room.kind === 'channel');
    const direct = top.filter(room => room.kind === 'direct');
    this.node.replaceChildren(
      el('h2', {}, 'Channels'),
      el('ul', {}, ...channels.map(channel => this.#item(channel))),
      el('h2', {}, 'Private messages'),
      el('ul', {}, ...direct.map(room => this.#item(room))));
    if (inside) this.node.querySelector(`[data-room="${CSS.escape(inside)}"]`)?.focus();
  }

  #item(room) {
    const below = this.all().filter(each => each.parentId === room.id);
    const open = below.filter(each => !each.closed);
    return el('li', {}, this.#button(room),
      open.length > 0 ? el('ul', {}, ...open.map(each => this.#item(each))) : null,
      this.#closed(room, below.filter(each => each.closed).reverse()));
  }

  /** What is over is folded, unless it is being read. */
  #closed(parent, rooms) {
    if (rooms.length === 0) return null;
    const fold = el('details', { className: 'closed', 'data-hook': 'closed-rooms', on: { toggle: () => { this.#unfolded[fold.open ? 'add' : 'delete'](parent.id); } } },
      el('summary', {}, `Closed ${rooms.length}`), el('ul', {}, ...rooms.map(each => this.#item(each))));
    fold.open = this.#unfolded.has(parent.id) || rooms.some(each => each.id === this.current);
    return fold;
  }

  #button(room) {
    const unread = this.#isUnread(room);
    return el('button', {
      type: 'button',
      'data-room': room.id,
      'data-room-kind': room.kind,
      'data-room-title': room.title,
      'data-closed': room.closed ? 'true' : null,
      'data-unread': unread ? 'true' : null,
      'aria-current': room.id === this.current ? 'page' : null,
      on: { click: () => this.choose(room.id) },
    },
    el('span', { className: 'sign', 'aria-hidden': 'true' }, sign(room)),
    el('span', { className: 'name' }, room.title),
    room.closed ? el('span', { className: 'over' }, 'closed') : null,
    unread ? el('span', { className: 'new' }, hidden('new messages')) : null);
  }

  #isUnread(room) {
    return room.id !== this.current && room.newest !== null && room.newest > Number(recall(`seen.${this.#me}.${room.id}`) ?? 0);
  }
}

export function sign(room) {
  return { channel: '#', direct: '@', room: '↳' }[room.kind];
}
