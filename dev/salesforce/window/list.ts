/** Owns the list of an object's records: searched by name, sorted by a column, a page at a time. */

import { listShape } from './default-columns';
import { type Described, titleField } from './objects';
import { type Column, columnsOf, readRecords, type Table, tableOf } from './tables';
import type { Viewer } from './viewer';

export interface ListRequest {
  /** What a name or an address contains. */
  search: string;
  /** A column's path; the object's own order without one that sorts. */
  sort: string | undefined;
  direction: string | undefined;
  /** From 1. */
  page: number;
}

export interface ListModel {
  object: Described;
  search: string;
  columns: Column[];
  sort: string;
  direction: 'asc' | 'desc';
  table: Table;
  page: number;
  pages: number;
  /** Of all pages. */
  count: number;
  /** Of the first row of this page, from 1. */
  first: number;
}

export const ROWS_A_PAGE = 50;
/** A query skips 2,000 rows at most, and Salesforce's own lists end there too (documented). */
const MOST_PAGES = 2000 / ROWS_A_PAGE + 1;
const LONGEST_SEARCH = 100;

export function readList(viewer: Viewer, object: Described, asked: ListRequest): ListModel {
  const shape = listShape(object);
  const columns = columnsOf(viewer, object, shape.columns);
  const sorted = columns.find(({ path, sortPath }) => path === asked.sort && sortPath !== undefined);
  const usual = sorted === undefined;
  const sort = sorted?.path ?? shape.sort;
  const direction = usual ? shape.direction : asked.direction === 'desc' ? 'desc' : 'asc';
  const search = asked.search.slice(0, LONGEST_SEARCH).trim();
  const where = condition(object, search);
  const count = countOf(viewer, object.name, where);
  const pages = Math.max(1, Math.min(MOST_PAGES, Math.ceil(count / ROWS_A_PAGE)));
  const page = Math.min(Math.max(1, asked.page), pages);
  const order = `ORDER BY ${sorted?.sortPath ?? sort} ${direction} NULLS LAST, Id`;
  const offset = (page - 1) * ROWS_A_PAGE;
  const clauses = `${where} ${order} LIMIT ${ROWS_A_PAGE} OFFSET ${offset}`;
  const records = readRecords(viewer, object, { columns, clauses });
  const table = tableOf(viewer, object, { columns, records });
  return { object, search, columns, sort, direction, table, page, pages, count, first: offset + 1 };
}

/** In a large org, counting what one user reaches takes seconds. */
const MOST_COUNTED = 10_000;

/** How many of its records the viewer reaches; one more than are told when there are more. */
export function countOf({ data, caller }: Viewer, object: string, where: string): number {
  return data.query(caller, `SELECT COUNT() FROM ${object} ${where} LIMIT ${MOST_COUNTED + 1}`).totalSize;
}

/** `10,000+` where there are more. */
export function countText(count: number): string {
  const told = new Intl.NumberFormat('en').format(Math.min(count, MOST_COUNTED));
  return count > MOST_COUNTED ? `${told}+` : told;
}

function condition(object: Described, search: string): string {
  const fields = [titleField(object), object.fields.find(({ name }) => name === 'Email')];
  const searched = fields.flatMap((field) => (field?.filterable && field.type !== 'id' ? [field.name] : []));
  if (search === '' || searched.length === 0) return '';
  const pattern = `'%${search.replace(/[\\'%_]/g, '\\$&')}%'`;
  return `WHERE (${[...new Set(searched)].map((name) => `${name} LIKE ${pattern}`).join(' OR ')})`;
}
