/** Owns the cards that Google itself shows in place of an add-on's: consent, authorization, failure. */

import { el, onClick } from '../dom/element';
import { symbol } from '../dom/symbol';
import type { GoogleCard } from './screens';

export interface GoogleCardActs {
  addOnName: string;
  /** The person agrees to Google's consent. */
  consent(): void;
  /** The person follows the add-on's own authorization address. */
  authorize(url: string): void;
}

/** Words: seen in part; Google does not publish them. */
export function googleCard(card: GoogleCard, acts: GoogleCardActs): HTMLElement {
  switch (card.kind) {
    case 'consent':
      return frame({
        icon: 'shield_person',
        title: `${acts.addOnName} needs your permission to access your Google Account`,
        body: [scopeList(card.scopes), authorizeButton(() => acts.consent())],
      });
    case 'authorization':
      return frame({
        icon: 'lock_open',
        title: `${card.resource} needs your authorization`,
        body: [
          el('p', {}, [`${acts.addOnName} cannot go on until you allow it to use ${card.resource}.`]),
          authorizeButton(() => acts.authorize(card.url)),
        ],
      });
    case 'error':
      return frame({
        icon: 'error',
        title: 'Error with the add-on.',
        look: 'failed',
        body: [el('p', { class: 'error-text' }, [card.message])],
      });
  }
}

interface Frame {
  icon: string;
  title: string;
  body: HTMLElement[];
  look?: 'failed';
}

function frame({ icon, title, body, look }: Frame): HTMLElement {
  const heading = el('h3', {}, [title]);
  return el('section', { class: `google-card ${look ?? ''}`, 'aria-label': title, tabindex: '-1' }, [
    symbol(icon),
    heading,
    ...body,
  ]);
}

function authorizeButton(handle: () => void): HTMLElement {
  return onClick(el('button', { type: 'button', class: 'button filled' }, ['Authorize access']), handle);
}

function scopeList(scopes: string[]): HTMLElement {
  const names = scopes.map((scope) => el('li', {}, [scope.replace('https://www.googleapis.com/auth/', '')]));
  return el('details', {}, [el('summary', {}, [`What it asks for (${scopes.length})`]), el('ul', {}, names)]);
}
