// Draws the fields of a form and reads what stands in them. What is typed is never cut: too long is said, not done.

import { el, newId } from './dom.js';

const fewOptions = 6;

export class FieldView {
  // about: the words before the field that belong to it, or null.
  constructor(field, about) {
    this.field = field;
    this.about = about;
    this.error = el('p', { className: 'error', id: newId('error'), 'data-error-for': field.key, hidden: true });
    this.hint = field.hint ? el('p', { className: 'hint', id: newId('hint') }, field.hint) : null;
    this.counter = field.kind === 'text' ? el('p', { className: 'counter', id: newId('counter'), 'data-hook': 'counter' }) : null;
    this.node = field.kind === 'choice' && !asSelect(field) ? this.#group() : this.#single();
    this.node.classList.add('field');
    this.node.dataset.field = field.key;
    this.count();
  }

  get key() {
    return this.field.key;
  }

  read() {
    if (this.control) return this.field.kind === 'choice' ? [this.control.value].filter(value => value !== '') : [this.control.value];
    return [...this.node.querySelectorAll('input:checked')].map(input => input.value).filter(value => value !== '');
  }

  write(values) {
    if (this.control) this.control.value = values[0] ?? '';
    else for (const input of this.node.querySelectorAll('input')) input.checked = values.includes(input.value) || (input.value === '' && values.length === 0);
    this.count();
  }

  count() {
    if (!this.counter) return;
    const { length } = this.control.value;
    const { maxLength } = this.field;
    this.counter.textContent = `${length.toLocaleString('en')} / ${maxLength.toLocaleString('en')}`;
    this.counter.classList.toggle('over', length > maxLength);
    this.counter.hidden = length === 0 && maxLength < 200;
  }

  complain(words) {
    this.error.textContent = words ?? '';
    this.error.hidden = !words;
    for (const input of this.controls()) {
      if (words) input.setAttribute('aria-invalid', 'true');
      else input.removeAttribute('aria-invalid');
    }
  }

  focus() {
    this.controls()[0]?.focus();
  }

  controls() {
    return this.control ? [this.control] : [...this.node.querySelectorAll('input')];
  }

  #single() {
    const { field } = this;
    const props = { id: newId('field'), name: field.key, 'aria-describedby': this.#described(), 'aria-required': field.required ? 'true' : null };
    this.control = controlOf(field, props);
    return el('div', {}, el('label', { for: props.id }, field.label, need(field)), this.hint, this.control, this.counter, this.error);
  }

  #group() {
    const { field } = this;
    const several = field.maxChosen > 1;
    const name = newId(field.key);
    const options = several || field.required ? field.options : [...field.options, { value: '', label: 'No answer' }];
    return el('fieldset', { 'aria-describedby': this.#described(), role: several ? 'group' : 'radiogroup', 'aria-required': !several && field.required ? 'true' : null },
      el('legend', {}, field.label, need(field)),
      this.hint,
      several ? el('p', { className: 'hint' }, `Up to ${field.maxChosen}`) : null,
      el('div', { className: 'options' }, ...options.map(option => el('label', { className: 'tick' },
        el('input', {
          type: several ? 'checkbox' : 'radio',
          name,
          value: option.value,
          checked: option.value === '' ? field.chosen.length === 0 : field.chosen.includes(option.value),
          'aria-describedby': this.error.id,
        }),
        el('span', {}, option.label)))),
      this.error);
  }

  #described() {
    return [this.about?.id, this.hint?.id, this.counter?.id, this.error.id].filter(Boolean).join(' ');
  }
}

function asSelect(field) {
  return field.maxChosen === 1 && field.options.length > fewOptions;
}

function need(field) {
  return field.required ? null : el('span', { className: 'light' }, ' optional');
}

function controlOf(field, props) {
  switch (field.kind) {
    case 'text':
      return field.long ? el('textarea', { ...props, rows: '3', value: field.value }) : el('input', { ...props, type: 'text', value: field.value });
    case 'number':
      // Not type="number": that forgets what was typed when it is no number.
      return el('input', { ...props, type: 'text', inputmode: 'numeric', placeholder: `${field.min} to ${field.max}`, value: field.value });
    case 'date':
      return el('input', { ...props, type: /^(\d{4}-\d{2}-\d{2})?$/.test(field.value) ? 'date' : 'text', value: field.value });
    case 'choice':
      return el('select', props,
        el('option', { value: '' }, field.required ? 'Choose one' : 'No answer'),
        ...field.options.map(option => el('option', { value: option.value, selected: field.chosen.includes(option.value) }, option.label)));
    default:
      return el('input', { ...props, type: 'text', value: '' });
  }
}
