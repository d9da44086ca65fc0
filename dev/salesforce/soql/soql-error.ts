/** Owns the refusals of queries, in Salesforce's words. */

import { OrgRefusal } from '../refusal';

type Code =
  | 'MALFORMED_QUERY'
  | 'INVALID_FIELD'
  | 'INVALID_TYPE'
  | 'INVALID_QUERY_FILTER_OPERATOR'
  | 'INVALID_QUERY_LOCATOR'
  | 'NUMBER_OUTSIDE_VALID_RANGE'
  | 'QUERY_TOO_COMPLICATED'
  | 'EXCEEDED_ID_LIMIT';

export function soqlError(code: Code, message: string): OrgRefusal {
  return new OrgRefusal(code, message);
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
): OrgRefusal {
  const escaped = token.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const found = token === '' ? -1 : soql.search(new RegExp(`(?<![\\w.])${escaped}(?!\\w)`));
  const at = found < 0 ? soql.length : found;
  const from = Math.max(0, at - BEFORE);
  const piece = soql.slice(from, at + AFTER).replace(/\s/g, ' ');
  const lines = soql.slice(0, at).split('\n');
  const place = `ERROR at Row:${lines.length}:Column:${lines[lines.length - 1]!.length + 1}`;
  return soqlError(code, `\n${piece}\n${' '.repeat(at - from)}^\n${place}\n${message}`);
}

const REFERENCE_WORDS = 'Please reference your WSDL or the describe call for the appropriate names.';

/** Words seen. */
export function unknownObject(soql: string, name: string): OrgRefusal {
  const message =
    `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the ` +
    `'__c' after the entity name. ${REFERENCE_WORDS}`;
  return soqlErrorAt('INVALID_TYPE', { soql, token: name }, message);
}

/** Words seen. Also for a field that the caller may not see. */
export function unknownColumn(
  soql: string,
  { path, column, entity }: { path: string; column: string; entity: string },
): OrgRefusal {
  const message =
    `No such column '${column}' on entity '${entity}'. If you are attempting to use a custom field, be sure to ` +
    `append the '__c' after the custom field name. ${REFERENCE_WORDS}`;
  return soqlErrorAt('INVALID_FIELD', { soql, token: path }, message);
}

/** Words seen. */
export function unknownRelationship(soql: string, name: string): OrgRefusal {
  const message =
    `Didn't understand relationship '${name}' in field path. If you are attempting to use a custom relationship, ` +
    `be sure to append the '__r' after the custom relationship name. ${REFERENCE_WORDS}`;
  return soqlErrorAt('INVALID_FIELD', { soql, token: name }, message);
}

/** Words seen: of a subquery. */
export function unknownChild(soql: string, { name, entity }: { name: string; entity: string }): OrgRefusal {
  const message =
    `Didn't understand relationship '${name}' in FROM part of query call. If you are attempting to use a custom ` +
    `relationship, be sure to append the '__r' after the custom relationship name. ${REFERENCE_WORDS}`;
  return soqlErrorAt('INVALID_TYPE', { soql, token: name === '' ? entity : name }, message);
}

/** Words seen for most parts; this simulator names what it does not build, and never skips it. */
export function unbuilt(part: string): OrgRefusal {
  return soqlError('MALFORMED_QUERY', `${part} is not built in this simulator`);
}
