/** Owns the fields of a mail that is being written. */

import type { SendRequest, UserRow } from '../../host/api';
import { el, newId } from '../dom/element';

export interface ComposeFields {
  rows: HTMLElement[];
  /** What has been written. */
  letter(): SendRequest;
  /** Puts the cursor where writing goes on. */
  focus(): void;
}

/** `users` are suggested as receivers; anybody may be named. */
export function composeFields(users: UserRow[]): ComposeFields {
  const suggestions = el(
    'datalist',
    { id: newId('people') },
    users.map(({ email, name }) => el('option', { value: email }, [name])),
  );
  const to = line('To', { name: 'to', list: suggestions.id });
  const cc = line('Cc', { name: 'cc', list: suggestions.id });
  const subject = line('Subject', { name: 'subject' });
  const text = el('textarea', { class: 'compose-text', name: 'text', 'aria-label': 'Message' });
  return {
    rows: [to.row, cc.row, subject.row, text, suggestions],
    letter: () => ({
      to: to.input.value.trim(),
      ...(cc.input.value.trim() ? { cc: cc.input.value.trim() } : {}),
      subject: subject.input.value.trim(),
      text: text.value,
    }),
    focus: () => (to.input.value === '' ? to.input : text).focus(),
  };
}

function line(label: string, attributes: Record<string, string>) {
  const input = el('input', { ...attributes, type: 'text', id: newId('compose'), autocomplete: 'off' });
  return {
    input,
    row: el('div', { class: 'compose-line' }, [el('label', { for: input.id }, [label]), input]),
  };
}
