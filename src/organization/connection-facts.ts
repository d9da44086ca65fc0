/** Owns how the organization's record follows what the connection goes through. */

import { type ErrorCode, hasCode, isAppError } from '../errors';
import type { ConnectionEvents } from '../oauth/renew';
import type { Now } from '../ports';
import type { Failure, OrganizationRecord, RestReason } from './organization-record';
import { healed, type OrganizationStore } from './organization-store';

/** A success is noted at most this often, since every run has one. */
const SUCCESS_EVERY_MS = 600_000;
const THROTTLE_MS = 3_600_000;

/** Called under the script lock, which a change takes again without harm. */
export function connectionEvents(organization: OrganizationStore, nowMs: Now): ConnectionEvents {
  return {
    refreshed: () =>
      void organization.change((record) => ({
        ...healed(record),
        refreshedAtMs: nowMs(),
        lastSuccessAtMs: nowMs(),
      })),
    refused: ({ kind, words, atMs }, generation) =>
      void organization.change((record) => withFailure(record, { kind, words, atMs, generation })),
    resetting: () => void organization.change((record) => ({ ...record, isEnabled: false })),
    wasReset: () => void organization.change(({ revision }) => ({ revision, isEnabled: true })),
  };
}

/** A failure that goes on keeps its beginning, and with it the one notice that it is worth. */
function withFailure(record: OrganizationRecord, failure: Failure): OrganizationRecord {
  const before = record.failure;
  // An outage mends nothing: what needs a person stays so until the connection itself is seen to work.
  if (before && before.kind !== 'unreachable' && failure.kind === 'unreachable') return record;
  if (before?.kind !== failure.kind) return { ...record, failure };
  if (before.words === failure.words) return record;
  return { ...record, failure: { ...before, words: failure.words } };
}

/** Nothing is thrown where it cannot be noted now: the run went well all the same, and the next one notes it. */
export function noteSuccess(organization: OrganizationStore, known: OrganizationRecord, nowMs: number): void {
  const isFresh = known.lastSuccessAtMs !== undefined && nowMs - known.lastSuccessAtMs < SUCCESS_EVERY_MS;
  if (isFresh && !known.failure) return;
  whereItCanBe(() =>
    organization.change((record) => {
      const healedRecord = isOf(record, known.failure) ? healed(record) : record;
      return { ...rested(healedRecord, known, nowMs), lastSuccessAtMs: nowMs };
    }),
  );
}

function whereItCanBe(note: () => void): void {
  try {
    note();
  } catch (error) {
    if (!hasCode(error, 'store.busy', 'store.refused')) throw error;
  }
}

/** Without its rest where that is over, or was known when the run began: one that came meanwhile goes on. */
function rested(record: OrganizationRecord, known: OrganizationRecord, nowMs: number): OrganizationRecord {
  const { throttledUntilMs = 0, throttledBy: _why, ...rest } = record;
  return throttledUntilMs > nowMs && throttledUntilMs !== known.throttledUntilMs ? record : rest;
}

/** A failure that came while the run went on is not healed by it. */
function isOf({ failure }: OrganizationRecord, seen: Failure | undefined): boolean {
  return failure?.kind === seen?.kind && failure?.generation === seen?.generation;
}

/** What an error says of everybody. */
const KINDS: Partial<Record<ErrorCode, Failure['kind']>> = {
  // Noted already, under the token endpoint's lock; a kill between its two writes leaves it to the next run.
  'auth.lost': 'lost',
  'auth.blocked': 'blocked',
  'salesforce.session_refused': 'blocked',
  'salesforce.forbidden': 'blocked',
  'salesforce.unavailable': 'unreachable',
  'http.unreachable': 'unreachable',
  'http.bad_response': 'unreachable',
};

/** Background work rests for an hour, everybody's; people's cards go on, and say why. */
export function noteThrottled(organization: OrganizationStore, nowMs: number, why: RestReason): void {
  organization.change((record) => ({
    ...record,
    throttledUntilMs: nowMs + THROTTLE_MS,
    throttledBy: why,
  }));
}

/** As `noteThrottled`, of a run that has done its own work. */
export function noteAllowanceUsed(organization: OrganizationStore, nowMs: number): void {
  whereItCanBe(() => noteThrottled(organization, nowMs, 'calls'));
}

const RESTS: Partial<Record<ErrorCode, RestReason>> = {
  'salesforce.rate_limited': 'calls',
  'salesforce.storage_full': 'storage',
};

function restAfter(error: unknown): RestReason | undefined {
  if (!isAppError(error)) return undefined;
  return error.facts.reason === 'logins' ? 'logins' : RESTS[error.code];
}

/** What the connection itself says; both only read. */
export interface KnownConnection {
  hasAccess(): boolean;
  generation(): number;
}

/** Notes what an error says of the whole organization, and nothing for an error that is one user's own. */
export function noteFailure(
  organization: OrganizationStore,
  error: unknown,
  { connection, nowMs }: { connection: KnownConnection; nowMs: number },
): void {
  const rest = restAfter(error);
  if (rest !== undefined) {
    noteThrottled(organization, nowMs, rest);
    return;
  }
  const kind = isAppError(error) ? KINDS[error.code] : undefined;
  if (!isAppError(error) || kind === undefined) return;
  // Somebody has signed in again since: the refusal was of the connection before.
  if (hasCode(error, 'auth.lost', 'auth.blocked') && connection.hasAccess()) return;
  const failure: Failure = {
    kind,
    words: String(error.facts.words ?? error.message),
    atMs: nowMs,
    generation: connection.generation(),
  };
  organization.change((record) => withFailure(record, failure));
}
