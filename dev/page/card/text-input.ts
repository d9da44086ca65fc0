/** Owns drawing a card's text field, in one line or several, with its hint, limit and suggestions. */

import { el, newId } from '../dom/element';
import type { Drawing } from './card-host';
import type { TextInputWire } from './card-wire';
import { labelledField } from './labelled-field';

/** A text field always sends its value, the empty one too (assumed: Google does not say). */
export function textInput(wire: TextInputWire, { form, host }: Drawing): HTMLElement {
  const control = controlOf(wire);
  const { element, mark } = labelledField({ control, label: wire.label ?? '', hint: wire.hintText });
  form.add({
    name: wire.name ?? '',
    read: () => [control.value],
    write: ([value]) => void (control.value = value ?? ''),
    problem: () => problemOf(control.value, wire.validation),
    mark,
  });
  // Never on blur: a line that comes or goes below the field moves what the person is about to click.
  control.addEventListener('input', () => mark(undefined));
  const { onChangeAction } = wire;
  if (onChangeAction) control.addEventListener('change', () => host.act(onChangeAction));
  const suggestions = wire.initialSuggestions?.items ?? [];
  if (suggestions.length) element.append(suggestionsFor(control, suggestions));
  return element;
}

function controlOf({ type, value, validation, placeholderText }: TextInputWire) {
  const attributes = {
    placeholder: placeholderText ?? ' ',
    maxlength: validation?.characterLimit === undefined ? undefined : String(validation.characterLimit),
    autocomplete: 'off',
    spellcheck: 'false',
  };
  if (type === 'MULTIPLE_LINE') return el('textarea', { ...attributes, rows: '3' }, [value]);
  const inputmode = { INTEGER: 'numeric', FLOAT: 'decimal', EMAIL: 'email' }[String(validation?.inputType)];
  return el('input', { ...attributes, type: 'text', value, inputmode });
}

/** Words: assumed. */
function problemOf(value: string, validation: TextInputWire['validation']): string | undefined {
  if (value === '') return undefined;
  switch (validation?.inputType) {
    case 'INTEGER':
      return /^[-+]?\d+$/.test(value) ? undefined : 'Enter a whole number.';
    case 'FLOAT':
      return Number.isFinite(Number(value)) ? undefined : 'Enter a number.';
    case 'EMAIL':
      return /^[^\s@]+@[^\s@]+$/.test(value) ? undefined : 'Enter an email address.';
    default:
      return undefined;
  }
}

function suggestionsFor(control: HTMLElement, items: { text?: string }[]): HTMLElement {
  const list = el(
    'datalist',
    { id: newId('suggestions') },
    items.map(({ text }) => el('option', { value: text })),
  );
  control.setAttribute('list', list.id);
  return list;
}
