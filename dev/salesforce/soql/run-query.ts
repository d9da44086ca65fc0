/** Owns running a query: compiling it as its caller, reading the first page, and the pages after it. */

import type { Query } from '@jetstreamapp/soql-parser-js';
import type { RightsTable } from '../access/rights';
import type { Sharing } from '../access/sharing';
import type { VirtualRows } from '../access/virtual-rows';
import type { Caller, QueryOptions, QueryPage, RecordOut } from '../org-data';
import type { Catalog } from '../schema/catalog';
import type { Database } from '../storage/database';
import { createParams } from '../storage/params';
import { aggregateQuery, countSql, isAggregateQuery, isCount } from './aggregate-query';
import { createLocators } from './locators';
import { parse } from './parse';
import type { QueryContext, Scope } from './query-context';
import { recordQuery } from './record-query';
import { openScope } from './scope';
import { soqlError, soqlErrorAt } from './soql-error';

export interface QueryDeps {
  database: Database;
  catalog: () => Catalog;
  rights: RightsTable;
  sharing: Sharing;
  virtualRows: VirtualRows;
  nowMs: () => number;
}

export interface Queries {
  query(caller: Caller, soql: string, options?: QueryOptions): QueryPage;
  queryMore(caller: Caller, locator: string, options?: QueryOptions): QueryPage;
  /** For what is not written as a query but read like one. */
  context(caller: Caller, soql: string, options?: QueryOptions): QueryContext;
}

const LARGEST_PAGE = 2000;
const SMALLEST_PAGE = 200;
/** About two days (assumed). */
const LOCATOR_MS = 2 * 24 * 60 * 60 * 1000;

export function createQueries(deps: QueryDeps): Queries {
  const { database, catalog, rights, sharing, virtualRows } = deps;
  const locators = createLocators();

  function context(caller: Caller, soql: string, { all = false }: QueryOptions = {}): QueryContext {
    let aliases = 0;
    return {
      soql,
      catalog: catalog(),
      rights: rights.of(caller.userId),
      sharing,
      params: createParams(),
      nowMs: deps.nowMs(),
      all,
      nextAlias: () => `t${aliases++}`,
    };
  }

  function query(caller: Caller, soql: string, options: QueryOptions = {}): QueryPage {
    const parsed = parse(soql);
    refuseUnbuilt(parsed, soql);
    const own = context(caller, soql, options);
    const scope = openScope(own, parsed.sObject ?? '', parsed.sObjectAlias);
    if (scope.object.virtual) virtualRows.make(scope.object, parsed, own);
    return withinReach(() => {
      if (isCount(parsed, soql)) return counted(scope, parsed);
      if (isAggregateQuery(parsed)) return grouped(scope, parsed);
      return firstPage(scope, { parsed, caller, most: pageSize(options) });
    });
  }

  function counted(scope: Scope, parsed: Query): QueryPage {
    const sql = countSql(scope, parsed);
    const { n } = database.get(sql, scope.context.params.values)!;
    return { totalSize: Number(n), done: true, locator: undefined, records: [] };
  }

  /** Groups come in one page or not at all (documented, words seen). */
  function grouped(scope: Scope, parsed: Query): QueryPage {
    const { sql, record } = aggregateQuery(scope, parsed);
    const rows = database.all(sql, scope.context.params.values);
    if (rows.length > LARGEST_PAGE)
      throw soqlError(
        'EXCEEDED_ID_LIMIT',
        'Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch',
      );
    return { totalSize: rows.length, done: true, locator: undefined, records: rows.map(record) };
  }

  function firstPage(
    scope: Scope,
    { parsed, caller, most }: { parsed: Query; caller: Caller; most: number },
  ): QueryPage {
    const shaping = { catalog: scope.context.catalog, dataPath: caller.dataPath };
    const { userId } = caller;
    const endsAtMs = deps.nowMs() + LOCATOR_MS;
    const laterChildren = (records: RecordOut[], from: number) =>
      locators.text(
        locators.open({
          total: records.length,
          records: (start, end) => records.slice(start, end),
          of: 'children',
          userId,
          endsAtMs,
        }),
        from,
      );
    const compiled = recordQuery(scope, parsed, {
      database,
      context: scope.context,
      shaping,
      laterChildren,
    });
    const rows = compiled.firstRows(most + 1);
    if (rows.length <= most)
      return { totalSize: rows.length, done: true, locator: undefined, records: compiled.records(rows) };
    const numbers = compiled.allRowNumbers();
    const key = locators.open({
      total: numbers.length,
      records: (start, end) => compiled.records(compiled.rowsAt(numbers.subarray(start, end))),
      of: 'rows',
      userId,
      endsAtMs,
    });
    return {
      totalSize: numbers.length,
      done: false,
      locator: locators.text(key, most),
      records: compiled.records(rows.slice(0, most)),
    };
  }

  function queryMore(caller: Caller, locator: string, options: QueryOptions = {}): QueryPage {
    const { cursor, key, at } = locators.find(locator, { userId: caller.userId, nowMs: deps.nowMs() });
    const end = Math.min(at + pageSize(options), cursor.total);
    const done = end === cursor.total;
    return {
      totalSize: cursor.total,
      done,
      locator: done ? undefined : locators.text(key, end),
      records: cursor.records(at, end),
    };
  }

  return { query, queryMore, context };
}

function pageSize({ batchSize = LARGEST_PAGE }: QueryOptions): number {
  return Math.min(Math.max(batchSize, SMALLEST_PAGE), LARGEST_PAGE);
}

/** Clauses that only Apex has, and data categories, which no object here has. */
function refuseUnbuilt(parsed: Query, soql: string): void {
  const unknown = (['withDataCategory', 'withSecurityEnforced', 'withAccessLevel', 'update'] as const).find(
    (clause) => parsed[clause] !== undefined,
  );
  if (unknown === undefined) return;
  const token = unknown === 'update' ? 'UPDATE' : 'WITH';
  throw soqlErrorAt('MALFORMED_QUERY', { soql, token }, `unexpected token: '${token}'`);
}

/** SQLite gives up on some queries that Salesforce would call too complicated too (the words are seen). */
function withinReach<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    const isTooMuch =
      error instanceof Error &&
      /too (large|many|big|deep|complex)|parser stack|max(imum)? depth/i.test(error.message);
    if (!isTooMuch || error.name === 'OrgRefusal') throw error;
    throw soqlError(
      'QUERY_TOO_COMPLICATED',
      'Query is either selecting too many fields or the filter conditions are too complicated.',
    );
  }
}
