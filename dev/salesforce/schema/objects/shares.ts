/** Owns the share objects: one row a user or group that a record was given to (documented). */

import { dateTime, flag, picklist, reference, SYSTEM } from '../field-builders';
import { ID, madeBySystem, object } from '../object-builders';
import type { FieldSpec, ObjectSpec } from '../object-spec';

const LEVELS = ['Read', 'Edit', 'All'].map((value) => ({ value, label: value }));

function shareObject(name: string, parent: { object: string; field: string; level: string }): ObjectSpec {
  const fields: FieldSpec[] = [
    ID,
    reference(parent.field, parent.object, {
      required: true,
      updateable: false,
      childName: 'Shares',
      onDelete: 'cascade',
    }),
    reference('UserOrGroupId', ['Group', 'User'], { required: true, updateable: false }),
    picklist(parent.level, LEVELS, { required: true, restrictedPicklist: true }),
    picklist('RowCause', ['Owner', 'Manual', 'Rule', 'ImplicitChild', 'ImplicitParent'], {
      updateable: false,
      nillable: false,
      defaultedOnCreate: true,
      defaultValue: 'Manual',
      permissionable: false,
    }),
    dateTime('LastModifiedDate', { ...SYSTEM, defaultedOnCreate: true }),
    madeBySystem('LastModifiedById'),
    flag('IsDeleted', { ...SYSTEM, label: 'Deleted' }),
  ];
  return object({
    name,
    keyPrefix: PREFIXES[name] ?? null,
    access: { by: 'parents', parents: [parent.field] },
    undeletable: false,
    searchable: false,
    layoutable: false,
    fields,
  });
}

const PREFIXES: Record<string, string> = {
  AccountShare: '00r',
  ContactShare: '03s',
  LeadShare: '01o',
  OpportunityShare: '00t',
  CaseShare: '01n',
};

/** Objects that are owned and can be shared by hand. */
const SHAREABLE = ['Account', 'Contact', 'Lead', 'Opportunity', 'Case'];

export const SHARES: ObjectSpec[] = SHAREABLE.map((name) =>
  shareObject(`${name}Share`, { object: name, field: `${name}Id`, level: `${name}AccessLevel` }),
);

/** Of a custom object: `Thing__c` has `Thing__Share` with ParentId and AccessLevel (documented). */
export function customShare(name: string, keyPrefix: string): ObjectSpec {
  const share = name.replace(/__c$/, '__Share');
  return {
    ...shareObject(share, { object: name, field: 'ParentId', level: 'AccessLevel' }),
    keyPrefix,
    custom: true,
  };
}
