/** Owns the short guide through the demo's story, which can be put away and called back. */

import { el, newId } from '../dom/element';
import { iconButton } from '../dom/icon-button';
import { type ViewName, hashOf } from '../route';

const KEY = 'trunkline-guide';

interface Step {
  text: string;
  /** Where the step happens, when that is not the mailbox. */
  view?: { name: ViewName; label: string };
}

const STEPS: readonly Step[] = [
  { text: 'Be Dana, the Workspace admin: switch user at the top right if you are somebody else.' },
  {
    text: 'Press Set up in the panel on the right, and enter the app’s address, key and secret.',
    view: { name: 'salesforce', label: 'Find them under Salesforce' },
  },
  { text: 'Press Connect to Salesforce and log in there as the service account.' },
  {
    text: 'Switch to Mia, and move the clock by an hour: her panel is Active, and nobody asked her for anything.',
    view: { name: 'prompts', label: 'Count the prompts' },
  },
  {
    text: 'Break it: under Salesforce expire the tokens, move the clock by an hour, see how it is told, and reconnect as Dana.',
    view: { name: 'clock', label: 'Move the clock' },
  },
];

export interface Guide {
  element: HTMLElement;
  /** Shows the guide again. */
  button: HTMLElement;
}

/** Whether it was put away is remembered in this browser. */
export function tryIt(): Guide {
  const titleId = newId('guide');
  const element = el('section', { class: 'guide', 'aria-labelledby': titleId });
  const button = iconButton({ icon: 'help', name: 'Try it: show the steps', handle: () => show('open') });

  function show(state: 'open' | 'closed'): void {
    localStorage.setItem(KEY, state);
    element.hidden = state === 'closed';
    button.hidden = state === 'open';
  }

  const close = iconButton({ icon: 'close', name: 'Put the steps away', handle: () => show('closed') });
  element.append(
    el('header', {}, [el('h2', { id: titleId }, ['Try it']), close]),
    el('ol', {}, STEPS.map(stepItem)),
  );
  show(localStorage.getItem(KEY) === 'closed' ? 'closed' : 'open');
  return { element, button };
}

function stepItem({ text, view }: Step): HTMLElement {
  const link = view && el('a', { href: hashOf({ view: view.name }) }, [view.label]);
  return el('li', {}, [el('span', {}, [text, ' ', link])]);
}
