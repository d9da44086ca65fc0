/** Owns creating and changing records: from what a client sent to the row, past every check. */

import { id18, isId } from '../ids';
import type { RecordIn, SaveResult, TypedRecord } from '../org-data';
import { OrgRefusal } from '../refusal';
import type { ObjectSpec } from '../schema/object-spec';
import type { Row } from '../storage/rows';
import { changeStamp, newRow } from './defaults';
import { derivedFields } from './derived';
import { checkDuplicates } from './duplicate-rules';
import { eachAlone } from './each-alone';
import { type GivenFields, givenFields } from './given-fields';
import { behaviourOf } from './platform';
import {
  checkRequired,
  checkRoom,
  checkSwitches,
  checkUnique,
  checkValidations,
  runTriggers,
} from './record-checks';
import { checkReferences, reach } from './references';
import { failure, insufficientAccess, invalidCrossReference, isDeleted } from './save-failure';
import type { Draft, Saving } from './saving';

export function createAll(saving: Saving, records: TypedRecord[]): SaveResult[] {
  return eachAlone(saving, records, ({ object, fields }) =>
    made(createOne(saving, objectFor(saving, object), fields)),
  );
}

export function updateAll(saving: Saving, records: TypedRecord[]): SaveResult[] {
  return eachAlone(saving, records, ({ object: name, id, fields }) => {
    const object = objectFor(saving, name);
    return made(updateOne(saving, object, { id: id ?? idIn(saving, object, fields), fields }));
  });
}

export const made = (id: string): SaveResult => ({ id, success: true, errors: [] });

/** @throws OrgRefusal INVALID_TYPE (words seen) */
export function objectFor({ catalog, rights }: Saving, name: string): ObjectSpec {
  const object = catalog.object(name);
  if (!object || !rights.object(object).read)
    throw new OrgRefusal('INVALID_TYPE', `sObject type '${name}' is not supported.`);
  return object;
}

/** Words seen; that the code is the same for an object nobody can create is assumed. */
function checkAct(saving: Saving, object: ObjectSpec, act: 'create' | 'edit'): void {
  if (saving.rights.object(object)[act]) return;
  const verb = act === 'create' ? 'inserted' : 'updated';
  throw failure('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', `entity type cannot be ${verb}: ${object.label}`);
}

export function createOne(saving: Saving, object: ObjectSpec, fields: RecordIn): string {
  checkAct(saving, object, 'create');
  checkRoom(saving);
  const given = givenFields(saving, object, { fields, act: 'create' });
  const id = saving.deps.rows.nextId(object);
  const stamp = { userId: saving.caller.userId, nowMs: saving.deps.nowMs() };
  const draft = draftOf({ object, id, before: undefined, given });
  draft.row = newRow(object, { id, stamp }, given.values);
  finish(saving, draft);
  saving.deps.rows.insert(object, draft.row);
  settle(saving, draft);
  return id;
}

export function updateOne(
  saving: Saving,
  object: ObjectSpec,
  { id: anyId, fields }: { id: string; fields: RecordIn },
): string {
  const id = checkedId(saving, object, anyId);
  checkAct(saving, object, 'edit');
  if (reach(saving, object, { id, level: 'edit' }) !== 'open') throw insufficientAccess();
  const given = givenFields(saving, object, { fields, act: 'update' });
  const before = saving.deps.rows.read(object, id)!;
  const draft = draftOf({ object, id, before, given });
  const stamp = changeStamp({ userId: saving.caller.userId, nowMs: saving.deps.nowMs() });
  draft.row = { ...before, ...given.values, ...presentIn(before, stamp) };
  finish(saving, draft);
  saving.deps.rows.update(object, id, changesOf(draft));
  settle(saving, draft);
  return id;
}

function draftOf({
  given,
  ...rest
}: Pick<Draft, 'object' | 'id' | 'before'> & { given: GivenFields }): Draft {
  return { ...rest, row: {}, given: new Set(Object.keys(given.values)), lists: given.lists };
}

/** What the platform adds, and what must hold. Triggers come before the checks (documented). */
function finish(saving: Saving, draft: Draft): void {
  checkSwitches(saving, draft.id);
  checkReferences(saving, draft);
  Object.assign(draft.row, behaviourOf(draft.object.name).prepare?.(saving, draft) ?? {});
  Object.assign(draft.row, derivedFields(draft.object, draft.row, draft.given));
  Object.assign(draft.row, runTriggers(saving, draft, draft.before ? 'update' : 'insert'));
  checkRequired(draft);
  checkUnique(saving, draft);
  checkValidations(saving, draft);
  checkDuplicates(saving, draft);
}

function settle(saving: Saving, draft: Draft): void {
  behaviourOf(draft.object.name).saved?.(saving, draft);
  saving.deps.changed(draft.object);
}

function presentIn(row: Row, values: Row): Row {
  return Object.fromEntries(Object.entries(values).filter(([name]) => name in row));
}

function changesOf({ row, before }: Draft): Row {
  return Object.fromEntries(Object.entries(row).filter(([name, value]) => before![name] !== value));
}

/** @throws SaveFailure for an id of no record, of another object, or of a deleted record (words seen) */
export function checkedId({ deps }: Saving, object: ObjectSpec, anyId: string): string {
  if (!isId(anyId)) throw failure('MALFORMED_ID', `bad id ${anyId}`, ['Id']);
  const id = id18(anyId.slice(0, 15));
  const row = deps.rows.read(object, id);
  if (!row) throw invalidCrossReference(['Id']);
  if (row['IsDeleted'] === 1) throw isDeleted();
  return id;
}

/** Words seen. */
function idIn({ catalog }: Saving, object: ObjectSpec, fields: RecordIn): string {
  const id = Object.entries(fields).find(([name]) => catalog.field(object, name)?.name === 'Id')?.[1];
  if (typeof id === 'string') return id;
  throw failure('MISSING_ARGUMENT', 'Id not specified in an update call', ['Id']);
}
