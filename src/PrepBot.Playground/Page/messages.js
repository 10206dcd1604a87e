// The messages of one room, in order of their ids, each drawn again when it changes.

import { el } from './dom.js';
import { drawBlocks } from './blocks.js';
import { show } from './clock.js';
import { content, download } from './api.js';

export class Messages {
  #list = el('ol');
  #scroll = el('div', { className: 'scroll', role: 'log', 'aria-relevant': 'additions', 'aria-label': 'Messages', 'data-hook': 'messages', tabindex: '0' }, this.#list);
  #down = el('button', { type: 'button', className: 'down', hidden: true, 'data-hook': 'newer', on: { click: () => this.toEnd() } }, 'New messages ↓');
  #drawn = new Map();
  #unkept = 0;
  #docked = el('ol');
  #fold = el('button', { type: 'button', className: 'quiet', 'aria-expanded': 'true', 'data-hook': 'fold', on: { click: () => this.#toggleDock() } }, 'Fold my card');

  /** The private card of the round that runs. */
  dock = el('section', { className: 'dock', 'aria-label': 'My card of this round', 'data-hook': 'dock', hidden: true }, this.#fold, this.#docked);

  constructor() {
    this.node = el('div', { className: 'talk' }, this.#scroll, this.#down);
    this.sticks = true;
    this.#scroll.addEventListener('scroll', () => {
      this.sticks = this.#atEnd();
      if (this.sticks) this.#down.hidden = true;
    });
    new ResizeObserver(() => { if (this.sticks) this.toEnd(); }).observe(this.#scroll);
  }

  clear(first = null) {
    this.#drawn.clear();
    this.#list.replaceChildren(...(first ? [first] : []));
    this.#docked.replaceChildren();
    this.dock.hidden = true;
    this.sticks = true;
    this.#down.hidden = true;
  }

  /** Puts a message in its place. An older state of one that is there already is left out. */
  put(message, view) {
    const id = message.id ?? `unkept-${this.#unkept += 1}`;
    const version = message.changedAt ?? message.at;
    const seen = this.#drawn.get(id);
    if (seen && seen.version >= version) return;
    if (message.content?.gone) {
      this.#remove(id, version);
      return;
    }

    // A line of one's own is followed when it is said, not when it arrives after its answer or changes.
    const sticks = this.sticks || (message.author === view.me && !seen && Number(id) > this.newest());
    const node = drawMessage(id, message, view);
    const leaves = seen && this.#docked.contains(seen.node) && !message.content?.card;
    if (seen) this.#replace(seen.node, node);
    else this.#insert(id, node);
    this.#drawn.set(id, { version, node });
    if (leaves) this.#undock(node);
    this.#replaceCards(message, id);
    if (sticks) this.toEnd();
    else if (!seen) this.#down.hidden = false;
  }

  /** A message that is gone. Whoever stands on one of its buttons stands on the newest of the same name, where the card is now. */
  #remove(id, version) {
    const old = this.#drawn.get(id)?.node;
    const focused = old?.contains(document.activeElement) ? document.activeElement.dataset.actionId : null;
    old?.remove();
    this.#drawn.set(id, { version, node: el('li') });
    if (focused) ([...this.#list.querySelectorAll(`[data-action-id="${CSS.escape(focused)}"]`)].at(-1) ?? this.#scroll).focus({ preventScroll: true });
    this.dock.hidden = this.#docked.children.length === 0;
  }

  /** What is no card any more has just been answered: it stands where it is read next. */
  #undock(node) {
    this.#list.append(node);
    this.dock.hidden = this.#docked.children.length === 0;
    this.toEnd();
  }

  /** One private card of a name: the newest stands over the command line, where it cannot scroll away; the others go. */
  #replaceCards({ content }, id) {
    if (!content?.card) return;
    const same = [...this.#drawn].filter(([, { node }]) => node.dataset.card === content.card).map(([each]) => each);
    const newest = same.reduce((one, other) => (Number(other) > Number(one) || typeof other !== 'number' ? other : one), id);
    for (const each of same) {
      const { node } = this.#drawn.get(each);
      if (each !== newest) node.remove();
      else if (node.parentElement !== this.#docked) this.#docked.append(node);
    }
    this.dock.hidden = this.#docked.children.length === 0;
  }

  toEnd() {
    this.#scroll.scrollTop = this.#scroll.scrollHeight;
    this.#down.hidden = true;
    this.sticks = true;
  }

  /** A long answer is read from its beginning. */
  showStartOf(id) {
    const node = this.#drawn.get(id)?.node;
    if (!node) return;
    node.scrollIntoView({ block: node.offsetHeight > this.#scroll.clientHeight ? 'start' : 'nearest' });
    // Not left to the scroll event: what arrives before it would still be followed to the end.
    this.sticks = this.#atEnd();
    this.#down.hidden = true;
  }

  newest() {
    return Math.max(0, ...[...this.#drawn.keys()].filter(id => typeof id === 'number'));
  }

  #toggleDock() {
    this.#docked.hidden = !this.#docked.hidden;
    this.#fold.setAttribute('aria-expanded', String(!this.#docked.hidden));
    this.#fold.textContent = this.#docked.hidden ? 'Show my card' : 'Fold my card';
  }

  #atEnd() {
    return this.#scroll.scrollHeight - this.#scroll.scrollTop - this.#scroll.clientHeight < 60;
  }

  #insert(id, node) {
    const next = typeof id === 'number'
      ? [...this.#list.children].find(child => Number(child.dataset.message) > id)
      : null;
    if (next) next.before(node);
    else this.#list.append(node);
  }

  #replace(old, node) {
    // Whoever stands on a button of the old card stands on the same button of the new one.
    const focused = old.contains(document.activeElement) ? document.activeElement.dataset.actionId : null;
    old.replaceWith(node);
    if (focused) (node.querySelector(`[data-action-id="${CSS.escape(focused)}"]`) ?? node).focus({ preventScroll: true });
  }
}

function drawMessage(id, message, view) {
  const author = message.author === null ? { id: 'prepbot', name: 'PrepBot', colour: 'bot' } : view.person(message.author);
  const rings = (message.content?.notify ?? []).includes(view.me);
  const node = el('li', {
    className: 'message',
    tabindex: '-1',
    'data-message': String(id),
    'data-author': author.id,
    'data-private': message.private ? 'true' : null,
    'data-rings': rings ? 'true' : null,
    'data-card': message.content?.card ?? null,
    'data-accent': message.content?.accent ? 'true' : null,
  },
  el('span', { className: 'avatar', 'data-colour': author.colour, 'aria-hidden': 'true' }, author.name[0]),
  el('div', { className: 'body' },
    el('div', { className: 'by' },
      el('b', {}, author.name),
      message.author === null ? el('span', { className: 'tag' }, 'bot') : null,
      el('time', { datetime: message.at, title: show(message.at, 'full', view.zone) }, show(message.at, 'time', view.zone)),
      message.private ? el('span', { className: 'mark', 'data-hook': 'private-mark' }, 'Only you can see this') : null),
    el('div', { className: 'content' }, ...drawBlocks(message.content, {
      ...view,
      press: (button, action, chosen) => view.press(button, action, chosen, message),
    }), drawFile(message.content?.file, view))));
  if (message.content?.accent) node.style.setProperty('--accent-edge', message.content.accent);
  return node;
}

/** A file that came with the message. What it holds stands beside the button in words. */
function drawFile(file, view) {
  if (!file) return null;
  const note = el('span', { className: 'light', role: 'status' }, ` ${file.twin}`);
  const button = el('button', {
    type: 'button',
    className: 'normal',
    'data-file': file.id,
    on: {
      click: async () => {
        button.disabled = true;
        try {
          await download(view.me, file);
        } catch (refused) {
          note.textContent = ` ${refused.message}`;
        } finally {
          button.disabled = false;
        }
      },
    },
  }, `Download ${file.name}`);
  if (file.picture) return drawPicture(file, view, button);
  return el('p', { className: 'file' }, button, note);
}

/** A picture is shown at once; its twin is what a screen reader says of it, and what stands there when it is gone. */
function drawPicture(file, view, button) {
  const image = el('img', { className: 'picture', alt: file.twin, hidden: true });
  const words = el('span', { className: 'light' }, ` ${file.twin}`);
  content(view.me, file).then(blob => {
    const url = URL.createObjectURL(blob);
    image.addEventListener('load', () => {
      URL.revokeObjectURL(url);
      image.hidden = false;
      words.remove();
    });
    image.src = url;
  }, () => {});
  return el('div', { className: 'file' }, image, el('p', {}, button, words));
}
