/** Owns what a person does about a mail that Salesforce refused: look at it, have it tried again. */

import type { App } from '../app';
import { refusedCard, type RefusedRow } from '../cards/refused-cards';
import { type ActionResponse, notify, pushCard, updateCard } from '../cards/responses';
import { REFUSED } from '../text/mail-words';
import { requiredParameter } from './event';
import { forUser } from './handler';

/** The id is the client's word: only the caller's own store is looked into. */
export const onOpenRefused = forUser<ActionResponse>((app, event) => {
  const found = find(app, requiredParameter(event, 'mail'));
  return found ? pushCard(refusedCard(found, event.viewer)) : notify(REFUSED.gone);
});

export const onTryRefused = forUser<ActionResponse>((app, event) => {
  const id = requiredParameter(event, 'mail');
  if (!find(app, id)) return notify(REFUSED.gone);
  app.tryRefusedAgain(id);
  const found = find(app, id);
  return found ? updateCard(refusedCard(found, event.viewer), REFUSED.willTry) : notify(REFUSED.gone);
});

function find(app: App, id: string): RefusedRow | undefined {
  return app.mail().refused.find((one) => one.id === id);
}
