/** Owns what permissions give on an object: object permissions where it has them, user permissions elsewhere. */

import type { Catalog } from '../schema/catalog';
import type { ObjectSpec } from '../schema/object-spec';

export interface ObjectGrant {
  read: boolean;
  create: boolean;
  edit: boolean;
  delete: boolean;
  /** Each record, whatever sharing says. */
  viewAll: boolean;
  modifyAll: boolean;
}

export type ObjectRights = Readonly<ObjectGrant>;

export interface Granted {
  has(permission: string): boolean;
  /** By object name; objects with object permissions alone. */
  objects: ReadonlyMap<string, ObjectGrant>;
  catalog: Catalog;
}

const NOTHING: ObjectGrant = {
  read: false,
  create: false,
  edit: false,
  delete: false,
  viewAll: false,
  modifyAll: false,
};

export function objectRights(spec: ObjectSpec, granted: Granted): ObjectRights {
  const rights = spec.permissioned ? permissioned(spec, granted) : byUserPermission(spec, granted);
  return {
    ...rights,
    read: rights.read && spec.queryable,
    create: rights.create && spec.createable,
    edit: rights.edit && spec.updateable,
    delete: rights.delete && spec.deletable,
  };
}

/** View All Data reads, and Modify All Data does anything to, every record there is (documented). */
function permissioned(spec: ObjectSpec, { has, objects }: Granted): ObjectGrant {
  const own = objects.get(spec.name) ?? NOTHING;
  const modifyAll = own.modifyAll || has('ModifyAllData');
  const viewAll = own.viewAll || modifyAll || has('ViewAllData');
  return {
    read: own.read || viewAll,
    create: own.create || has('ModifyAllData'),
    edit: own.edit || modifyAll,
    delete: own.delete || modifyAll,
    viewAll,
    modifyAll,
  };
}

/** A user permission that both changing and reading an object come from. */
const EDITED_BY: Record<string, readonly string[]> = {
  Task: ['EditTask'],
  TaskRelation: ['EditTask'],
  Event: ['EditEvent'],
  EventRelation: ['EditEvent'],
  // That a logged email needs the task's permissions is assumed: access to it follows its task (documented).
  EmailMessage: ['EditTask', 'ActivitiesAccess'],
  EmailMessageRelation: ['EditTask', 'ActivitiesAccess'],
};

/** Set-up data: readable by whoever may use the API (assumed), changed by who manages users. */
function byUserPermission(spec: ObjectSpec, granted: Granted): ObjectGrant {
  const { has, catalog } = granted;
  const all = { viewAll: has('ViewAllData') || has('ModifyAllData'), modifyAll: has('ModifyAllData') };
  const editors = EDITED_BY[spec.name];
  if (editors) {
    const edits = editors.every(has);
    const read = edits || has('ActivitiesAccess');
    return { read, create: edits, edit: edits, delete: edits, ...all };
  }
  if (spec.access.by === 'parents') {
    const parent = catalog.object(parentName(spec))!;
    const { read, edit } = objectRights(parent, granted);
    return { read, create: edit, edit, delete: edit, ...all };
  }
  const manages = has('ManageUsers');
  return { read: true, create: manages, edit: manages, delete: manages, viewAll: true, modifyAll: manages };
}

/** Contact roles follow their opportunity, shares what they share. */
function parentName(spec: ObjectSpec): string {
  const parent = spec.access.by === 'parents' ? spec.access.parents[0] : undefined;
  return spec.fields.find(({ name }) => name === parent)!.referenceTo[0]!;
}
