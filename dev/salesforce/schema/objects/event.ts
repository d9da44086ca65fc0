/** Owns the object Event. Names, types and lengths are the object reference's (documented); series are read only and left out. */

import {
  date,
  dateTime,
  field,
  flag,
  picklist,
  READ_ONLY,
  reference,
  SYSTEM,
  text,
  textArea,
  whole,
} from '../field-builders';
import { object, owner, SYSTEM_FIELDS } from '../object-builders';
import { RELATABLE, SUBJECTS } from '../picklists';

const people = { filterable: false, sortable: false, groupable: false, permissionable: false } as const;

export const EVENT = object({
  name: 'Event',
  keyPrefix: '00U',
  access: { by: 'ownerOrParent', parents: ['WhoId', 'WhatId'] },
  fields: [
    ...SYSTEM_FIELDS,
    reference('WhoId', ['Contact', 'Lead'], { label: 'Name ID', childName: 'Events' }),
    reference('WhatId', RELATABLE, { label: 'Related To ID', childName: 'Events', onDelete: 'cascade' }),
    whole('WhoCount', { ...SYSTEM, label: 'Relation Count', feature: 'sharedActivities' }),
    whole('WhatCount', { ...SYSTEM, label: 'Related To Count', feature: 'sharedActivities' }),
    field('combobox', 'Subject', {
      length: 255,
      picklist: SUBJECTS.map((value) => ({ value, label: value })),
    }),
    text('Location', 255),
    flag('IsAllDayEvent', { label: 'All-Day Event', permissionable: false }),
    dateTime('ActivityDateTime', { label: 'Due Date Time', permissionable: false }),
    date('ActivityDate', { label: 'Due Date Only', permissionable: false, indexed: true }),
    whole('DurationInMinutes', { label: 'Duration', permissionable: false }),
    dateTime('StartDateTime', { label: 'Start Date Time', permissionable: false, indexed: true }),
    dateTime('EndDateTime', { label: 'End Date Time', permissionable: false }),
    date('EndDate', { ...SYSTEM }),
    textArea('Description', 32_000),
    reference('AccountId', 'Account', { ...READ_ONLY, permissionable: false, childName: 'ActivityEvents' }),
    owner(['User']),
    flag('IsPrivate', { label: 'Private', permissionable: false }),
    picklist(
      'ShowAs',
      [
        { value: 'Busy', label: 'Busy', isDefault: true },
        { value: 'OutOfOffice', label: 'Out of Office' },
        { value: 'Free', label: 'Free' },
      ],
      { label: 'Show Time As', defaultedOnCreate: true, restrictedPicklist: true },
    ),
    flag('IsChild', SYSTEM),
    flag('IsGroupEvent', SYSTEM),
    picklist('GroupEventType', ['0', '1', '2', '3'], { ...SYSTEM, restrictedPicklist: true }),
    flag('IsArchived', { ...SYSTEM, label: 'Archived' }),
    flag('IsRecurrence', { ...SYSTEM, label: 'Create Recurring Series of Events' }),
    flag('IsRecurrence2', { ...SYSTEM, label: 'Repeat' }),
    picklist('EventSubtype', [{ value: 'Event', label: 'Event', isDefault: true }], {
      defaultedOnCreate: true,
      updateable: false,
      permissionable: false,
      restrictedPicklist: true,
    }),
    flag('IsReminderSet', { label: 'Reminder Set', permissionable: false }),
    dateTime('ReminderDateTime', { label: 'Reminder Date/Time', permissionable: false }),
    field('junctionIds', 'EventWhoIds', {
      ...people,
      referenceTo: ['Contact', 'Lead'],
      feature: 'sharedActivities',
    }),
  ],
});
