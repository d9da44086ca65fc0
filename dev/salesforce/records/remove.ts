/** Owns deleting and undeleting: what goes with a record, what is cleared, and what holds it back. */

import { id18, isId } from '../ids';
import type { SaveResult } from '../org-data';
import type { FieldSpec, ObjectSpec } from '../schema/object-spec';
import { DELETION_COLUMN } from '../storage/tables';
import type { Row } from '../storage/rows';
import { changeStamp } from './defaults';
import { behaviourOf } from './platform';
import { checkSwitches, runTriggers } from './record-checks';
import { reach } from './references';
import { eachAlone } from './each-alone';
import { checkedId } from './save';
import { failure, insufficientAccess, invalidCrossReference } from './save-failure';
import type { Saving } from './saving';

export function removeAll(saving: Saving, ids: readonly string[]): SaveResult[] {
  return eachAlone(saving, ids, (anyId) => {
    const object = isId(anyId) ? saving.catalog.objectOfId(anyId) : undefined;
    if (!isId(anyId)) throw failure('MALFORMED_ID', `bad id ${anyId}`, ['Id']);
    if (!object || !saving.rights.object(object).read) throw invalidCrossReference(['Id']);
    const id = checkedId(saving, object, anyId);
    if (!saving.rights.object(object).delete || reach(saving, object, { id, level: 'all' }) !== 'open')
      throw insufficientAccess();
    checkSwitches(saving, id);
    const row = saving.deps.rows.read(object, id)!;
    const draft = {
      object,
      id,
      before: row,
      row,
      given: new Set<string>(),
      lists: new Map<string, string[]>(),
    };
    runTriggers(saving, draft, 'delete');
    takeAway(saving, object, { id, deletion: nextDeletion(saving) });
    return { id, success: true, errors: [] };
  });
}

/** Nothing when it has gone already. */
function removeByPlatform(saving: Saving, gone: { id: string; deletion: number }): void {
  const object = saving.catalog.objectOfId(gone.id);
  const row = object && saving.deps.rows.read(object, gone.id);
  if (object && row && row['IsDeleted'] !== 1) takeAway(saving, object, gone);
}

/** All that go in one deletion come back in one undelete. */
function nextDeletion({ deps }: Saving): number {
  const sql =
    'INSERT INTO "~serial" VALUES (?1, 1) ON CONFLICT DO UPDATE SET "last" = "last" + 1 RETURNING "last"';
  return Number(deps.database.get(sql, [DELETION_COLUMN])!['last']);
}

function takeAway(saving: Saving, object: ObjectSpec, gone: { id: string; deletion: number }): void {
  const { deps, caller } = saving;
  const { id, deletion } = gone;
  const row = deps.rows.read(object, id)!;
  if (object.undeletable) {
    const stamp = changeStamp({ userId: caller.userId, nowMs: deps.nowMs() });
    const marked: Row = { IsDeleted: 1, [DELETION_COLUMN]: deletion, ...stamp };
    deps.rows.update(object, id, marked);
  } else deps.rows.erase(object, id);
  for (const { child, field } of referencesTo(saving, object)) {
    for (const childId of deps.rows.idsWhere(child, field.name, id))
      letGo(saving, { child, field, childId }, gone);
  }
  for (const other of behaviourOf(object.name).goesAlong?.(row) ?? [])
    removeByPlatform(saving, { id: other, deletion });
  deps.changed(object);
}

function letGo(
  saving: Saving,
  { child, field, childId }: { child: ObjectSpec; field: FieldSpec; childId: string },
  gone: { id: string; deletion: number },
): void {
  switch (field.onDelete) {
    case 'cascade':
      takeAway(saving, child, { id: childId, deletion: gone.deletion });
      return;
    case 'clear':
      saving.deps.rows.update(child, childId, { [field.name]: null });
      return;
    case 'restrict':
      // Words seen.
      throw failure(
        'DELETE_FAILED',
        `Your attempt to delete ${gone.id} could not be completed because it is associated with ${childId}.`,
      );
  }
}

/** Who made and changed a record is no tie. */
const NO_TIES = ['CreatedById', 'LastModifiedById'];

/** Every reference that may name a record of this object. */
export function referencesTo(
  { catalog }: Saving,
  object: ObjectSpec,
): { child: ObjectSpec; field: FieldSpec }[] {
  return catalog.objects
    .filter(({ virtual }) => !virtual)
    .flatMap((child) =>
      child.fields
        .filter(({ type, name }) => type === 'reference' && !NO_TIES.includes(name))
        .filter(({ referenceTo }) => referenceTo.includes(object.name))
        .map((field) => ({ child, field })),
    );
}

export function undeleteAll(saving: Saving, ids: readonly string[]): SaveResult[] {
  return eachAlone(saving, ids, (anyId) => {
    const object = isId(anyId) ? saving.catalog.objectOfId(anyId) : undefined;
    const id = isId(anyId) ? id18(anyId.slice(0, 15)) : '';
    const row = object && saving.deps.rows.read(object, id);
    if (!object || !row) throw invalidCrossReference(['Id']);
    // Words seen.
    if (row['IsDeleted'] !== 1) throw failure('UNDELETE_FAILED', 'Entity is not in the recycle bin');
    if (!saving.rights.object(object).delete) throw insufficientAccess();
    checkSwitches(saving, id);
    bringBack(saving, object, id);
    return { id, success: true, errors: [] };
  });
}

function bringBack({ deps, catalog }: Saving, object: ObjectSpec, id: string): void {
  const column = `"${DELETION_COLUMN}"`;
  const sql = `SELECT ${column} AS deletion FROM "${object.name}" WHERE "Id" = ?1`;
  const deletion = deps.database.get(sql, [id])?.['deletion'] ?? null;
  for (const one of catalog.objects.filter(({ undeletable, virtual }) => undeletable && !virtual)) {
    deps.database.run(
      `UPDATE "${one.name}" SET "IsDeleted" = 0, ${column} = NULL WHERE ${column} = ?1 AND "IsDeleted" = 1`,
      [deletion],
    );
    deps.changed(one);
  }
}
