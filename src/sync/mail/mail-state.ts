/**
 * Owns what a user's own store holds of their mail: how far it was read, what was refused, what nobody in Salesforce
 * matched, what was skipped and why. All of it is written with one call, so that no kill parts it.
 */

import { type Decoded, list, oneOf, optional, record, text, whole } from '../../decode';
import type { PropertyStore } from '../../ports';
import { decodeValue, encodeValue, type ValueKind } from '../../store/json-value';
import { type ListKind, listIn, listTexts } from '../../store/sharded-list';
import { type Wishes, wishesIn } from './again';
import { SKIP_REASONS } from './eligibility';

/** Reading a time span, oldest first, until `untilMs`; from there on `historyId` tells what was added. */
const listing = record({
  fromMs: whole,
  untilMs: whole,
  spanMs: whole,
  /** Where a forgotten cursor has missed something; absent at the first run, which lists Inbox and Sent. */
  of: optional(oneOf('everything')),
});

const progress = record({
  /** Nothing older is logged. */
  sinceMs: whole,
  /** Gmail's; what was added after it has not been looked at. */
  historyId: text,
  /** When that was last Gmail's newest; one that is too old is forgotten there. */
  historyAtMs: whole,
  listing: optional(listing),
  /** How many mails were logged in which hour since 1970; a week of them. */
  hours: list(record({ hour: whole, logged: whole })),
  /** What the last run left for the next one. */
  behind: optional(record({ mails: optional(whole), oldestMs: optional(whole) })),
  /** What the first runs after an outage or a pause logged. */
  caughtUp: optional(record({ mails: whole, atMs: whole })),
  /** When mail that nobody matched was last looked at again. */
  lookedAgainAtMs: optional(whole),
  /** The last mail of that look, where more are to be looked at by the next run. */
  lookedAgainPast: optional(text),
});

const refused = record({
  /** Gmail's id of the mail. */
  id: text,
  /** Its beginning; the store is the person's own. */
  subject: text,
  /** Salesforce's code and words. */
  code: text,
  words: text,
  kind: oneOf('validation', 'other'),
  tries: whole,
  sinceMs: whole,
  /** When the batch of the last try began; absent in what an older version has kept. */
  triedAtMs: optional(whole),
  /** Absent once only a person can have it tried again. */
  nextTryAtMs: optional(whole),
});

const unmatched = record({ id: text, atMs: whole, addresses: list(text) });
/** `refused` was kept, and nobody has asked for it for too long. */
const skipped = record({ id: text, reason: oneOf(...SKIP_REASONS, 'refused') });

export type Progress = Decoded<typeof progress>;
export type Listing = Decoded<typeof listing>;
export type Refused = Decoded<typeof refused>;
export type Unmatched = Decoded<typeof unmatched>;
export type Skipped = Decoded<typeof skipped>;

export interface MailState {
  /** Undefined before the first run. */
  progress: Progress | undefined;
  refused: readonly Refused[];
  unmatched: readonly Unmatched[];
  /** The last ones, newest at the end. */
  skipped: readonly Skipped[];
}

const PROGRESS: ValueKind<Progress> = { name: 'mail', version: 1, decoder: progress };
const REFUSED: ListKind<Refused> = { name: 'q', version: 1, item: refused };
const UNMATCHED: ListKind<Unmatched> = { name: 'w', version: 1, item: unmatched };
const SKIPPED: ListKind<Skipped> = { name: 's', version: 1, item: skipped };

/** From a bulk read of the user's own store. @throws store.corrupt */
export function mailStateIn(values: Readonly<Record<string, string>>): MailState {
  const known = values[PROGRESS.name];
  return {
    progress: known === undefined ? undefined : decodeValue(PROGRESS, known),
    refused: listIn(REFUSED, values),
    unmatched: listIn(UNMATCHED, values),
    skipped: listIn(SKIPPED, values),
  };
}

export interface MailStore {
  /** As the store was when this execution read it, with what it has saved since. */
  state(): MailState;
  /** What the person wanted tried again when this execution read it. @throws store.corrupt */
  wishes(): Wishes;
  /** Whether nobody else has moved on since it was read: one storage call. */
  isCurrent(): boolean;
  /** Writes what has changed, in one call. @throws store.full, store.refused */
  save(state: MailState): void;
}

export function createMailStore(
  properties: PropertyStore,
  read: Readonly<Record<string, string>>,
): MailStore {
  const stored: Record<string, string> = { ...read };
  let known: MailState | undefined;
  const state = () => (known ??= mailStateIn(stored));
  return {
    state,
    wishes: () => wishesIn(read),
    isCurrent: () => properties.getProperty(PROGRESS.name) === (stored[PROGRESS.name] ?? null),
    save(next) {
      const texts = {
        ...(next.progress ? { [PROGRESS.name]: encodeValue(PROGRESS, next.progress) } : {}),
        ...listTexts(REFUSED, next.refused, stored),
        ...listTexts(UNMATCHED, next.unmatched, stored),
        ...listTexts(SKIPPED, next.skipped, stored),
      };
      const changed = Object.fromEntries(
        Object.entries(texts).filter(([key, value]) => stored[key] !== value),
      );
      if (Object.keys(changed).length > 0) properties.setProperties(changed);
      Object.assign(stored, changed);
      known = next;
    },
  };
}
