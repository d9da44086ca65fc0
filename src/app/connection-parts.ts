/** Owns composing the connection to Salesforce, and what runs on it. */

import { tellOfLoss } from '../alerts/loss-notice';
import { createOAuthService } from '../oauth/service';
import { CONNECTION } from '../oauth/token-record';
import { checkConnection } from '../organization/check';
import { vet } from '../organization/connect';
import { connectionEvents } from '../organization/connection-facts';
import { hasGooglePermission, scriptTimeZone } from '../runtime/caller';
import { newState, redirectUri } from '../runtime/callbacks';
import { random, sleep } from '../runtime/waiting';
import { http } from '../runtime/http';
import { log } from '../runtime/log';
import { sendMail } from '../runtime/mail';
import { newSecret, sha256 } from '../runtime/secrets';
import { createSalesforceClient } from '../salesforce/client';
import { readKeyField } from '../salesforce/key-field';
import { SECONDS_UNDER_LOCK } from '../salesforce/mail-tasks';
import { createSalesforceRecords } from '../salesforce/records';
import { createSharedValue } from '../store/shared-value';
import { budgetOf } from '../sync/budget';
import { noteProblem } from '../sync/problem-words';
import { noteInRoster } from '../sync/roster';
import { shownRefused } from '../sync/mail/refused';
import { runOnce } from '../sync/run';
import { findMatch } from '../sync/user-detail';
import { createUserList } from '../sync/user-list';
import { type CallerParts, nowMs } from './caller-parts';
import type { DomainParts } from './domain-parts';
import { composeMail, limitsOf, type RunKind, type RunLimits } from './mail-parts';
import { once } from './lazily';

export function createConnectionParts(parts: CallerParts & DomainParts) {
  const oauth = once(() => composeOAuth(parts));
  const client = once(() =>
    createSalesforceClient({ http, credentials: oauth().credentials, waiting: { sleep, random } }),
  );
  const records = once(() => createSalesforceRecords(client()));
  let isTold = false;
  /** Once an execution, however often it looks. */
  const tellUnreadable = (count: number) => {
    if (!isTold) log('error', 'roster entries cannot be read', { code: 'store.corrupt', key: 'u', count });
    isTold = true;
  };
  return {
    oauth,
    redirectUri,
    /** An admin's act, so it asks Salesforce once even after a refusal. @throws auth.*, salesforce.* */
    checkConnection() {
      checkConnection({
        oauth: oauth(),
        organization: parts.organizationStore(),
        records: records(),
        readKeyField: () => readKeyField(client()),
        nowMs,
      });
    },
    /** Which Salesforce user is whose, where the connection can be asked. */
    salesforceUserOf: (address: string) =>
      findMatch({ records, organization: parts.organization() }, address),
    /** One pass of the caller's sync. */
    run: (kind: RunKind) => composeRun(parts, oauth, limitsOf(kind)),
    /** From one bulk read of the domain store. */
    userList: () => composeUserList(parts, tellUnreadable),
  };
}

function composeUserList(parts: CallerParts & DomainParts, tellUnreadable: (count: number) => void) {
  const list = createUserList({
    directory: parts.directory(),
    values: parts.stores().domain.getProperties(),
    keys: parts.keys(),
    sha256,
    organization: parts.organization().state,
    settings: parts.settings().read(),
    nowMs: nowMs(),
  });
  if (list.unreadable > 0) tellUnreadable(list.unreadable);
  return list;
}

function composeOAuth(parts: CallerParts & DomainParts) {
  const { stores, organizationStore, keys } = parts;
  const { domain, domainCache, mine, withDomainLock } = stores();
  const vetDeps = {
    http,
    nowMs,
    sha256,
    email: parts.person().address,
    home: keys().domain,
    personNamed: (address: string) => parts.directory().user(address)?.name,
    settings: () => parts.settings().read(),
    isMember: parts.isMember,
    organization: organizationStore(),
  };
  return createOAuthService({
    connection: createSharedValue({ properties: domain, cache: domainCache }, keys().connection, CONNECTION),
    credentials: (environment) => parts.credentials().load(environment),
    http,
    withLock: withDomainLock,
    nowMs,
    events: connectionEvents(organizationStore(), nowMs),
    mine,
    newSecret,
    sha256,
    redirectUri: redirectUri(),
    newState: (args, seconds) => newState('onOAuthCallback', args, seconds),
    vet: (candidate) => vet(vetDeps, candidate),
  });
}

/** A run's own clients: neither waits beyond its end. */
function clientsOf(oauth: () => ReturnType<typeof createOAuthService>, deadlineMs: number) {
  const all = () => ({ http, credentials: oauth().credentials, end: { deadlineMs, nowMs } });
  return {
    client: once(() => createSalesforceClient({ ...all(), waiting: { sleep, random } })),
    hasty: once(() => createSalesforceClient({ ...all(), timeoutSeconds: SECONDS_UNDER_LOCK })),
  };
}

function composeRun(
  parts: CallerParts & DomainParts,
  oauth: () => ReturnType<typeof createOAuthService>,
  limits: RunLimits,
) {
  const { client, hasty } = clientsOf(oauth, limits.deadlineMs);
  const { stores, person, keys } = parts;
  const organization = parts.organizationStore();
  const settings = () => parts.settings().read();
  return runOnce({
    person: person(),
    home: keys().domain,
    nowMs,
    mine: parts.mine(),
    organization,
    settings,
    isMember: parts.isMember,
    connection: oauth(),
    records: createSalesforceRecords(client()),
    syncMail: composeMail(parts, { connection: oauth, client, hasty }, limits),
    budget: () => budgetOf(client().usage()),
    hasGooglePermission,
    refusedMails: () => shownRefused(parts.mailStore().state().refused).length,
    log,
    noteInRoster: (entry) =>
      noteInRoster({ properties: stores().domain, keys: keys() }, person().digest, entry),
    noteProblem: (own) => noteProblem({ properties: stores().domain, keys: keys() }, person().digest, own),
    tellOfLoss: () =>
      tellOfLoss({
        organization,
        settings,
        sendMail,
        cache: stores().domainCache,
        keys: keys(),
        timeZone: scriptTimeZone(),
      }),
  });
}
