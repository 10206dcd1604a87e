// Makes elements. Text goes in as text nodes only, so nothing a member types can become markup.

let lastId = 0;

export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'on') for (const [event, handler] of Object.entries(value)) node.addEventListener(event, handler);
    else if (name in propertyNames) node[name] = value;
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.filter(child => child !== null && child !== undefined));
  return node;
}

// What would not be the same as an attribute.
const propertyNames = { value: 1, checked: 1, selected: 1, hidden: 1, textContent: 1, className: 1 };

export function newId(what) {
  lastId += 1;
  return `${what}-${lastId}`;
}

export function hidden(text) {
  return el('span', { className: 'unseen' }, text);
}
