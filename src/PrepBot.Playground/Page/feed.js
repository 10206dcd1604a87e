// The stream of what changes, one for the whole page, over a request so that it can say as whom it looks.

const silence = 25000;
const outOfSight = 60000;
const waits = [300, 700, 1500, 2500];

class Feed extends EventTarget {
  #people = '';
  #request = null;
  #answers = new Map();
  #waiting = new Map();
  live = false;

  constructor() {
    super();
    // A browser has six connections for one address; pages nobody looks at must not use them up.
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) setTimeout(() => { if (document.hidden) this.#request?.abort(); }, outOfSight);
    });
  }

  /** Looks through the eyes of these people from now on. */
  watch(people) {
    const wanted = [...new Set(people)].sort().join(',');
    if (wanted === this.#people) return;
    const first = this.#people === '';
    this.#people = wanted;
    if (first) this.#run();
    else this.#request?.abort();
  }

  /** The late answer to a delivery; null when the stream was cut before it came. */
  answerTo(deliveryId) {
    const early = this.#answers.get(deliveryId);
    if (early) return Promise.resolve(early);
    return new Promise(resolve => this.#waiting.set(deliveryId, resolve));
  }

  async #run() {
    let tries = 0;
    for (;;) {
      await inSight();
      const people = this.#people;
      try {
        await this.#follow(people, () => { tries = 0; });
      } catch {
        // Not reachable or cut: the same to us.
      }
      if (people !== this.#people) continue;
      this.#say(false);
      await new Promise(resolve => setTimeout(resolve, waits[Math.min(tries, waits.length - 1)]));
      tries += 1;
    }
  }

  async #follow(people, reached) {
    this.#request = new AbortController();
    let watchdog = 0;
    const heard = () => {
      clearTimeout(watchdog);
      watchdog = setTimeout(() => this.#request.abort(), silence);
    };
    try {
      heard();
      const response = await fetch('/api/events', { headers: { 'Acting-As': people }, signal: this.#request.signal });
      if (!response.ok) return;
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      let rest = '';
      for (;;) {
        const { value, done } = await reader.read();
        if (done) return;
        heard();
        const parts = (rest + value).split('\n\n');
        rest = parts.pop();
        for (const part of parts) this.#take(part, reached);
      }
    } finally {
      clearTimeout(watchdog);
    }
  }

  #take(part, reached) {
    const line = part.split('\n').find(each => each.startsWith('data: '));
    if (!line) return;
    const data = JSON.parse(line.slice(6));
    if (data.kind === undefined) {
      reached();
      this.#say(true);
    } else if (data.kind === 'answer') {
      this.#answer(data);
    } else {
      this.dispatchEvent(new CustomEvent('change', { detail: data }));
    }
  }

  #answer({ deliveryId, answer }) {
    this.#answers.set(deliveryId, answer);
    if (this.#answers.size > 50) this.#answers.delete(this.#answers.keys().next().value);
    this.#waiting.get(deliveryId)?.(answer);
    this.#waiting.delete(deliveryId);
  }

  #say(live) {
    this.live = live;
    if (live) {
      for (const resolve of this.#waiting.values()) resolve(null);
      this.#waiting.clear();
    }
    this.dispatchEvent(new Event(live ? 'live' : 'away'));
  }
}

function inSight() {
  if (!document.hidden) return Promise.resolve();
  return new Promise(resolve => document.addEventListener('visibilitychange', resolve, { once: true }));
}

export const feed = new Feed();
