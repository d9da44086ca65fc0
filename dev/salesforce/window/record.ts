/** Owns one record as its page shows it: what it is, its fields in groups, its related lists. */

import type { RecordOut } from '../org-data';
import { type Cell, lookupCell, type Names, readNames, textOf, titleOf } from './cells';
import { isOfSystem, listShape } from './default-columns';
import { type Described, type Field, labelOf, titleField } from './objects';
import { readRelated, type Related } from './related';
import { relatedSpecs } from './related-lists';
import type { Viewer } from './viewer';

export interface Fact {
  label: string;
  cell: Cell;
}

export interface Section {
  title: string;
  facts: Fact[];
}

export interface RecordModel {
  object: Described;
  id: string;
  title: string;
  /** The few that matter most. */
  highlights: Fact[];
  sections: Section[];
  /** Labels of fields without a value. */
  empty: string[];
  related: Related[];
}

/** Rows of a related list on its record's page. */
const FIRST_ROWS = 6;
/** Longer texts stand alone. */
const LONGEST_SHORT_TEXT = 255;

/** Undefined when there is no such record, or the viewer does not reach it. */
export function readRecord(viewer: Viewer, object: Described, id: string): RecordModel | undefined {
  const { data, caller } = viewer;
  const record = data.retrieve(caller, { object: object.name, id });
  if (!record) return undefined;
  const names = readNames(viewer, lookupsIn(object, record));
  const facts = (fields: Field[]) => fields.map((field) => factOf(viewer, field, { record, names }));
  const filled = object.fields.filter(({ name }) => !isEmpty(record[name]));
  const shown = filled.filter(
    (field) => !isPartOfAddress(object, field) && name(field) !== titleField(object)?.name,
  );
  const group = (title: string, is: (field: Field) => boolean) => ({ title, facts: facts(shown.filter(is)) });
  const isLong = (field: Field) => field.type === 'textarea' && field.length > LONGEST_SHORT_TEXT;
  const isAddress = ({ type }: Field) => type === 'address';
  const isPlain = (field: Field) => !isLong(field) && !isAddress(field) && !isOfSystem(field.name);
  const keys = listShape(object).columns.slice(1);
  return {
    object,
    id,
    title: titleOf(record, titleField(object)?.name ?? 'Id'),
    highlights: facts(keys.flatMap((key) => shown.find((field) => field.name === key) ?? [])),
    sections: [
      group('Details', isPlain),
      group('Address', isAddress),
      group('Texts', isLong),
      group('System', ({ name }) => isOfSystem(name)),
    ].filter((section) => section.facts.length > 0),
    empty: object.fields
      .filter((field) => name(field) in record && isEmpty(record[field.name]))
      .filter((field) => !isPartOfAddress(object, field))
      .map(labelOf),
    related: relatedSpecs(object).flatMap(
      (spec) => readRelated(viewer, spec, { id, most: FIRST_ROWS }) ?? [],
    ),
  };
}

const name = (field: Field) => field.name;

/** False is a value. An address without parts is null. */
function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}

/** The address itself is shown in their place. */
function isPartOfAddress(object: Described, { compoundFieldName }: Field): boolean {
  return object.fields.some(({ name, type }) => name === compoundFieldName && type === 'address');
}

function lookupsIn(object: Described, record: RecordOut): unknown[] {
  return object.fields.flatMap(({ name, type }) => (type === 'reference' ? [record[name]] : []));
}

function factOf(viewer: Viewer, field: Field, { record, names }: { record: RecordOut; names: Names }): Fact {
  const value = record[field.name];
  const cell = field.type === 'reference' ? lookupCell(value, names) : { text: textOf(field, value, viewer) };
  return { label: labelOf(field), cell };
}
