// One member's view: whom it acts as, their rooms, the messages of one room, the command line, a form.

import { el } from './dom.js';
import { act, read } from './api.js';
import { feed } from './feed.js';
import { Composer } from './composer.js';
import { FormDialog } from './form.js';
import { drawFrame } from './frame.js';
import { Messages } from './messages.js';
import { Rooms, sign } from './rooms.js';
import { commands } from './commands.js';
import { drawHint } from './hint.js';

export class Pane {
  #lines = new Map();
  #turn = 0;
  #retry = 0;
  #waiting = null;
  #invited = null;
  #offered = null;

  /** `people` is everybody; `changed` is called when the pane acts as somebody else or has something new. */
  constructor(side, people, me, changed) {
    this.side = side;
    this.people = people;
    this.me = me;
    this.changed = changed;
    this.rooms = new Rooms(id => this.enter(id));
    this.messages = new Messages();
    this.composer = new Composer(line => this.#say(line), () => this.me);
    this.form = null;
    this.#build();
    feed.addEventListener('live', () => this.reload());
    feed.addEventListener('away', () => this.#showConnection());
    feed.addEventListener('change', event => this.#take(event.detail));
  }

  get person() {
    return this.people.get(this.me);
  }

  async become(id) {
    if (id === this.me) return;
    this.#keepLine();
    this.form?.close();
    this.form = null;
    this.me = id;
    this.rooms.forget();
    this.messages.clear();
    this.#invited = null;
    this.say(null);
    this.#showPerson();
    this.changed();
    await this.reload();
  }

  /** Reads everything anew; what is on the page already stays in its place. */
  async reload() {
    const turn = this.#turn += 1;
    clearTimeout(this.#retry);
    try {
      const before = this.rooms.current;
      const state = await read(this.me, '/api/state');
      if (turn !== this.#turn) return;
      for (const room of this.rooms.load(this.me, state.rooms)) this.#inviteTo(room);
      this.#showConnection();
      if (this.rooms.current === null) return;
      if (this.rooms.current !== before) this.#showRoom();
      await this.#readMessages();
      this.changed();
    } catch (refused) {
      if (turn !== this.#turn) return;
      this.#showConnection(refused.message);
      this.#retry = setTimeout(() => this.reload(), 2000);
    }
  }

  async enter(id) {
    this.#keepLine();
    this.rooms.enter(id);
    if (this.#invited?.id === id) this.#leaveInvitation();
    this.#showRoom();
    this.#openRooms(false);
    this.composer.input.focus({ preventScroll: true });
    try {
      await this.#readMessages();
      this.changed();
    } catch (refused) {
      this.say(refused.message, 'error');
    }
  }

  /** A word above the command line; null takes it away. The way into a new room stands there again when other words have gone. */
  say(words, state = 'note') {
    if (words) this.#show(words, state, () => this.say(null));
    else if (this.#invited) this.#showInvitation();
    else this.notice.hidden = true;
  }

  #show(words, state, dismiss, ...more) {
    this.notice.replaceChildren(el('span', {}, words), ...more, el('button', { type: 'button', className: 'quiet', 'aria-label': 'Dismiss', on: { click: dismiss } }, '✕'));
    this.notice.dataset.state = state;
    this.notice.hidden = false;
  }

  async #readMessages() {
    const { me } = this;
    const roomId = this.rooms.current;
    const { messages } = await read(me, `/api/rooms/${encodeURIComponent(roomId)}/messages`);
    if (me !== this.me || roomId !== this.rooms.current) return;
    for (const message of messages) this.messages.put(message, this.#view());
    this.#seen();
  }

  #take({ for: viewer, kind, message, room }) {
    if (viewer !== this.me) return;
    if (kind === 'room') {
      if (this.rooms.put(room)) this.#inviteTo(room);
      if (room.closed && this.#invited?.id === room.id) this.#leaveInvitation();
      if (room.id === this.rooms.current) this.#showRoomState();
    } else if (kind === 'message') {
      this.#put(message);
    }
    this.changed();
  }

  #put(message) {
    this.rooms.heard(message);
    if (message.roomId !== this.rooms.current) return;
    this.messages.put(message, this.#view());
    this.#seen();
  }

  #inviteTo(room) {
    if (room.kind !== 'room' || room.closed) return;
    this.#invited = room;
    this.#showInvitation();
  }

  #showInvitation() {
    const { id, title } = this.#invited;
    this.#show(`A private room is open for you: ${title}`, 'room', () => this.#leaveInvitation(),
      el('button', { type: 'button', className: 'primary', 'data-hook': 'open-room', on: { click: () => this.enter(id) } }, 'Go there'));
  }

  #leaveInvitation() {
    this.#invited = null;
    this.say(null);
  }

  async #say(line) {
    const answer = await this.#act('lines', { text: line });
    if (answer) this.#answer(answer, null);
    return answer !== null;
  }

  async #press(button, action, chosen, message) {
    if (button.ariaDisabled === 'true') return;
    button.ariaDisabled = 'true';
    button.ariaBusy = 'true';
    const answer = await this.#act('clicks', { action, chosen, messageId: message.id });
    button.ariaDisabled = null;
    button.ariaBusy = null;
    if (answer) this.#answer(answer, message.id);
  }

  async #act(what, body) {
    const { me } = this;
    const roomId = this.rooms.current;
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => { if (!this.#invited) this.say('Working on it…', 'busy'); }, 1200);
    try {
      const answer = await act(me, roomId, what, body);
      this.say(null);
      return me === this.me ? answer : { kind: 'none' };
    } catch (refused) {
      const again = what === 'lines' ? 'Your line is still here; send it again.' : 'Press again in a moment.';
      this.say(refused.delivered ? refused.message : `${refused.message} ${again}`, 'error');
      return null;
    } finally {
      clearTimeout(this.#waiting);
    }
  }

  #answer(answer, messageId) {
    if (answer.kind === 'message') {
      this.#put(answer.message);
      if (answer.message.id !== messageId) this.messages.showStartOf(answer.message.id);
    } else if (answer.kind === 'form') {
      this.form?.close();
      this.form = new FormDialog(answer.form, { person: this.me, roomId: this.rooms.current, messageId }, late => {
        this.form = null;
        if (late) this.#answer(late, messageId);
      });
      this.form.open(this.node);
    } else if (answer.kind === 'form-errors') {
      this.say(Object.values(answer.errors).join(' '), 'error');
    }
  }

  #view() {
    return {
      me: this.me,
      zone: this.person.timeZone,
      person: id => this.people.get(id) ?? { id, name: 'Somebody', colour: 'bot' },
      press: (button, action, chosen, message) => this.#press(button, action, chosen, message),
      enter: id => { if (this.rooms.get(id)) this.enter(id); },
    };
  }

  #seen() {
    if (this.rooms.current && !document.hidden && this.node.offsetParent !== null) this.rooms.seen(this.rooms.current, this.messages.newest());
  }

