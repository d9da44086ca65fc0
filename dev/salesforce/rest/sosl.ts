/** Owns reading SOSL: `FIND {text} IN … FIELDS RETURNING … LIMIT n`. Other clauses are named, and not skipped. */

import type { SearchSpec } from '../org-data';
import { badRequest } from './rest-error';

/** Words of the first two seen, of the others assumed. */
const malformed = (message: string) => badRequest('MALFORMED_SEARCH', message);

const GROUPS = ['ALL', 'NAME', 'EMAIL', 'PHONE'] as const;

/** The objects are empty without RETURNING. */
export function readSosl(sosl: string): SearchSpec {
  const found = /^\s*FIND\s*\{((?:[^\\}]|\\.)*)\}\s*(.*)$/is.exec(sosl);
  if (!found) throw malformed('No search term found. The search term must be enclosed in braces.');
  const text = found[1]!.replace(/\\(.)/gs, '$1');
  checkTerm(text);
  let rest = found[2]!;
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    const matched = pattern.exec(rest);
    if (!matched) return undefined;
    rest = rest.slice(matched[0].length).trimStart();
    return matched;
  };
  const group = take(/^IN\s+(\w+)\s+FIELDS\b/i)?.[1]?.toUpperCase() ?? 'ALL';
  const known = GROUPS.find((name) => name === group);
  if (!known) throw malformed(`unexpected token: '${group}'`);
  const objects = take(/^RETURNING\s+/i) ? objectsIn(take) : [];
  const limit = take(/^LIMIT\s+(\d{1,9})(?!\w)/i)?.[1];
  if (rest !== '') throw malformed(`unexpected token: '${/^\w+|./s.exec(rest)![0]}'`);
  return { text, in: known, objects, ...(limit === undefined ? {} : { limit: Number(limit) }) };
}

/** Words seen. */
export function checkTerm(text: string): void {
  if (text.replace(/[*?"\s]/g, '').length < 2)
    throw malformed(`search term must be longer than one character: ${text}`);
}

type Take = (pattern: RegExp) => RegExpExecArray | undefined;

function objectsIn(take: Take): SearchSpec['objects'] {
  const objects: SearchSpec['objects'] = [];
  do {
    const name = take(/^([a-z]\w*)/i)?.[1];
    if (name === undefined) throw malformed('An object was expected after RETURNING');
    const inner = take(/^\s*\(((?:[^()']|'(?:[^'\\]|\\.)*'|\((?:[^()']|'(?:[^'\\]|\\.)*')*\))*)\)/s)?.[1];
    objects.push(inner === undefined ? { name, fields: ['Id'] } : objectIn(name, inner));
  } while (take(/^,\s*/));
  return objects;
}

/** What stands in the brackets after an object: fields, then WHERE, ORDER BY and LIMIT. */
function objectIn(name: string, inner: string): SearchSpec['objects'][number] {
  const shape = /^(.*?)(?:\sWHERE\s(.*?))?(?:\sORDER\s+BY\s(.*?))?(?:\sLIMIT\s+(\d{1,9}))?\s*$/is;
  const [, list = '', where, orderBy, limit] = shape.exec(inner)!;
  const fields = list.split(',').map((field) => field.trim());
  const wrong = fields.find((field) => !/^[a-z]\w*(\.[a-z]\w*)*$/i.test(field));
  if (wrong !== undefined) throw malformed(`unexpected token: '${wrong}'`);
  return {
    name,
    fields,
    ...(where === undefined ? {} : { where }),
    ...(orderBy === undefined ? {} : { orderBy: checkedOrder(orderBy) }),
    ...(limit === undefined ? {} : { limit: Number(limit) }),
  };
}

function checkedOrder(text: string): string {
  if (/^[\w.,\s]+$/.test(text)) return text;
  throw malformed(`unexpected token: '${text}'`);
}
