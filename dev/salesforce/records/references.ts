/** Owns ids in records: whether what they name is there, of a right kind, and reached by who writes them. */

import { createParams } from '../storage/params';
import type { FieldSpec, ObjectSpec } from '../schema/object-spec';
import type { AccessLevel } from '../access/sharing';
import { failure, invalidCrossReference, isDeleted, wrongId } from './save-failure';
import type { Draft, Saving } from './saving';

/** @throws SaveFailure for the first reference that is wrong */
export function checkReferences(saving: Saving, draft: Draft): void {
  for (const field of draft.object.fields) {
    if (field.type !== 'reference') continue;
    const id = draft.row[field.name];
    if (typeof id !== 'string' || draft.before?.[field.name] === id || !draft.given.has(field.name)) continue;
    checkReference(saving, field, id);
  }
  for (const [name, ids] of draft.lists) {
    const field = saving.catalog.field(draft.object, name)!;
    for (const id of ids) checkReference(saving, field, id);
  }
}

export function checkReference(saving: Saving, field: FieldSpec, id: string): void {
  const target = saving.catalog.objectOfId(id);
  if (!target || !field.referenceTo.includes(target.name))
    throw wrongId('FIELD_INTEGRITY_EXCEPTION', field, id);
  switch (reach(saving, target, { id, level: 'read' })) {
    case 'missing':
      throw invalidCrossReference([field.name]);
    case 'deleted':
      throw isDeleted();
    case 'hidden':
      // Words seen.
      throw failure(
        'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
        `insufficient access rights on cross-reference id: ${id.slice(0, 15)}`,
      );
    case 'open':
      if (field.name === 'OwnerId' && target.name === 'User') checkOwner(saving, id);
  }
}

/** Words seen. */
function checkOwner({ deps }: Saving, id: string): void {
  if (deps.rows.value(deps.catalog().object('User')!, id, 'IsActive') === 1) return;
  throw failure(
    'INACTIVE_OWNER_OR_USER',
    `operation performed with inactive user [${id.slice(0, 15)}] as owner`,
    ['OwnerId'],
  );
}

export type Reach = 'missing' | 'deleted' | 'hidden' | 'open';

/** Whether the record is there for the caller at this level; object permissions are another matter. */
export function reach(
  { deps, rights }: Saving,
  object: ObjectSpec,
  { id, level }: { id: string; level: AccessLevel },
): Reach {
  const params = createParams();
  const place = params.bind(id);
  const hasBin = object.fields.some(({ name }) => name === 'IsDeleted');
  const reached = deps.sharing.condition({ object, row: 't', level }, { rights, params });
  const row = deps.database.get(
    `SELECT ${hasBin ? 't."IsDeleted"' : '0'} AS gone, ${reached ?? '1'} AS reached FROM "${object.name}" t WHERE t."Id" = ${place}`,
    params.values,
  );
  if (!row) return 'missing';
  if (row['gone'] === 1) return 'deleted';
  return row['reached'] === 1 ? 'open' : 'hidden';
}
