/** Owns the list of what was done with somebody: tasks, logged mails, calls and meetings together, newest first. */

import type { RecordOut } from '../org-data';
import { recordPath } from './addresses';
import {
  type Cell,
  cut,
  dayText,
  EMPTY,
  lookupCell,
  type Names,
  readNames,
  timeText,
  titleOf,
} from './cells';
import type { Described } from './objects';
import type { Related, RelatedRequest } from './related';
import { type RelatedSpec, type Source, whereOf } from './related-lists';
import { columnsOf, readRecords } from './tables';
import type { Viewer } from './viewer';

interface Activity {
  record: RecordOut;
  object: 'Task' | 'Event';
  /** Sorts as text; empty without a date. */
  when: string;
}

const WHEN = { Task: 'ActivityDate', Event: 'StartDateTime' } as const;
const HEADS = ['Subject', 'Type', 'Date', 'With', 'About', 'Owner'].map((label) => ({ label }));
const FIELDS = ['Subject', 'TaskSubtype', 'ActivityDate', 'StartDateTime', 'WhoId', 'WhatId', 'OwnerId'];
/** Which object a condition's sub-select is about; an org may lack it. */
const INNER = /\bFROM (\w+)/;

/** Undefined when the viewer sees neither tasks nor events. */
export function readActivities(
  viewer: Viewer,
  spec: RelatedSpec,
  asked: RelatedRequest,
): Related | undefined {
  const { objects } = viewer;
  const readable = spec.sources.flatMap((source) => {
    const inner = INNER.exec(source.where)?.[1];
    const object = inner === undefined || objects.object(inner) ? objects.object(source.object) : undefined;
    return object ? [{ source, object }] : [];
  });
  if (readable.length === 0) return undefined;
  const found = new Map<string, Activity>();
  for (const one of readable)
    for (const activity of readSource(viewer, one, asked)) found.set(String(activity.record['Id']), activity);
  const all = [...found.values()].sort((one, other) => compare(other.when, one.when));
  const table = { columns: HEADS, rows: rowsOf(viewer, all.slice(0, asked.most)) };
  return { name: spec.name, title: spec.title, table, hasMore: all.length > asked.most };
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

function readSource(
  viewer: Viewer,
  { source, object }: { source: Source; object: Described },
  asked: RelatedRequest,
): Activity[] {
  const { most } = asked;
  const name = object.name === 'Event' ? 'Event' : 'Task';
  const condition = conditionOf(viewer, source, asked);
  if (condition === undefined) return [];
  const columns = columnsOf(viewer, object, FIELDS);
  const order = `ORDER BY ${WHEN[name]} DESC NULLS LAST, Id LIMIT ${most + 1}`;
  const records = readRecords(viewer, object, {
    columns,
    clauses: `WHERE ${condition} ${order}`,
  });
  return records.map((record) => ({ record, object: name, when: text(record, WHEN[name]) }));
}

/** Undefined where nothing can be found. */
function conditionOf(
  viewer: Viewer,
  { where, mails }: Source,
  { id, most }: RelatedRequest,
): string | undefined {
  if (mails === undefined) return whereOf(where, id);
  const object = viewer.objects.object('EmailMessage');
  if (!object) return undefined;
  const found = readRecords(viewer, object, {
    columns: columnsOf(viewer, object, ['ActivityId']),
    clauses: `WHERE ${whereOf(mails, id)} AND ActivityId != null ORDER BY MessageDate DESC LIMIT ${most + 1}`,
  });
  const ids = found.map((record) => `'${text(record, 'ActivityId')}'`);
  return ids.length === 0 ? undefined : whereOf(where, id).replace('TASKS', ids.join(', '));
}

function text(record: RecordOut, field: string): string {
  const value = record[field];
  return typeof value === 'string' ? value : '';
}

function rowsOf(viewer: Viewer, activities: Activity[]): Cell[][] {
  const lookups = ['WhoId', 'WhatId', 'OwnerId'];
  const names = readNames(
    viewer,
    activities.flatMap(({ record }) => lookups.map((field) => record[field])),
  );
  return activities.map((activity) => rowOf(viewer, activity, names));
}

function rowOf({ timeZone }: Viewer, { record, object, when }: Activity, names: Names): Cell[] {
  const date = object === 'Event' ? timeText(Date.parse(when), timeZone) : dayText(when);
  return [
    { text: cut(titleOf(record, 'Subject')), href: recordPath(object, String(record['Id'])) },
    { text: typeOf(object, text(record, 'TaskSubtype')) },
    when === '' ? EMPTY : { text: date },
    ...['WhoId', 'WhatId', 'OwnerId'].map((field) => lookupCell(record[field], names)),
  ];
}

/** A task that a mail made is the mail, to who reads the list. */
function typeOf(object: Activity['object'], subtype: string): string {
  if (object === 'Event') return 'Meeting';
  const words: Record<string, string> = { Email: 'Mail', ListEmail: 'Mail', Call: 'Call' };
  return words[subtype] ?? 'Task';
}
