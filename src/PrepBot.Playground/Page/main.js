// Puts one or two panes on the page.

import { el } from './dom.js';
import { read } from './api.js';
import { feed } from './feed.js';
import { learn } from './commands.js';
import { recall, remember } from './memory.js';
import { Pane } from './pane.js';

const main = document.querySelector('[data-hook="panes"]');
const toggle = document.querySelector('[data-hook="toggle-panes"]');
const sides = document.querySelector('[data-hook="pane-switch"]');
const panes = new Map();

/** "?as=ana" or "?as=ana,raj" opens with these members. */
const asked = (new URLSearchParams(location.search).get('as') ?? '').split(',').filter(Boolean);

function open(side, people, fallback) {
  const wanted = asked[side === 'left' ? 0 : 1] ?? recall(`me.${side}`);
  const pane = new Pane(side, people, people.has(wanted) ? wanted : fallback, changed);
  panes.set(side, pane);
  main.append(pane.node);
  pane.reload();
}

function changed() {
  for (const [side, pane] of panes) remember(`me.${side}`, pane.me);
  const shown = [...panes.values()].slice(0, Number(main.dataset.panes));
  feed.watch(shown.map(pane => pane.me));
  const unread = shown.map(pane => pane.showUnread()).some(count => count > 0);
  document.title = unread ? '• PrepBot playground' : 'PrepBot playground';
  sides.replaceChildren(...shown.map(pane => el('button', {
    type: 'button',
    'data-side': pane.side,
    'aria-pressed': String(main.dataset.front === pane.side),
    on: { click: () => { main.dataset.front = pane.side; changed(); } },
  }, pane.person.name)));
}

function show(count, people) {
  main.dataset.panes = String(count);
  remember('panes', count);
  toggle.setAttribute('aria-pressed', String(count === 2));
  sides.hidden = count === 1;
  if (count === 1) main.dataset.front = 'left';
  else if (!panes.has('right')) open('right', people, panes.get('left').me === 'raj' ? 'ana' : 'raj');
  changed();
}

async function start() {
  for (;;) {
    try {
      const answer = await read(null, '/api/people');
      learn(answer, await read(null, '/api/past').catch(() => ({ offer: null })));
      return answer.people;
    } catch {
      main.textContent = 'Waiting for PrepBot…';
      await new Promise(resolve => setTimeout(resolve, 1500));
    }
  }
}

const people = new Map((await start()).map(person => [person.id, person]));
main.replaceChildren();
open('left', people, people.keys().next().value);
show(asked.length > 1 || (asked.length === 0 && recall('panes') === '2') ? 2 : 1, people);
toggle.addEventListener('click', () => show(main.dataset.panes === '2' ? 1 : 2, people));
