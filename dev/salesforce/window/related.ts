/** Owns reading related lists: the first rows of each on a record's page, more of them on a page of their own. */

import { readActivities } from './activities';
import { listShape } from './default-columns';
import { ACTIVITIES, type RelatedSpec, whereOf } from './related-lists';
import { columnsOf, readRecords, type Table, tableOf } from './tables';
import type { Viewer } from './viewer';

export interface Related {
  name: string;
  title: string;
  table: Table;
  /** There are more than `table` has. */
  hasMore: boolean;
}

export interface RelatedRequest {
  id: string;
  most: number;
}

/** Undefined when the viewer may not see what the list is of. */
export function readRelated(viewer: Viewer, spec: RelatedSpec, asked: RelatedRequest): Related | undefined {
  return spec.name === ACTIVITIES ? readActivities(viewer, spec, asked) : readOne(viewer, spec, asked);
}

function readOne(viewer: Viewer, spec: RelatedSpec, { id, most }: RelatedRequest): Related | undefined {
  const [source] = spec.sources;
  const object = viewer.objects.object(source!.object);
  if (!object) return undefined;
  const shape = listShape(object);
  // What all of its rows have in common need not be in each.
  const shared = source!.where.split(' ')[0];
  const paths = (spec.columns ?? shape.columns).filter((path) => path !== shared);
  const columns = columnsOf(viewer, object, paths);
  const own = columns.some(({ path }) => path === shape.sort)
    ? `${shape.sort} ${shape.direction} NULLS LAST, `
    : '';
  const order = spec.sort === undefined ? own : `${spec.sort}, `;
  const clauses = `WHERE ${whereOf(source!.where, id)} ORDER BY ${order}Id LIMIT ${most + 1}`;
  const records = readRecords(viewer, object, { columns, clauses });
  const table = tableOf(viewer, object, { columns, records: records.slice(0, most) });
  return { name: spec.name, title: spec.title, table, hasMore: records.length > most };
}
