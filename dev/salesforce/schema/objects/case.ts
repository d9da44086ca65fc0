/** Owns the object Case. Names, types and lengths are the object reference's (documented); its rarer fields are left out. */

import {
  dateTime,
  email,
  flag,
  phone,
  picklist,
  READ_ONLY,
  reference,
  SYSTEM,
  text,
  textArea,
} from '../field-builders';
import { LAST_SEEN, object, owner, SYSTEM_FIELDS } from '../object-builders';
import { CASE_PRIORITIES, CASE_STATUSES } from '../picklists';

const ofContact = { ...READ_ONLY, calculated: true, permissionable: false } as const;

export const CASE = object({
  name: 'Case',
  keyPrefix: '500',
  access: { by: 'owner' },
  permissioned: true,
  mergeable: true,
  fields: [
    ...SYSTEM_FIELDS,
    reference('MasterRecordId', 'Case', { ...SYSTEM, relationshipName: 'MasterRecord', indexed: false }),
    text('CaseNumber', 30, {
      ...SYSTEM,
      nillable: false,
      defaultedOnCreate: true,
      nameField: true,
      idLookup: true,
      indexed: true,
    }),
    reference('ContactId', 'Contact', { childName: 'Cases' }),
    reference('AccountId', 'Account', { childName: 'Cases', onDelete: 'cascade' }),
    reference('ParentId', 'Case', { label: 'Parent Case ID', childName: 'Cases', indexed: false }),
    text('SuppliedName', 80, { label: 'Name' }),
    email('SuppliedEmail', { label: 'Email Address', indexed: true }),
    phone('SuppliedPhone', { label: 'Phone' }),
    text('SuppliedCompany', 80, { label: 'Company' }),
    picklist('Type', ['Mechanical', 'Electrical', 'Electronic', 'Structural', 'Other'], {
      label: 'Case Type',
    }),
    picklist('Status', CASE_STATUSES, { defaultedOnCreate: true }),
    picklist('Reason', ['Installation', 'Performance', 'Breakdown', 'Feedback', 'Other'], {
      label: 'Case Reason',
    }),
    picklist('Origin', ['Phone', 'Email', 'Web'], { label: 'Case Origin' }),
    text('Subject', 255),
    picklist('Priority', CASE_PRIORITIES, { defaultedOnCreate: true }),
    textArea('Description', 32_000),
    flag('IsClosed', { ...SYSTEM, label: 'Closed' }),
    dateTime('ClosedDate', READ_ONLY),
    flag('IsEscalated', { label: 'Escalated' }),
    owner(['Group', 'User']),
    phone('ContactPhone', ofContact),
    phone('ContactMobile', ofContact),
    email('ContactEmail', ofContact),
    textArea('Comments', 4000, { label: 'Internal Comments' }),
    ...LAST_SEEN.filter(({ name }) => name !== 'LastActivityDate'),
  ],
});
