/** Owns tables of records: columns by the names of fields, read in one query, with the names of what they look up. */

import type { RecordOut } from '../org-data';
import { recordPath } from './addresses';
import {
  type Cell,
  cut,
  isNumeric,
  lookupCell,
  type Names,
  readNames,
  textOf,
  titleOf,
  valueAt,
} from './cells';
import { type Described, type Field, labelOf, titleField } from './objects';
import type { Viewer } from './viewer';

export interface Column {
  /** A field of the object, or of a parent: `Opportunity.StageName`. */
  path: string;
  label: string;
  field: Field;
  /** What sorts by it; undefined where nothing can. */
  sortPath: string | undefined;
}

export interface Table {
  columns: { label: string; align?: 'right' }[];
  rows: Cell[][];
}

/** Those of `paths` that the viewer may see. */
export function columnsOf(viewer: Viewer, object: Described, paths: readonly string[]): Column[] {
  return paths.flatMap((path) => columnAt(viewer, object, path) ?? []);
}

function columnAt({ objects }: Viewer, object: Described, path: string): Column | undefined {
  const [first = '', second] = path.split('.');
  if (second === undefined) {
    const field = objects.field(object, first);
    return field && { path, label: labelOf(field), field, sortPath: sortPathOf(objects, field) };
  }
  const way = object.fields.find(({ relationshipName }) => relationshipName === first);
  const parent = way && objects.object(way.referenceTo[0] ?? '');
  const field = parent && objects.field(parent, second);
  return field && { path, label: labelOf(field), field, sortPath: field.sortable ? path : undefined };
}

/** A lookup is sorted by its record's name. */
function sortPathOf(objects: Viewer['objects'], field: Field): string | undefined {
  if (field.type !== 'reference') return field.sortable ? field.name : undefined;
  // Queries cannot name this relationship: the word is theirs.
  if (field.relationshipName === null || field.relationshipName === 'From') return undefined;
  if (field.referenceTo.length > 1) return `${field.relationshipName}.Name`;
  const target = objects.object(field.referenceTo[0] ?? '');
  const title = target && titleField(target);
  return title?.sortable ? `${field.relationshipName}.${title.name}` : undefined;
}

export interface Reading {
  columns: Column[];
  /** What stands after FROM and the object: conditions, order, limit. */
  clauses: string;
}

export function readRecords(viewer: Viewer, object: Described, { columns, clauses }: Reading): RecordOut[] {
  const title = titleField(object)?.name ?? 'Id';
  const selected = [...new Set(['Id', title, ...columns.map(({ path }) => path)])].join(', ');
  return viewer.data.query(viewer.caller, `SELECT ${selected} FROM ${object.name} ${clauses}`).records;
}

export function namesIn(viewer: Viewer, columns: Column[], records: RecordOut[]): Names {
  const lookups = columns.filter(({ field }) => field.type === 'reference');
  return readNames(
    viewer,
    records.flatMap((record) => lookups.map(({ path }) => valueAt(record, path))),
  );
}

/** The first column leads to the record, whatever it shows. */
export function tableOf(
  viewer: Viewer,
  object: Described,
  read: { columns: Column[]; records: RecordOut[] },
): Table {
  const { columns, records } = read;
  const names = namesIn(viewer, columns, records);
  return {
    columns: columns.map(({ label, field }) => ({ label, ...(isNumeric(field) ? { align: 'right' } : {}) })),
    rows: records.map((record) =>
      columns.map((column, place) => {
        const cell = cellOf(viewer, column, { record, names });
        if (place > 0 || cell.href !== undefined) return cell;
        const id = String(record['Id']);
        const title = titleField(object)?.name ?? 'Id';
        return { text: cell.text || cut(titleOf(record, title)), href: recordPath(object.name, id) };
      }),
    ),
  };
}

export function cellOf(
  viewer: Viewer,
  { path, field }: Column,
  { record, names }: { record: RecordOut; names: Names },
): Cell {
  const value = valueAt(record, path);
  if (field.type === 'reference') return lookupCell(value, names);
  const text = cut(textOf(field, value, viewer));
  return isNumeric(field) ? { text, align: 'right' } : { text };
}
