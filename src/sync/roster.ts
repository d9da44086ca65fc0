/**
 * Owns the roster: one short text a user in the domain store, so that an admin's card shows thousands of users with
 * one bulk read. The user's own run writes it; an address and a code are in it only with a problem.
 */

import { AppError, type ErrorCode, hasCode } from '../errors';
import type { PropertyStore } from '../ports';
import type { AddressDigest, Keys } from '../store/keys';
import type { RunResult } from './user-record';

/** The errors that are a user's own. */
export const SUSPENDING = [
  'salesforce.rejected',
  'salesforce.not_found',
  'input.invalid',
  'salesforce.key_field',
  'store.full',
] as const satisfies ErrorCode[];
export type SuspendingCode = (typeof SUSPENDING)[number];

export type RosterKind = RunResult['kind'] | 'paused' | 'out-of-scope';

export interface RosterEntry {
  kind: RosterKind;
  /** The hour of the last success, counted from 1970; 0 for none. */
  successHour: number;
  /** Of the last run, where that was later. */
  runHour?: number;
  /** How many mails Salesforce has refused; absent where none wait for a person. */
  refused?: number;
  /** What suspended this user. */
  code?: SuspendingCode;
  /** Present with a problem. */
  address?: string;
}

/** A text in the roster that nobody can read: that user's next run writes it anew. */
interface Unreadable {
  kind: 'unreadable';
  successHour: 0;
  runHour?: undefined;
  refused?: undefined;
}

/** The first character is the version of the format, the second the kind. */
const VERSION = '1';
const LETTERS: Readonly<Record<RosterKind, string>> = {
  active: 'a',
  'catching-up': 'c',
  waiting: 'w',
  'no-user': 'n',
  ambiguous: 'm',
  suspended: 's',
  'needs-permission': 'g',
  paused: 'p',
  'out-of-scope': 'o',
};
const CODE_LETTERS: Readonly<Record<SuspendingCode, string>> = {
  'salesforce.rejected': 'r',
  'salesforce.not_found': 'n',
  'input.invalid': 'i',
  'salesforce.key_field': 'k',
  'store.full': 'f',
};
const KINDS = new Map(Object.entries(LETTERS).map(([kind, letter]) => [letter, kind as RosterKind]));
/** Kind, success, `+` hours until the last run, `.` code, `!` refused mails, address. */
const ENTRY = /^1([a-z])([0-9a-z]{1,6})(?:\+([0-9a-z]{1,6}))?(?:\.([a-z]))?(?:!([0-9a-z]{1,3}))?(?: (\S+))?$/;
const HOUR_MS = 3_600_000;

const PROBLEMS: readonly RosterKind[] = ['no-user', 'ambiguous', 'suspended', 'needs-permission'];

export function hourOf(atMs: number | undefined): number {
  return atMs === undefined ? 0 : Math.floor(atMs / HOUR_MS);
}

export function hourStartMs(hour: number): number {
  return hour * HOUR_MS;
}

/** Of an hour that begins then; nothing of nothing. */
export function hourEndMs(startMs: number | undefined): number | undefined {
  return startMs === undefined ? undefined : startMs + HOUR_MS - 1;
}

/** Each to the beginning of its hour. */
export function timesIn(entry: RosterEntry | Unreadable | undefined): {
  lastSuccessAtMs: number | undefined;
  lastRunAtMs: number | undefined;
} {
  const lastSuccessAtMs = entry?.successHour ? hourStartMs(entry.successHour) : undefined;
  const lastRunAtMs = entry?.runHour === undefined ? lastSuccessAtMs : hourStartMs(entry.runHour);
  return { lastSuccessAtMs, lastRunAtMs };
}

/** At most 24 characters before the address. */
export function encodeEntry(entry: RosterEntry): string {
  const { kind, successHour, runHour = successHour, code, refused = 0, address } = entry;
  const run = runHour > successHour ? `+${(runHour - successHour).toString(36)}` : '';
  const suffix = code === undefined ? '' : `.${CODE_LETTERS[code]}`;
  const mails = refused > 0 ? `!${refused.toString(36)}` : '';
  const start = VERSION + LETTERS[kind] + successHour.toString(36) + run + suffix + mails;
  return address !== undefined && PROBLEMS.includes(kind) ? `${start} ${address}` : start;
}

/** @throws store.corrupt */
export function decodeEntry(text: string): RosterEntry {
  const [, letter = '', hour = '', run, codeLetter, mails, address] = ENTRY.exec(text) ?? [];
  const kind = KINDS.get(letter);
  if (kind === undefined) throw new AppError('store.corrupt', 'no roster entry', { key: 'u' });
  const code = SUSPENDING.find((one) => CODE_LETTERS[one] === codeLetter);
  const successHour = parseInt(hour, 36);
  return {
    kind,
    successHour,
    ...(run === undefined ? {} : { runHour: successHour + parseInt(run, 36) }),
    ...(mails === undefined ? {} : { refused: parseInt(mails, 36) }),
    ...(code === undefined ? {} : { code }),
    ...(address === undefined ? {} : { address }),
  };
}

export type Roster = ReadonlyMap<AddressDigest, RosterEntry | Unreadable>;

/** Picks the roster out of a bulk read of the store. One text that nobody can read is that one user's row. */
export function rosterIn(values: Readonly<Record<string, string>>, keys: Keys): Roster {
  const roster = new Map<AddressDigest, RosterEntry | Unreadable>();
  for (const [key, text] of Object.entries(values)) {
    const digest = keys.digestIn(key);
    if (digest !== undefined) roster.set(digest, readable(text));
  }
  return roster;
}

function readable(text: string): RosterEntry | Unreadable {
  try {
    return decodeEntry(text);
  } catch (error) {
    if (hasCode(error, 'store.corrupt')) return { kind: 'unreadable', successHour: 0 };
    throw error;
  }
}

/** Writes the entry where it says something new. */
export function noteInRoster(
  stores: { properties: PropertyStore; keys: Keys },
  digest: AddressDigest,
  entry: RosterEntry,
): void {
  const key = stores.keys.user(digest);
  const text = encodeEntry(entry);
  if (stores.properties.getProperty(key) !== text) stores.properties.setProperty(key, text);
}
