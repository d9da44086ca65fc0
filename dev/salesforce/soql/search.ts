/** Owns searching by words over several objects: what SOSL and parameterizedSearch come down to. */

import type { Caller, RecordOut, SearchSpec } from '../org-data';
import { computedSql } from '../schema/computed-fields';
import { isText } from '../schema/field-kinds';
import type { FieldSpec } from '../schema/object-spec';
import type { Database } from '../storage/database';
import { loneFilterSql } from './conditions';
import { resolvePath } from './field-path';
import { orderTerms } from './order-by';
import { parse } from './parse';
import type { QueryContext, Scope } from './query-context';
import { recordOf } from './record-shape';
import { fromSql, openScope } from './scope';
import { readTerms, type SearchTerms, termsSql } from './search-terms';
import { selectList } from './select-list';

export interface SearchDeps {
  database: Database;
  context(caller: Caller, soql: string): QueryContext;
}

/** Documented. */
const MOST = 2000;
const LONGEST = 10_000;

/** Each word must be in one of the fields; an index that lags is not modelled. */
export function search(caller: Caller, spec: SearchSpec, deps: SearchDeps): RecordOut[] {
  // Too long a text finds nothing (documented).
  const terms = spec.text.length > LONGEST ? undefined : readTerms(spec.text);
  if (!terms) return [];
  const found: RecordOut[] = [];
  for (const wanted of spec.objects) {
    const left = (spec.limit ?? MOST) - found.length;
    if (left <= 0) break;
    found.push(
      ...searchObject(caller, { spec, wanted, terms, most: Math.min(left, wanted.limit ?? left) }, deps),
    );
  }
  return found;
}

interface ObjectSearch {
  spec: SearchSpec;
  wanted: SearchSpec['objects'][number];
  terms: SearchTerms;
  most: number;
}

function searchObject(
  caller: Caller,
  { spec, wanted, terms, most }: ObjectSearch,
  deps: SearchDeps,
): RecordOut[] {
  const fields = wanted.fields.length > 0 ? wanted.fields : ['Id'];
  const ordered = wanted.orderBy === undefined ? '' : ` ORDER BY ${wanted.orderBy}`;
  const soql = `SELECT ${fields.join(', ')} FROM ${wanted.name}${ordered}`;
  const parsed = parse(soql);
  const context = deps.context(caller, soql);
  const scope = openScope(context, parsed.sObject ?? '');
  if (!scope.object.searchable) return [];
  const { columns, shape } = selectList(parsed, {
    scope,
    children: () => {
      throw new Error('A search has no sub-selects.');
    },
  });
  const order = orderTerms(parsed.orderBy, context, (left) =>
    resolvePath(scope, 'path' in left ? left.path : ''),
  );
  const searched = searchedIn(scope, spec.in);
  // An object without such fields has nothing to be found by.
  if (searched.length === 0) return [];
  const where = loneFilterSql(scope, wanted.where, [termsSql(terms, searched, context.params)]);
  const sql =
    `SELECT ${columns.sql()} ${fromSql(scope)} ${where} ` +
    `ORDER BY ${[...order, `${scope.row}.rowid`].join(', ')} LIMIT ${context.params.bind(most)}`;
  const shaping = { catalog: context.catalog, dataPath: caller.dataPath };
  return deps.database.all(sql, context.params.values).map((row) => recordOf(row, shape, shaping));
}

const SCOPES: Record<SearchSpec['in'], (field: FieldSpec) => boolean> = {
  ALL: (field) => isText(field) && field.type !== 'picklist' && field.filterable,
  NAME: (field) => field.nameField || ['FirstName', 'LastName', 'Company'].includes(field.name),
  EMAIL: (field) => field.type === 'email',
  PHONE: (field) => field.type === 'phone',
};

function searchedIn({ object, context, row }: Scope, kind: SearchSpec['in']): string[] {
  const fields = object.fields.filter(
    (field) => SCOPES[kind](field) && context.rights.canRead(object, field),
  );
  return fields.map((field) => computedSql(object, field)?.(row) ?? `${row}."${field.name}"`);
}
