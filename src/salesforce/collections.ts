/** Owns saving many records in one call, and what came of each. */

import { decodeJson, flag, list, optional, record, text } from '../decode';
import { AppError, hasCode } from '../errors';
import type { SalesforceClient } from './client';
import { failureOfOrg, wordsOf } from './failures';

export type SaveResult =
  { ok: true; id: string } | { ok: false; code: string; words: string; fields: readonly string[] };

/** Of one call (documented: facts/salesforce.md 2.6). */
const MAX_RECORDS = 200;

/**
 * Characters in one call. A request holds 50 MB (documented, of Apps Script's fetch and of Salesforce's uploads), and a
 * character takes at most three bytes; but the text stands in the script's memory too, so there is less.
 */
const MAX_CHARACTERS = 10_000_000;

export interface Saving {
  act: 'create' | 'update';
  /** The object's name. */
  type: string;
}

const results = list(
  record({
    id: optional(text),
    success: flag,
    // Not `errorCode` as elsewhere (documented: facts/salesforce.md 2.6).
    errors: optional(
      list(record({ statusCode: text, message: optional(text), fields: optional(list(text)) })),
    ),
  }),
);

/**
 * One call for each 200 records, or 10 million characters; each record succeeds or fails alone. The results are in the
 * records' order. What one says of the whole org (no room, read-only) is thrown, though others may have been saved: their
 * keys tell. @throws salesforce.storage_full, salesforce.unavailable and the client's others, http.bad_response
 */
export function saveAll(
  client: Pick<SalesforceClient, 'post' | 'patch'>,
  { act, type }: Saving,
  records: readonly object[],
): SaveResult[] {
  const send = act === 'create' ? client.post : client.patch;
  return inCalls(records.map((fields) => ({ attributes: { type }, ...fields }))).flatMap((some) => {
    const answer = withoutSentOf(some, () =>
      send('/composite/sobjects', { allOrNone: false, records: some }),
    );
    const saved = decodeJson('http.bad_response', results, answer);
    if (saved.length !== some.length)
      throw new AppError('http.bad_response', 'another number of results', {
        what: `${saved.length} results for ${some.length} records`,
      });
    return saved.map((one, at) => toResult(one, some[at] ?? {}));
  });
}

function inCalls(records: readonly object[]): object[][] {
  const calls: object[][] = [];
  let room = 0;
  for (const one of records) {
    const size = JSON.stringify(one).length;
    const last = calls[calls.length - 1];
    if (last && last.length < MAX_RECORDS && size <= room) {
      last.push(one);
      room -= size;
    } else {
      calls.push([one]);
      room = MAX_CHARACTERS - size;
    }
  }
  return calls;
}

function toResult(
  { id, success, errors = [] }: ReturnType<typeof results>[number],
  sent: object,
): SaveResult {
  if (success && id !== undefined) return { ok: true, id };
  const { statusCode = 'UNKNOWN', message = '', fields = [] } = errors[0] ?? {};
  const remote = { errorCode: statusCode, message: withoutSent(message, sent) };
  const ofOrg = failureOfOrg(remote);
  if (ofOrg) throw ofOrg;
  return { ok: false, code: statusCode, words: wordsOf(remote), fields };
}

const ID = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/;
/** Shorter values stand in any sentence. */
const TELLING = 4;

/** "Subject: data value too large: …" quotes the subject, and words are kept and logged; ids are nobody's secret. */
function withoutSent(message: string, sent: object): string {
  const values = Object.values(sent) as unknown[];
  const starts = values.flatMap((value) =>
    typeof value === 'string' && value.length >= TELLING && !ID.test(value) ? value.slice(0, 20) : [],
  );
  const at = starts.map((start) => message.indexOf(start)).filter((found) => found >= 0);
  return at.length === 0 ? message : `${message.slice(0, Math.min(...at))}…`;
}

/** A refusal of the whole request may quote a record too: `JSON_PARSER_ERROR: Cannot deserialize … from …`. */
function withoutSentOf<T>(records: readonly object[], ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    if (!hasCode(error, 'salesforce.rejected', 'salesforce.forbidden')) throw error;
    const told = String(error.facts.words);
    const [, code = '', message = told] = /^(\w+: )(.*)$/s.exec(told) ?? [];
    const words = code + records.reduce<string>(withoutSent, message);
    throw new AppError(error.code, error.message, { ...error.facts, words });
  }
}
