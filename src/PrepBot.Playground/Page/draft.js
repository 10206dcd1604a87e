// Keeps what stands in a form while it is typed: a moment after the last key, and again once the bot is back.

import { act } from './api.js';
import { feed } from './feed.js';

const pause = 700;
const anotherTry = 4000;

export class Draft {
  #timer = 0;
  #under = null;
  #kept;
  #stopped = false;

  constructor(form, read, say) {
    this.form = form;
    this.read = read;
    this.say = say;
    this.#kept = JSON.stringify(read());
    feed.addEventListener('live', this.#again);
  }

  #again = () => {
    if (this.dirty) this.flush();
  };

  get dirty() {
    return JSON.stringify(this.read()) !== this.#kept;
  }

  /** Something was typed: what the form says of its draft is true from this key on. */
  touched() {
    this.#later(pause);
    if (this.#stopped) return;
    if (this.dirty) this.say('Keeping your draft…', 'busy');
    else this.say('Draft kept', 'kept');
  }

  /** Keeps it now. @returns whether all of it is kept. */
  async flush() {
    clearTimeout(this.#timer);
    if (this.#under) await this.#under;
    if (this.#stopped || !this.dirty) return !this.dirty;
    this.#under = this.#send();
    try {
      return await this.#under;
    } finally {
      this.#under = null;
    }
  }

  /** Ends it, once what is under way has arrived: no draft may come in after the form itself. */
  async stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
    feed.removeEventListener('live', this.#again);
    if (this.#under) await this.#under;
  }

  resume() {
    this.#stopped = false;
    feed.addEventListener('live', this.#again);
  }

  #later(wait) {
    clearTimeout(this.#timer);
    if (!this.#stopped) this.#timer = setTimeout(() => this.flush(), wait);
  }

  async #send() {
    const answers = this.read();
    this.say('Keeping your draft…', 'busy');
    try {
      const { person, roomId, messageId, action } = this.form;
      const answer = await act(person, roomId, 'forms', { form: action, answers, isComplete: false, messageId });
      if (answer.kind === 'note') {
        this.say(answer.text, 'note');
        this.#later(anotherTry);
        return false;
      }
      this.#kept = JSON.stringify(answers);
      // More may have been typed while it travelled: its own timer runs.
      if (!this.dirty) this.say('Draft kept', 'kept');
      return true;
    } catch (refused) {
      this.say(refused.delivered ? refused.message : 'Draft not kept yet: PrepBot cannot be reached. It stays here and is tried again.', 'away');
      this.#later(anotherTry);
      return false;
    }
  }
}
