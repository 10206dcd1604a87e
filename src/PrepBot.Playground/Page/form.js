// A form as a dialog over its pane only, so that the other pane stays usable: both sides debrief at once.

import { el, newId } from './dom.js';
import { act } from './api.js';
import { FieldView } from './fields.js';
import { Draft } from './draft.js';

/** What could not be kept before its form was closed, by person and form. */
const unkept = new Map();

export class FormDialog {
  #fields = [];
  #busy = false;

  /** `place` says who, where and from which message; `done(answer)` takes the answer once the form has closed. */
  constructor(form, place, done) {
    this.place = place;
    this.done = done;
    this.back = document.activeElement;
    this.title = el('h2', { id: newId('form-title') });
    this.summary = el('p', { className: 'summary', role: 'alert', 'data-hook': 'form-error', hidden: true });
    this.steps = el('div', { className: 'steps' });
    this.status = el('p', { className: 'draft', role: 'status', 'data-hook': 'draft' });
    this.submit = el('button', { type: 'submit', className: 'primary', 'data-hook': 'submit' });
    this.cancel = el('button', { type: 'button', className: 'quiet', 'data-hook': 'cancel', on: { click: () => this.leave() } }, 'Close, keep draft');
    this.node = el('dialog', {
      'aria-labelledby': this.title.id,
      on: { keydown: event => { if (event.key === 'Escape') { event.preventDefault(); event.stopPropagation(); this.leave(); } } },
    }, el('form', {
      method: 'dialog',
      novalidate: true,
      on: { submit: event => { event.preventDefault(); this.#send(); }, input: event => this.#typed(event), change: event => this.#typed(event) },
    },
    el('header', {}, this.title, el('button', { type: 'button', className: 'quiet', 'aria-label': 'Close, keep draft', on: { click: () => this.leave() } }, '✕')),
    el('div', { className: 'scroll' }, this.summary, this.steps),
    el('footer', {}, this.status, this.cancel, this.submit)));
    this.#draw(form);
  }

  get action() {
    return this.form.submit;
  }

  open(pane) {
    pane.append(this.node);
    this.node.show();
    for (const other of pane.children) if (other !== this.node) other.inert = true;
    (this.#fields[0] ?? this.title).focus();
  }

  close() {
    for (const other of this.node.parentElement?.children ?? []) other.inert = false;
    this.draft.stop();
    this.node.close();
    this.node.remove();
    if (this.back?.isConnected) this.back.focus({ preventScroll: true });
  }

  /** Closes it, keeping what was typed. */
  async leave() {
    if (this.#busy) return;
    if (this.draft.dirty) {
      this.#setBusy(true);
      const kept = await this.draft.flush();
      this.#setBusy(false);
      if (!kept) unkept.set(this.#key(), this.#read());
    }
    this.close();
    this.done(null);
  }

  async #send() {
    if (this.#busy) return;
    this.#setBusy(true);
    await this.draft.stop();
    this.#complain({});
    try {
      const { person, roomId, messageId } = this.place;
      this.#take(await act(person, roomId, 'forms', { form: this.action, answers: this.#read(), isComplete: true, messageId }));
    } catch (refused) {
      this.#stay(refused.delivered ? refused.message : `${refused.message} What you typed is still here; press ${this.submit.textContent} again.`);
    }
  }

  #take(answer) {
    if (answer.kind === 'form-errors') {
      this.#stay(null);
      this.#complain(answer.errors);
    } else if (answer.kind === 'form') {
      this.#setBusy(false);
      this.#draw(answer.form);
      this.#fields[0]?.focus();
    } else if (answer.kind === 'message' && answer.message.id === null) {
      // It could not even keep its own answer, so surely not what was typed: the form stays.
      this.#stay(plain(answer.message));
    } else {
      unkept.delete(this.#key());
      this.close();
      this.done(answer);
    }
  }

  #stay(words) {
    this.#setBusy(false);
    this.draft.resume();
    this.summary.textContent = words ?? '';
    this.summary.hidden = !words;
    if (words) this.summary.scrollIntoView({ block: 'nearest' });
  }

  #draw(form) {
    this.form = form;
    this.node.dataset.form = form.submit;
    this.title.textContent = form.title;
    this.submit.textContent = form.submitLabel;
    this.#fields = [];
    this.steps.replaceChildren(...form.steps.map(step => this.#drawStep(step, form)));
    this.draft?.stop();
    this.draft = new Draft({ ...this.place, action: form.submit }, () => this.#read(), (words, state) => {
      this.status.textContent = words;
      this.status.dataset.state = state;
    });
    this.#restore();
  }

  #drawStep(step, form) {
    const nodes = [];
    let about = null;
    for (const part of step.parts) {
      if (part.kind === 'words') {
        about = el('p', { className: 'words', id: newId('words') }, part.text);
        nodes.push(about);
        continue;
      }
      const view = new FieldView(part, about);
      about = null;
      this.#fields.push(view);
      nodes.push(view.node);
    }
    const legend = form.steps.length > 1 || step.title !== form.title ? el('legend', {}, step.title) : null;
    return el('fieldset', { className: 'step' }, legend, ...nodes);
  }

  #restore() {
    const answers = unkept.get(this.#key());
    if (!answers) return;
    unkept.delete(this.#key());
    for (const view of this.#fields) if (answers[view.key]) view.write(answers[view.key]);
    this.draft.touched();
  }

  #complain(errors) {
    const faulty = this.#fields.filter(view => errors[view.key]);
    for (const view of this.#fields) view.complain(errors[view.key]);
    const elsewhere = Object.entries(errors).filter(([key]) => !this.#fields.some(view => view.key === key)).map(([, words]) => words);
    const count = faulty.length === 1 ? 'One answer needs another look.' : `${faulty.length} answers need another look.`;
    this.summary.textContent = [...elsewhere, ...(faulty.length > 0 ? [count] : [])].join(' ');
    this.summary.hidden = this.summary.textContent === '';
    faulty[0]?.focus();
  }

  #typed(event) {
    const view = this.#fields.find(each => each.node.contains(event.target));
    view?.count();
    this.draft.touched();
  }

  #setBusy(busy) {
    this.#busy = busy;
    for (const button of [this.submit, this.cancel]) {
      button.ariaDisabled = busy ? 'true' : null;
      button.ariaBusy = busy ? 'true' : null;
    }
  }

  #read() {
    return Object.fromEntries(this.#fields.map(view => [view.key, view.read()]));
  }

  #key() {
    return `${this.place.person} ${this.action}`;
  }
}

function plain(message) {
  return message.content.blocks.flatMap(block => block.text ?? []).map(span => span.text ?? span.name ?? '').join('');
}
