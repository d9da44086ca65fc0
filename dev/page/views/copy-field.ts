/** Owns showing a value that a person carries elsewhere: labelled, selectable, with a button that copies it. */

import { el, newId, onClick } from '../dom/element';
import { iconButton } from '../dom/icon-button';
import type { ViewTools } from '../view';

export type CopyTools = Pick<ViewTools, 'snackbar' | 'attempt'>;

export function copyField(label: string, value: string, tools: CopyTools): HTMLElement {
  return row(label, valueBox(label, value), [copyButton(label, value, tools)]);
}

/** Masked until the person asks to see it; copying needs no look. */
export function secretField(label: string, value: string, tools: CopyTools): HTMLElement {
  const mask = '•'.repeat(value.length);
  const box = valueBox(label, mask);
  const show = el('button', { type: 'button', class: 'button borderless small' }, ['Show']);
  onClick(show, () => {
    const isShown = box.value === value;
    box.value = isShown ? mask : value;
    show.textContent = isShown ? 'Show' : 'Hide';
  });
  return row(label, box, [show, copyButton(label, value, tools)]);
}

function valueBox(label: string, value: string): HTMLInputElement {
  const attributes = {
    readonly: '',
    value,
    id: newId('value'),
    autocomplete: 'off',
    title: label,
    class: 'value',
  };
  const box = el('input', attributes);
  box.addEventListener('focus', () => box.select());
  return box;
}

function row(label: string, box: HTMLInputElement, buttons: HTMLElement[]): HTMLElement {
  const words = el('label', { for: box.id }, [label]);
  return el('div', { class: 'copy-field' }, [el('div', { class: 'copy-value' }, [words, box]), ...buttons]);
}

function copyButton(label: string, value: string, { snackbar, attempt }: CopyTools): HTMLElement {
  const name = `Copy ${label}`;
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    snackbar.say(`${label} copied.`);
  };
  return iconButton({ icon: 'content_copy', name, handle: () => attempt(copy) });
}
