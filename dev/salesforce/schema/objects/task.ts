/** Owns the object Task. Names, types and lengths are the object reference's (documented); recurrence is left out. */

import {
  date,
  dateTime,
  email,
  field,
  flag,
  phone,
  picklist,
  READ_ONLY,
  reference,
  SYSTEM,
  text,
  textArea,
  whole,
} from '../field-builders';
import { object, owner, SYSTEM_FIELDS } from '../object-builders';
import { RELATABLE, SUBJECTS, TASK_PRIORITIES, TASK_STATUSES, TASK_SUBTYPES } from '../picklists';

export const TASK = object({
  name: 'Task',
  keyPrefix: '00T',
  access: { by: 'ownerOrParent', parents: ['WhoId', 'WhatId'] },
  fields: [
    ...SYSTEM_FIELDS,
    reference('WhoId', ['Contact', 'Lead'], { label: 'Name ID', childName: 'Tasks' }),
    reference('WhatId', RELATABLE, { label: 'Related To ID', childName: 'Tasks', onDelete: 'cascade' }),
    whole('WhoCount', { ...SYSTEM, label: 'Relation Count', feature: 'sharedActivities' }),
    whole('WhatCount', { ...SYSTEM, label: 'Related To Count', feature: 'sharedActivities' }),
    field('combobox', 'Subject', {
      length: 255,
      picklist: SUBJECTS.map((value) => ({ value, label: value })),
    }),
    date('ActivityDate', { label: 'Due Date Only', indexed: true }),
    picklist('Status', TASK_STATUSES, { nillable: false, defaultedOnCreate: true, permissionable: false }),
    picklist('Priority', TASK_PRIORITIES, {
      nillable: false,
      defaultedOnCreate: true,
      permissionable: false,
    }),
    flag('IsHighPriority', { ...SYSTEM, label: 'High Priority' }),
    owner(['Group', 'User']),
    textArea('Description', 32_000),
    reference('AccountId', 'Account', { ...READ_ONLY, permissionable: false, childName: 'ActivityTasks' }),
    flag('IsClosed', { ...SYSTEM, label: 'Closed' }),
    flag('IsArchived', { ...SYSTEM, label: 'Archived' }),
    picklist('TaskSubtype', TASK_SUBTYPES, {
      defaultedOnCreate: true,
      updateable: false,
      permissionable: false,
      restrictedPicklist: true,
    }),
    dateTime('CompletedDateTime', { ...SYSTEM, label: 'Completed Date' }),
    whole('CallDurationInSeconds', { label: 'Call Duration' }),
    picklist('CallType', ['Internal', 'Inbound', 'Outbound']),
    text('CallDisposition', 255, { label: 'Call Result' }),
    text('CallObject', 255, { label: 'Call Object Identifier' }),
    flag('IsReminderSet', { label: 'Reminder Set', permissionable: false }),
    dateTime('ReminderDateTime', { label: 'Reminder Date/Time', permissionable: false }),
    flag('IsRecurrence', { ...SYSTEM, label: 'Create Recurring Series of Tasks' }),
    email('Email', { ...SYSTEM, calculated: true, nillable: true, filterable: false, sortable: false }),
    phone('Phone', { ...SYSTEM, calculated: true, filterable: false, sortable: false }),
    field('junctionIds', 'TaskWhoIds', {
      referenceTo: ['Contact', 'Lead'],
      relationshipName: null,
      filterable: false,
      sortable: false,
      groupable: false,
      permissionable: false,
      feature: 'sharedActivities',
    }),
  ],
});
