/**
 * Owns why the scope's groups could not be read the last time, where an admin can mend it: a value of its own, so that
 * noting it touches nothing of the last reading, which goes on to hold.
 */

import { type Decoded, optional, record, text, whole } from '../decode';
import type { AppError } from '../errors';
import type { PropertyStore } from '../ports';
import type { ValueKind } from '../store/json-value';
import type { Keys } from '../store/keys';
import { createSingleValue, type SingleValue } from '../store/single-value';

const problem = record({ group: optional(text), reason: text, atMs: whole });

export type ScopeProblem = Decoded<typeof problem>;

const KIND: ValueKind<ScopeProblem> = { name: 'scope problem', version: 1, decoder: problem };

export function createScopeProblem(properties: PropertyStore, keys: Keys): SingleValue<ScopeProblem> {
  return createSingleValue(properties, keys.scopeProblem, KIND);
}

/** What an `input.invalid` of the directory says of the scope. */
export function scopeProblemOf({ facts }: AppError, atMs: number): ScopeProblem {
  const { group, reason = 'form' } = facts;
  return { ...(group === undefined ? {} : { group: String(group) }), reason: String(reason), atMs };
}
