/** Owns the form of the app credentials; the secret goes in and never comes out. */

import { type ActionResponse, backTo, pushCard } from '../cards/responses';
import { connectivityCard } from '../cards/connectivity-card';
import { credentialsCard } from '../cards/setting-cards';
import { CREDENTIALS } from '../text/admin-words';
import { connectivityModel } from './connectivity';
import { readEnvironment } from './event';
import { forAdmin } from './handler';

export const onOpenCredentials = forAdmin<ActionResponse>((app, event) => {
  const environment = readEnvironment(event);
  const stored = app.credentials().shown(environment);
  return pushCard(
    credentialsCard({ environment, callbackAddress: app.redirectUri(), ...(stored ? { stored } : {}) }),
  );
});

export const onSaveCredentials = forAdmin<ActionResponse>((app, event) => {
  const environment = readEnvironment(event);
  const { host = '', consumerKey = '', consumerSecret = '', refreshTokenDays = '' } = event.fields;
  app.requireOwnInstallation();
  app.credentials().save(environment, { host, consumerKey, consumerSecret, refreshTokenDays });
  return backTo(connectivityCard(connectivityModel(app, event.viewer)), CREDENTIALS.saved);
});
