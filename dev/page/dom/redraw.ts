/** Owns drawing a view's content anew under a person who is using it: focus, open folds and scroll stay. */

import type { Child } from './element';

/** Names what stays the same thing from one drawing to the next. */
export const KEY = 'data-key';

/** Replaces the children; the element that had the focus has it again, and a fold that was opened is open. */
export function redraw(parent: HTMLElement, children: Child[]): void {
  const focused = parent.contains(document.activeElement) ? document.activeElement?.getAttribute(KEY) : null;
  const open = [...parent.querySelectorAll(`details[open][${KEY}]`)].map((fold) => fold.getAttribute(KEY));
  parent.replaceChildren(...children.filter((child) => child !== undefined));
  for (const fold of parent.querySelectorAll<HTMLDetailsElement>(`details[${KEY}]`)) {
    if (open.includes(fold.getAttribute(KEY))) fold.open = true;
  }
  if (focused) parent.querySelector<HTMLElement>(`[${KEY}="${CSS.escape(focused)}"]`)?.focus();
}
