/** Owns the refusals of queries, in Salesforce's words. */

import type { HTTPException } from 'hono/http-exception';
import { apiError } from '../data/api-error';

type Code = 'MALFORMED_QUERY' | 'INVALID_FIELD' | 'INVALID_TYPE' | 'INVALID_QUERY_FILTER_OPERATOR';

export function soqlError(code: Code, message: string): HTTPException {
  return apiError(400, code, message);
}

/** How much of the query is shown before and after the place (assumed). */
const BEFORE = 20;
const AFTER = 40;

/**
 * A refusal that shows the place: a piece of the query, a caret under it, row and column (seen). The place is where
 * `token` first stands as a word; without it, the query's end.
 */
export function soqlErrorAt(
  code: Code,
  { soql, token }: { soql: string; token: string },
  message: string,
): HTTPException {
  const escaped = token.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const found = token === '' ? -1 : soql.search(new RegExp(`(?<![\\w.])${escaped}(?!\\w)`));
  const at = found < 0 ? soql.length : found;
  const from = Math.max(0, at - BEFORE);
  const piece = soql.slice(from, at + AFTER).replace(/\s/g, ' ');
  const lines = soql.slice(0, at).split('\n');
  const place = `ERROR at Row:${lines.length}:Column:${lines[lines.length - 1]!.length + 1}`;
  return soqlError(code, `\n${piece}\n${' '.repeat(at - from)}^\n${place}\n${message}`);
}

/** Words seen for most parts; this simulator names what it does not build, and never skips it. */
export function unbuilt(part: string): HTTPException {
  return soqlError('MALFORMED_QUERY', `${part} is not built in this simulator`);
}
