/** Owns connecting: the address made at the click, and the callback that Salesforce sends the browser to. */

import { connectivityCard } from '../cards/connectivity-card';
import { type ActionResponse, openWindow, updateCard } from '../cards/responses';
import { AppError, isAppError } from '../errors';
import { CONNECTIVITY } from '../text/admin-words';
import { connectedPage, type PageText } from '../text/callback-page';
import { connectivityModel } from './connectivity';
import { readCallback, readEnvironment, requiredParameter } from './event';
import { checkAdmin, forAdmin, type Handler } from './handler';

export const onConnect = forAdmin<ActionResponse>((app, event) => {
  const environment = readEnvironment(event);
  const { organizationId } = event.parameters;
  app.requireOwnInstallation();
  const expected = organizationId === undefined ? {} : { expectedOrganizationId: organizationId };
  return openWindow(app.oauth().getAuthorizationUrl({ environment, ...expected }));
});

/** The way on after a person's account was refused: their Google account is left out of the scope. */
export const onLeaveOutAccount = forAdmin<ActionResponse>((app, event) => {
  const address = requiredParameter(event, 'address');
  const refused = app.oauth().attempt()?.outcome?.facts.address;
  if (address !== refused)
    throw new AppError('input.invalid', 'another address', { field: 'address', reason: 'form' });
  app.changes().leaveOut(address);
  app.oauth().forgetAttempt();
  return updateCard(connectivityCard(connectivityModel(app, event.viewer)), CONNECTIVITY.leftOut);
});

/** Runs as whoever the browser is signed in as; the state, the nonce and the rights are all looked at again. */
export const onOAuthCallback: Handler<PageText> = (app, event) => {
  checkAdmin(app);
  const { oauth } = app;
  try {
    if (oauth().handleCallback(readCallback(event))) return connectedPage();
    const words = oauth().attempt()?.outcome?.facts.words;
    throw new AppError('auth.denied', 'the person said no', words === undefined ? {} : { words });
  } catch (error) {
    // The card in Gmail tells it too, when it is drawn anew.
    if (isAppError(error)) oauth().noteOutcome(error);
    throw error;
  }
};
