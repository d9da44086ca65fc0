/** Owns what a person does about a mail that Salesforce refused: look at it, have it tried again. */

import type { App } from '../app';
import { refusedCard } from '../cards/refused-cards';
import { type ActionResponse, notify, pushCard, updateCard } from '../cards/responses';
import type { Card } from '../cards/widgets';
import { REFUSED } from '../text/mail-words';
import { type HandlerEvent, requiredParameter } from './event';
import { forUser } from './handler';

/** The id is the client's word: only the caller's own store is looked into. */
export const onOpenRefused = forUser<ActionResponse>((app, event) => {
  const drawn = drawnOne(app, event);
  return drawn ? pushCard(drawn) : notify(REFUSED.gone);
});

export const onTryRefused = forUser<ActionResponse>((app, event) => {
  if (!drawnOne(app, event)) return notify(REFUSED.gone);
  app.tryRefusedAgain(requiredParameter(event, 'mail'));
  return told(drawnOne(app, event), REFUSED.willTry);
});

/** From the card of one of them. */
export const onTryAllRefused = forUser<ActionResponse>((app, event) => {
  app.tryAllRefusedAgain();
  return told(drawnOne(app, event), REFUSED.willTryAll);
});

const told = (drawn: Card | undefined, notice: string) =>
  drawn ? updateCard(drawn, notice) : notify(notice);

function drawnOne(app: App, event: HandlerEvent): Card | undefined {
  const id = requiredParameter(event, 'mail');
  const { refused } = app.mail();
  const found = refused.find((one) => one.id === id);
  return found && refusedCard(found, refused.length, event.viewer);
}
