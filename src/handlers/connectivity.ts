/** Owns Salesforce Connectivity's card and its plain acts: the switch, Check connection, Disconnect. */

import type { App } from '../app';
import { connectivityCard, type ConnectivityModel } from '../cards/connectivity-card';
import { type ActionResponse, backTo, notify, pushCard, updateCard } from '../cards/responses';
import { disconnectCard } from '../cards/setting-cards';
import { CONNECTIVITY, DISCONNECT } from '../text/admin-words';
import type { Viewer } from '../text/time';
import { attemptModel } from './attempt';
import { forAdmin } from './handler';
import { shownOrganization } from './organizations';

export const onOpenConnectivity = forAdmin<ActionResponse>((app, { viewer }) =>
  pushCard(connectivityCard(connectivityModel(app, viewer))),
);

export const onSwitchServiceAccount = forAdmin<ActionResponse>((app, { fields, viewer }) => {
  const isEnabled = fields.enabled === 'on';
  app.requireOwnInstallation();
  app
    .organizationStore()
    .change((record) => (record.isEnabled === isEnabled ? record : { ...record, isEnabled }));
  return updateCard(
    connectivityCard(connectivityModel(app, viewer)),
    isEnabled ? CONNECTIVITY.switchedOn : CONNECTIVITY.switchedOff,
  );
});

/** Asks Salesforce once, also after a refusal; without a connection it only looks whether an answer has come. */
export const onCheckConnection = forAdmin<ActionResponse>((app, { viewer }) => {
  const isConnected = app.organizationNow().record.connected !== undefined;
  if (isConnected) app.checkConnection();
  const card = connectivityCard(connectivityModel(app, viewer));
  return updateCard(card, isConnected ? CONNECTIVITY.checked : CONNECTIVITY.noAnswer);
});

export const onAskDisconnect = forAdmin<ActionResponse>((app) => {
  const { connected } = app.organization().record;
  return connected ? pushCard(disconnectCard(connected)) : notify(CONNECTIVITY.nothingConnected);
});

export const onDisconnect = forAdmin<ActionResponse>((app, { viewer }) => {
  app.oauth().reset();
  const notice = app.oauth().lastRevocation() === 'not-revoked' ? DISCONNECT.notRevoked : DISCONNECT.done;
  return backTo(connectivityCard(connectivityModel(app, viewer)), notice);
});

/** From what is stored now, after whatever the handler has done. */
export function connectivityModel(app: App, viewer: Viewer): ConnectivityModel {
  const organization = app.organizationNow();
  const { connected, lastSuccessAtMs, isEnabled, keyField } = organization.record;
  const { rest } = organization;
  const attempt = attemptModel(app.oauth().attempt(), connected?.atMs);
  const production = app.credentials().shown('production')?.host;
  const sandbox = app.credentials().shown('sandbox')?.host;
  return {
    viewer,
    ...shownOrganization(organization),
    isEnabled,
    ...(lastSuccessAtMs === undefined ? {} : { lastSuccessAtMs }),
    ...(keyField ? { keyField } : {}),
    ...(rest ? { rest } : {}),
    entered: { ...(production ? { production } : {}), ...(sandbox ? { sandbox } : {}) },
    callbackAddress: app.redirectUri(),
    ...(attempt ? { attempt } : {}),
  };
}
