/** Owns values as a person reads them: dates in the viewer's time zone, labels of picklists, names of lookups. */

import { id18, isId } from '../ids';
import type { RecordOut } from '../org-data';
import { recordPath } from './addresses';
import { type Field, titleField } from './objects';
import type { Viewer } from './viewer';

/** A text, perhaps one that leads to a record. Both come from records: they are escaped where they are drawn. */
export interface Cell {
  text: string;
  href?: string;
  align?: 'right';
}

export const EMPTY: Cell = { text: '' };

/** Texts of lists are cut here. */
const LONGEST_CELL = 120;

const NUMBERS = ['int', 'double', 'currency', 'percent'];

export function isNumeric({ type }: Field): boolean {
  return NUMBERS.includes(type);
}

/** Everything but lookups, whose names are read for a whole page at once. */
export function textOf(field: Field, value: unknown, { timeZone }: Pick<Viewer, 'timeZone'>): string {
  switch (typeof value) {
    case 'boolean':
      return value ? 'Yes' : 'No';
    case 'number':
      return numberText(field, value);
    case 'string':
      if (field.type === 'date' && value !== '') return dayText(value);
      if (field.type === 'datetime' && value !== '') return timeText(Date.parse(value), timeZone);
      return field.picklistValues.find((one) => one.value === value)?.label ?? value;
    default:
      return value ? addressLines(value as Record<string, unknown>) : '';
  }
}

function numberText({ type }: Field, value: number): string {
  const text = new Intl.NumberFormat('en').format(value);
  return type === 'percent' ? `${text}%` : text;
}

export function cut(text: string): string {
  return text.length <= LONGEST_CELL ? text : `${text.slice(0, LONGEST_CELL)}…`;
}

/** A day does not break over two lines. */
const unbroken = (text: string) => text.replaceAll(/(?<!,) /g, '\u00a0');

/** `2026-11-23` as `23 Nov 2026`. */
export function dayText(date: string): string {
  const options = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  return unbroken(new Intl.DateTimeFormat('en-GB', options).format(Date.parse(`${date}T00:00:00Z`)));
}

export function timeText(ms: number, timeZone: string): string {
  const options = { dateStyle: 'medium', timeStyle: 'short', timeZone } as const;
  return unbroken(new Intl.DateTimeFormat('en-GB', options).format(ms));
}

const ADDRESS_PARTS = ['street', 'city', 'state', 'postalCode', 'country'];

function addressLines(address: Record<string, unknown>): string {
  const part = (name: string) => (typeof address[name] === 'string' ? address[name] : '');
  const [street, city, state, code, country] = ADDRESS_PARTS.map(part);
  const town = [code, city, state].filter(Boolean).join(' ');
  return [street, town, country].filter(Boolean).join('\n');
}

/** What follows a path such as `Opportunity.StageName` through a record and its parents. */
export function valueAt(record: RecordOut, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((at, name) => (at as Record<string, unknown> | null | undefined)?.[name], record);
}

/** Names of records by id; those that the viewer does not reach, or that are gone, are not in it. */
export type Names = ReadonlyMap<string, Cell>;

/** Ids a query may name without becoming long. */
const IDS_A_QUERY = 200;

export function readNames(viewer: Viewer, values: Iterable<unknown>): Names {
  const { data, caller, objects } = viewer;
  const ids = [...new Set(values)].filter((id): id is string => typeof id === 'string' && isId(id));
  const names = new Map<string, Cell>();
  for (const { name: object } of new Set(ids.flatMap((id) => objects.ofId(id) ?? []))) {
    const title = titleField(objects.object(object)!)?.name ?? 'Id';
    const own = ids.filter((id) => objects.ofId(id)?.name === object);
    for (let from = 0; from < own.length; from += IDS_A_QUERY) {
      const list = own.slice(from, from + IDS_A_QUERY).map((id) => `'${id18(id.slice(0, 15))}'`);
      const columns = [...new Set(['Id', title])].join(', ');
      const soql = `SELECT ${columns} FROM ${object} WHERE Id IN (${list.join(', ')})`;
      for (const record of data.query(caller, soql).records) {
        const id = String(record['Id']);
        names.set(id, { text: titleOf(record, title), href: recordPath(object, id) });
      }
    }
  }
  return names;
}

/** A record without a name, or without a subject, is known by its id. */
export function titleOf(record: RecordOut, title: string): string {
  const name = record[title];
  return typeof name === 'string' && name !== '' ? name : String(record['Id']);
}

/** A lookup: its record's name, or that there is one which this user does not see. */
export function lookupCell(id: unknown, names: Names): Cell {
  if (typeof id !== 'string') return EMPTY;
  return names.get(id) ?? { text: 'not visible' };
}
