/** Owns the organization's state: computed from facts with times, never a flag that someone must clear. */

import type { KnownConnection } from './connection-facts';
import { NEW_ORGANIZATION, type OrganizationRecord, type RestReason } from './organization-record';

export type OrganizationState =
  | 'not-set-up'
  | 'disabled'
  | 'connected'
  | 'expiring'
  /** A person must sign in again. */
  | 'lost'
  /** Something must change in Salesforce. */
  | 'blocked'
  /** Passes by itself. */
  | 'unreachable';

const EXPIRY_WARNING_MS = 14 * 86_400_000;

export function organizationState(record: OrganizationRecord | undefined, nowMs: number): OrganizationState {
  if (!record?.connected) return 'not-set-up';
  if (!record.isEnabled) return 'disabled';
  if (record.failure) return record.failure.kind;
  const { expiresAtMs } = record.connected;
  return expiresAtMs !== undefined && expiresAtMs - nowMs < EXPIRY_WARNING_MS ? 'expiring' : 'connected';
}

/** The record, and what it amounts to now. */
export interface OrganizationView {
  record: OrganizationRecord;
  state: OrganizationState;
  /** Until when nobody's run calls Salesforce, and why; absent where they do. */
  rest?: { untilMs: number; by: RestReason };
}

export function viewOf(record: OrganizationRecord | undefined, nowMs: number): OrganizationView {
  const { throttledUntilMs: untilMs = 0, throttledBy: by = 'calls' } = record ?? NEW_ORGANIZATION;
  return {
    record: record ?? NEW_ORGANIZATION,
    state: organizationState(record, nowMs),
    ...(untilMs > nowMs ? { rest: { untilMs, by } } : {}),
  };
}

/** Whether the record alone lets Salesforce be called. After a loss or a block nobody does, until an admin acts. */
export function isUsable(state: OrganizationState): boolean {
  return state === 'connected' || state === 'expiring' || state === 'unreachable';
}

/**
 * What keeps a run, and each of its writes, from Salesforce: nothing is connected, or it is switched off; or the
 * connection is refused. A kill between the two writes of a reconnect leaves the redder record: a newer connection
 * knows better.
 */
export function barOf(
  { connected, isEnabled, failure }: OrganizationRecord,
  connection: KnownConnection,
): 'off' | 'refused' | undefined {
  if (!connected || !isEnabled) return 'off';
  if (!failure || failure.kind === 'unreachable') return undefined;
  return connection.hasAccess() && failure.generation !== connection.generation() ? undefined : 'refused';
}