  #keepLine() {
    if (this.rooms.current) this.#lines.set(`${this.me} ${this.rooms.current}`, this.composer.text);
  }

  #build() {
    Object.assign(this, drawFrame(this.side, this.people.values(), {
      become: id => this.become(id),
      toggleRooms: () => this.#openRooms(this.node.dataset.rooms !== 'open'),
      parts: { rooms: this.rooms.node, messages: this.messages.node, dock: this.messages.dock, composer: this.composer.node },
    }));
    this.node.addEventListener('keydown', event => { if (event.key === 'Escape') this.#openRooms(false); });
    this.#showPerson();
    this.#showConnection();
  }

  /** Marks the way to the rooms when something new waits in one of them. */
  showUnread() {
    const unread = this.rooms.unread();
    this.news.textContent = unread > 0 ? `, ${unread} with new messages` : '';
    this.toggle.toggleAttribute('data-unread', unread > 0);
    return unread;
  }

  #openRooms(open) {
    this.node.dataset.rooms = open ? 'open' : 'shut';
    this.toggle.setAttribute('aria-expanded', String(open));
    if (open) this.rooms.node.querySelector('[aria-current]')?.focus();
    else if (this.rooms.node.contains(document.activeElement)) this.toggle.focus();
  }

  #showPerson() {
    this.select.value = this.me;
    this.node.dataset.me = this.me;
    this.node.setAttribute('aria-label', `Acting as ${this.person.name}`);
    this.avatar.dataset.colour = this.person.colour;
    this.avatar.textContent = this.person.name[0];
    this.composer.input.placeholder = `Write as ${this.person.name}, or type ${commands.name}`;
  }

  #showRoom() {
    this.messages.clear(this.rooms.get(this.rooms.current)?.kind === 'channel' ? drawHint(this.people, () => this.me, (id, line) => this.#fill(id, line)) : null);
    if (this.#offered?.id === this.me) this.composer.fill(this.#offered.line);
    else this.composer.text = this.#lines.get(`${this.me} ${this.rooms.current}`) ?? '';
    this.#offered = null;
    this.#showRoomState();
  }

  /** A line for somebody to send, in the room it is offered in. To become somebody reads everything anew, perhaps twice: the line waits until their room is shown. */
  async #fill(id, line) {
    if (id === this.me) {
      this.composer.fill(line);
      return;
    }

    this.#offered = { id, line };
    this.rooms.begin(id, this.rooms.current);
    await this.become(id);
    this.composer.input.focus();
  }

  #showRoomState() {
    const room = this.rooms.get(this.rooms.current);
    const names = room.people.map(id => this.people.get(id)?.name ?? 'somebody');
    this.node.dataset.current = room.id;
    this.title.textContent = room.kind === 'room' ? room.title : `${sign(room)}${room.kind === 'direct' ? ' ' : ''}${room.title}`;
    this.state.textContent = {
      channel: 'everybody sees this channel',
      direct: 'only you and PrepBot',
      room: `only ${names.join(' and ')}${room.closed ? ' · closed, still readable' : ''}`,
    }[room.kind];
    this.node.toggleAttribute('data-closed', room.closed);
  }

  #showConnection(words = null) {
    const text = feed.live ? words : 'Reconnecting… what you type stays here.';
    this.connection.textContent = text ?? '';
    this.connection.dataset.state = feed.live && !words ? 'live' : 'away';
  }
}
