/** Owns the one message at the foot of the page: a status that stays 6 seconds or until it is dismissed. */

import { el } from './element';
import { iconButton } from './icon-button';

const STAYS_MS = 6000;
/** Long enough to reach what is offered. */
const STAYS_WITH_ACTION_MS = 12_000;

export interface Snackbar {
  element: HTMLElement;
  /** With an action it stays 12 seconds, or until that is taken. */
  say(text: string, action?: HTMLElement): void;
  /** Stays until it is dismissed or the action is taken. */
  offer(text: string, action: HTMLElement): void;
}

export function createSnackbar(): Snackbar {
  const element = el('div', { class: 'snackbar', role: 'status', 'aria-label': 'Message' });
  let timer: ReturnType<typeof setTimeout> | undefined;

  function hide() {
    clearTimeout(timer);
    element.replaceChildren();
  }

  function show(text: string, action?: HTMLElement) {
    hide();
    element.append(el('span', { class: 'snackbar-text' }, [text]));
    if (action) element.append(action);
    element.append(iconButton({ icon: 'close', name: 'Dismiss', handle: hide }));
  }

  return {
    element,
    say(text, action) {
      show(text, action);
      action?.addEventListener('click', hide);
      timer = setTimeout(hide, action ? STAYS_WITH_ACTION_MS : STAYS_MS);
    },
    offer(text, action) {
      show(text, action);
      action.addEventListener('click', hide);
    },
  };
}
