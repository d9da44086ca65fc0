/** Owns rows that the platform writes by itself: stamped with the caller, and looked at by no permission. */

import type { Row } from '../storage/rows';
import { changeStamp, newRow } from './defaults';
import { derivedFields } from './derived';
import type { Saving } from './saving';

/** The new row's id. */
export function insertByPlatform({ deps, caller, catalog }: Saving, name: string, given: Row): string {
  const object = catalog.object(name)!;
  const id = deps.rows.nextId(object);
  const row = newRow(object, { id, stamp: { userId: caller.userId, nowMs: deps.nowMs() } }, given);
  deps.rows.insert(object, { ...row, ...derivedFields(object, row, new Set(Object.keys(given))) });
  deps.changed(object);
  return id;
}

export function updateByPlatform(
  { deps, caller, catalog }: Saving,
  { name, id }: { name: string; id: string },
  changes: Row,
): void {
  const object = catalog.object(name)!;
  const before = deps.rows.read(object, id) ?? {};
  const row = { ...before, ...changes, ...changeStamp({ userId: caller.userId, nowMs: deps.nowMs() }) };
  deps.rows.update(object, id, { ...row, ...derivedFields(object, row, new Set(Object.keys(changes))) });
  deps.changed(object);
}
