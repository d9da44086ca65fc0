/** Owns the frame of a view beside the mailbox: a heading, a sentence on what it is, and a body that is filled later. */

import { el } from '../dom/element';

export interface ViewFrame {
  element: HTMLElement;
  body: HTMLElement;
}

export function viewFrame(title: string, about: string): ViewFrame {
  const body = el('div', { class: 'view-body', 'aria-live': 'off' });
  const element = el('div', { class: 'view' }, [
    el('header', { class: 'view-header' }, [el('h1', {}, [title]), el('p', { class: 'note' }, [about])]),
    body,
  ]);
  return { element, body };
}

export function emptyNote(text: string): HTMLElement {
  return el('p', { class: 'empty' }, [text]);
}
