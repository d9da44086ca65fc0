/** Owns composing one pass over the caller's mail. */

import { createMailbox } from '../google/mailbox';
import { doubtKeyField, requireKeyField } from '../organization/key-field';
import { NEW_MAIL_SETTINGS } from '../organization/mail-settings';
import type { KnownConnection } from '../organization/connection-facts';
import type { OrganizationRecord } from '../organization/organization-record';
import { scopeOf } from '../organization/settings';
import { barOf } from '../organization/state';
import { isInScope } from '../people/scope';
import { decodeBody } from '../runtime/decode-body';
import { googleAccessToken } from '../runtime/caller';
import { http } from '../runtime/http';
import { sha256Hex } from '../runtime/secrets';
import { random, sleep } from '../runtime/waiting';
import type { SalesforceClient } from '../salesforce/client';
import { readKeyField } from '../salesforce/key-field';
import { chosenLater, salesforceMailFor } from '../salesforce/mail-choice';
import { budgetOf } from '../sync/budget';
import type { TimeLeft } from '../sync/mail/batch-size';
import { type MailReport, type MailSyncDeps, type SetRules, syncMail } from '../sync/mail/mail-sync';
import { createOwnSettings, NEW_OWN_SETTINGS } from '../sync/own-settings';
import { whoPaused } from '../sync/run';
import { createClaim } from '../sync/claim';
import { type CallerParts, nowMs } from './caller-parts';
import type { DomainParts } from './domain-parts';
import { once } from './lazily';

/** By the hourly trigger, or by a button on a card: the platform ends the one after 6 minutes, the other after 30 s. */
export type RunKind = 'hourly' | 'card';

const LIMITS: Readonly<Record<RunKind, { runMs: number; firstBatch: number }>> = {
  hourly: { runMs: 5 * 60_000, firstBatch: 200 },
  card: { runMs: 25_000, firstBatch: 50 },
};

export type RunLimits = Pick<TimeLeft, 'firstBatch' | 'deadlineMs'>;

/** Of a run that begins now. */
export function limitsOf(kind: RunKind): RunLimits {
  const { runMs, firstBatch } = LIMITS[kind];
  return { firstBatch, deadlineMs: nowMs() + runMs };
}

/** What a run has of Salesforce. */
export interface OnSalesforce {
  connection: () => KnownConnection;
  client: () => SalesforceClient;
  /** For what is asked under the script lock. */
  hasty: () => SalesforceClient;
}

export function composeMail(
  parts: CallerParts & DomainParts,
  { connection, client, hasty }: OnSalesforce,
  { firstBatch, deadlineMs }: RunLimits,
): (organization: OrganizationRecord) => MailReport {
  return ({ connected }) => {
    if (!connected) return { end: 'stopped', logged: 0, runner: undefined };
    const { mineCache } = parts.stores();
    const keyField = once(() => composeKeyField(parts, client));
    const withLock = parts.stores().withDomainLock;
    const chosen = once(() => salesforceMailFor(keyField(), { client: client(), hasty: hasty(), withLock }));
    const settings = parts.settings().read();
    const claim = createClaim(mineCache);
    const deps: MailSyncDeps = {
      mailbox: createMailbox({
        http,
        accessToken: googleAccessToken,
        nowMs,
        sleep,
        random,
        decodeBody,
        deadlineMs,
      }),
      salesforce: chosenLater(chosen),
      rules: rulesOf(parts, connection),
      address: parts.person().address,
      environment: connected.environment,
      serviceUserId: connected.serviceUser.id,
      sha256Hex,
      sleep,
      random,
      wasHeldUp: parts.myRecord().result?.kind === 'waiting',
      startDays: (settings.mail ?? NEW_MAIL_SETTINGS).startDays,
      store: parts.mailStore(),
      nowMs,
      deadlineMs,
      firstBatch,
      budget: () => budgetOf(client().usage()),
      claim() {
        keyField();
        return claim.take(deadlineMs - nowMs());
      },
    };
    try {
      return syncMail(deps);
    } catch (error) {
      doubtKeyField(parts.organizationStore(), error);
      throw error;
    } finally {
      claim.release();
    }
  };
}

function composeKeyField(parts: CallerParts & DomainParts, client: () => SalesforceClient) {
  return requireKeyField({
    organization: parts.organizationStore(),
    readKeyField: () => readKeyField(client()),
    nowMs,
  });
}

/** Asked before each batch and again before each write, so what the admins or the person change holds at once. */
export function rulesOf(
  parts: CallerParts & DomainParts,
  connection: () => KnownConnection,
): () => SetRules | undefined {
  const { person, keys, isMember } = parts;
  return () => {
    const organization = parts.organizationStore().readLatest();
    if (!organization || barOf(organization, connection())) return undefined;
    const settings = parts.settings().readAnew();
    const scope = scopeOf(settings, keys().domain);
    const mine = parts.mine().read();
    if (isInScope(scope, person(), isMember) === false || whoPaused(settings, person(), mine))
      return undefined;
    const own = createOwnSettings(parts.stores().mine).read() ?? NEW_OWN_SETTINGS;
    const mail = settings.mail ?? NEW_MAIL_SETTINGS;
    return {
      domains: scope.domains,
      blocked: [...mail.blocked, ...own.blocked],
      skipsAutomated: mail.skipsAutomated,
      direction: mail.direction,
      isHeaderOnly: mail.isHeaderOnly || own.isHeaderOnly,
      storesBcc: mail.storesBcc,
      body: mail.body,
      relates: mail.relates,
    };
  };
}
