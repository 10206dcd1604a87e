// Draws the parts of a message. `view` says through whose eyes (me, zone, nameOf) and what a press does (press).

import { el, hidden } from './dom.js';
import { show } from './clock.js';

export function drawBlocks(content, view) {
  return (content?.blocks ?? []).map(block => {
    const draw = kinds[block.kind];
    const node = draw ? draw(block, view) : el('p', {}, 'This part cannot be shown here.');
    node.dataset.block = block.kind;
    return node;
  });
}

const kinds = {
  heading: block => el('h3', {}, block.text),
  paragraph: (block, view) => el('p', {}, ...drawText(block.text, view)),
  quote: (block, view) => el('blockquote', {}, ...drawText(block.text, view)),
  divider: () => el('hr'),
  facts: (block, view) => el('dl', {}, ...block.items.map(item =>
    el('div', {}, el('dt', {}, item.label), el('dd', {}, ...drawText(item.value, view))))),
  buttons: (block, view) => el('div', { className: 'buttons' }, ...block.items.map(button => drawButton(button, view)), ...(block.links ?? []).map(link => drawLink(link, view))),
  section: (block, view) => el('div', { className: 'beside' }, el('p', {}, ...drawText(block.text, view)), drawButton(block.button, view)),
  small: (block, view) => el('p', { className: 'small' }, ...drawText(block.text, view)),
  map: block => el('table', { className: 'map' }, el('tbody', {}, ...block.lines.map(line => el('tr', { className: line.length === 0 ? 'gap' : null },
    ...line.map(cell => el('td', {}, el('span', { className: 'cell' }, cell.sign), ` ${cell.name}`)))))),
  select: drawSelect,
};

export function drawText(spans, view) {
  return spans.map(span => {
    if (span.kind === 'person') return el('span', { className: span.id === view.me ? 'person me' : 'person', 'data-person': span.id }, span.name);
    if (span.kind === 'moment') return drawMoment(span, view);
    if (span.kind === 'strip') return el('span', { className: 'cell' }, span.text);
    if (span.kind === 'room') return document.createTextNode(span.name);
    if (span.emphasis === 'strong') return el('strong', {}, span.text);
    if (span.emphasis === 'light') return el('span', { className: 'light' }, span.text);
    return document.createTextNode(span.text);
  });
}

function drawMoment(span, view) {
  const full = show(span.at, 'full', view.zone);
  return el('time', { datetime: span.at, title: full, 'data-style': span.style }, show(span.at, span.style, view.zone));
}

function drawButton(button, view) {
  return el('button', {
    type: 'button',
    className: button.style,
    'data-action-id': button.action,
    on: { click: event => view.press(event.currentTarget, button.action, []) },
  }, button.label);
}

function drawLink(link, view) {
  if (link.kind === 'room') {
    return el('button', { type: 'button', className: 'normal', 'data-leads-to': link.roomId, on: { click: () => view.enter(link.roomId) } }, `${link.label} ↗`);
  }
  return el('a', { className: 'button', href: link.address, target: '_blank', rel: 'noopener noreferrer' }, `${link.label} ↗`);
}

function drawSelect(block, view) {
  const box = el('div', { className: 'choose', role: 'group', 'aria-label': block.placeholder, 'data-select': block.action });
  const several = block.maxChosen > 1;
  if (several) {
    box.append(el('p', { className: 'light' }, `${block.placeholder}, up to ${block.maxChosen}`), ...block.options.map(option =>
      el('label', { className: 'tick' },
        el('input', { type: 'checkbox', value: option.value, checked: (block.chosen ?? []).includes(option.value) }),
        el('span', {}, option.label, option.description ? el('span', { className: 'small' }, option.description) : null))));
  } else {
    box.append(el('select', { 'aria-label': block.placeholder },
      el('option', { value: '' }, block.placeholder),
      ...block.options.map(option => el('option', { value: option.value, selected: (block.chosen ?? []).includes(option.value) },
        option.description ? `${option.label} · ${option.description}` : option.label))));
  }

  // A button of its own: arrow keys walk through a list without choosing.
  box.append(el('button', {
    type: 'button',
    className: 'normal',
    'data-action-id': block.action,
    on: {
      click: event => {
        const chosen = several
          ? [...box.querySelectorAll('input:checked')].map(input => input.value)
          : [box.querySelector('select').value].filter(value => value !== '');
        if (chosen.length > 0 || block.mayBeEmpty) view.press(event.currentTarget, block.action, chosen);
        else box.querySelector('select, input').focus();
      },
    },
  }, 'Choose', hidden(`: ${block.placeholder}`)));
  return box;
}
