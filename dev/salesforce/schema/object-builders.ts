/** Owns the short forms of objects, and the fields that nearly every object has. */

import {
  date,
  dateTime,
  field,
  type FieldOptions,
  flag,
  labelOf,
  READ_ONLY,
  reference,
  SYSTEM,
} from './field-builders';
import type { FieldSpec, ObjectSpec } from './object-spec';

export const ID = field('id', 'Id', {
  ...SYSTEM,
  label: 'Record ID',
  length: 18,
  nillable: false,
  defaultedOnCreate: true,
  idLookup: true,
});

const IS_DELETED = flag('IsDeleted', { ...SYSTEM, label: 'Deleted' });

export const madeBySystem = (name: string) =>
  reference(name, 'User', { ...SYSTEM, nillable: false, defaultedOnCreate: true, indexed: false });
const madeAt = (name: string, options: FieldOptions = {}) =>
  dateTime(name, { ...SYSTEM, nillable: false, defaultedOnCreate: true, ...options });

/** What nearly every record has: id, deleted or not, and who made and changed it when. */
export const SYSTEM_FIELDS: readonly FieldSpec[] = [
  ID,
  IS_DELETED,
  madeAt('CreatedDate'),
  madeBySystem('CreatedById'),
  madeAt('LastModifiedDate'),
  madeBySystem('LastModifiedById'),
  madeAt('SystemModstamp', { indexed: true }),
];

/** Of set-up objects that are deleted for good. */
export const SETUP_FIELDS: readonly FieldSpec[] = SYSTEM_FIELDS.filter(({ name }) => name !== 'IsDeleted');

export const owner = (to: string | readonly string[] = 'User') =>
  reference('OwnerId', to, {
    nillable: false,
    defaultedOnCreate: true,
    permissionable: false,
    onDelete: 'restrict',
  });

export const LAST_SEEN: readonly FieldSpec[] = [
  date('LastActivityDate', { ...READ_ONLY, permissionable: false }),
  dateTime('LastViewedDate', SYSTEM),
  dateTime('LastReferencedDate', SYSTEM),
];

const OBJECT_DEFAULTS: Omit<ObjectSpec, 'name' | 'label' | 'labelPlural' | 'keyPrefix' | 'fields'> = {
  custom: false,
  access: { by: 'all' },
  createable: true,
  updateable: true,
  deletable: true,
  undeletable: true,
  mergeable: false,
  searchable: true,
  layoutable: true,
  queryable: true,
  permissioned: false,
  small: false,
  virtual: false,
  feature: null,
};

export type ObjectOptions = Partial<ObjectSpec> & Pick<ObjectSpec, 'name' | 'keyPrefix' | 'fields'>;

export function object(options: ObjectOptions): ObjectSpec {
  const label = options.label ?? labelOf(options.name);
  return { ...OBJECT_DEFAULTS, label, labelPlural: options.labelPlural ?? `${label}s`, ...options };
}

/** Set-up objects are read by the API, and changed in Setup alone (here; a real org lets an admin change some). */
export const setupObject = (options: ObjectOptions) =>
  object({
    createable: false,
    updateable: false,
    deletable: false,
    undeletable: false,
    searchable: false,
    layoutable: false,
    small: true,
    ...options,
  });
