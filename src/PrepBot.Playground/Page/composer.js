// The command line: what is typed into a room, with completion of commands as a list box.

import { el, newId } from './dom.js';
import { complete } from './api.js';
import { commands } from './commands.js';

export class Composer {
  #listId = newId('suggestions');
  #marked = -1;
  #shown = [];
  #asked = 0;
  #timer = 0;
  #sent = [];
  #back = -1;

  constructor(send, me) {
    this.send = send;
    this.me = me;
    this.list = el('ul', { role: 'listbox', id: this.#listId, 'aria-label': 'How the line may go on', 'data-hook': 'suggestions', hidden: true });
    this.input = el('textarea', {
      rows: '1',
      placeholder: `Write here, or type ${commands.name}`,
      'aria-label': `Message or ${commands.name} command`,
      'aria-autocomplete': 'list',
      'aria-haspopup': 'listbox',
      'aria-controls': this.#listId,
      autocomplete: 'off',
      autocapitalize: 'off',
      spellcheck: 'true',
      'data-hook': 'composer',
      on: { input: () => this.#typed(), keydown: event => this.#key(event), blur: () => setTimeout(() => this.#close(), 150) },
    });
    this.button = el('button', { type: 'button', className: 'primary', 'data-hook': 'send', on: { click: () => this.#submit() } }, 'Send');
    this.count = el('span', { className: 'unseen', role: 'status' });
    this.node = el('div', { className: 'composer' }, this.list, this.input, this.button, this.count);
  }

  get text() {
    return this.input.value;
  }

  set text(value) {
    this.input.value = value;
    this.#fit();
    this.#close();
  }

  fill(text) {
    this.text = text;
    this.input.focus();
    this.input.setSelectionRange(text.length, text.length);
  }

  async #submit() {
    const line = this.input.value;
    if (line.trim() === '' || this.button.ariaDisabled === 'true') {
      this.input.focus();
      return;
    }

    this.#close();
    this.button.ariaDisabled = 'true';
    this.button.ariaBusy = 'true';
    const delivered = await this.send(line);
    this.button.ariaDisabled = null;
    this.button.ariaBusy = null;
    if (!delivered) return;
    this.#sent = [line, ...this.#sent.filter(each => each !== line)].slice(0, 30);
    this.#back = -1;
    if (this.input.value === line) this.text = '';
  }

  #key(event) {
    if (event.isComposing) return;
    const open = !this.list.hidden;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      if (open && this.#marked >= 0) this.#accept(this.#marked);
      else this.#submit();
    } else if (event.key === 'Tab' && !event.shiftKey && open) {
      event.preventDefault();
      this.#accept(Math.max(this.#marked, 0));
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      event.stopPropagation();
      this.#close();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && open) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      this.#mark((this.#marked + step + this.#shown.length + (this.#marked < 0 && step < 0 ? 1 : 0)) % this.#shown.length);
    } else if (event.key === 'ArrowUp' && this.#sent.length > 0 && (this.input.value === '' || this.#back >= 0)) {
      event.preventDefault();
      this.#back = Math.min(this.#back + 1, this.#sent.length - 1);
      this.text = this.#sent[this.#back];
    }
  }

  #typed() {
    this.#fit();
    this.#back = -1;
    clearTimeout(this.#timer);
    if (!this.input.value.trimStart().startsWith('/')) {
      this.#close();
      return;
    }

    this.#timer = setTimeout(() => this.#ask(), 80);
  }

  async #ask() {
    const text = this.input.value;
    const mine = this.#asked += 1;
    try {
      const suggestions = await complete(this.me(), text);
      if (mine === this.#asked && text === this.input.value) this.#open(suggestions);
    } catch {
      this.#close();
    }
  }

  #open(suggestions) {
    this.#shown = suggestions.filter(each => each.line.trimEnd() !== this.input.value.trim());
    if (this.#shown.length === 0) {
      this.#close();
      return;
    }

    this.list.replaceChildren(...this.#shown.map((each, place) => el('li', {
      role: 'option',
      id: `${this.#listId}-${place}`,
      'aria-selected': 'false',
      'data-line': each.line,
      on: { pointerdown: event => { event.preventDefault(); this.#accept(place); } },
    }, el('b', {}, each.label), each.help ? el('span', {}, each.help) : null)));
    this.list.hidden = false;
    this.#marked = -1;
    this.input.removeAttribute('aria-activedescendant');
    this.count.textContent = `${this.#shown.length} suggestion${this.#shown.length === 1 ? '' : 's'}, arrow keys to choose, Tab to take`;
  }

  #mark(place) {
    this.#marked = place;
    [...this.list.children].forEach((option, at) => option.setAttribute('aria-selected', String(at === place)));
    this.list.children[place].scrollIntoView({ block: 'nearest' });
    this.input.setAttribute('aria-activedescendant', `${this.#listId}-${place}`);
  }

  #accept(place) {
    const { line } = this.#shown[place];
    this.fill(line.endsWith(' ') ? line : `${line} `);
    this.#ask();
  }

  #close() {
    this.#asked += 1;
    clearTimeout(this.#timer);
    this.list.hidden = true;
    this.#marked = -1;
    this.input.removeAttribute('aria-activedescendant');
    this.count.textContent = '';
  }

  #fit() {
    this.input.style.height = 'auto';
    this.input.style.height = `${Math.min(this.input.scrollHeight + 2, 180)}px`;
  }
}
