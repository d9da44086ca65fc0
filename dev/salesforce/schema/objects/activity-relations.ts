/** Owns the objects TaskRelation and EventRelation: who and what an activity is about, and whom an event invites (documented). */

import { dateTime, flag, picklist, reference, text } from '../field-builders';
import { object, SYSTEM_FIELDS } from '../object-builders';
import { RELATABLE } from '../picklists';

const ANYONE = [...new Set(['Contact', 'Lead', 'User', ...RELATABLE])];

export const TASK_RELATION = object({
  name: 'TaskRelation',
  label: 'Task Relation',
  keyPrefix: '0RT',
  access: { by: 'parents', parents: ['TaskId'] },
  searchable: false,
  layoutable: false,
  feature: 'sharedActivities',
  fields: [
    ...SYSTEM_FIELDS,
    reference('TaskId', 'Task', {
      required: true,
      updateable: false,
      childName: 'TaskRelations',
      onDelete: 'cascade',
    }),
    reference('RelationId', ANYONE, { updateable: false, childName: 'TaskRelations', onDelete: 'cascade' }),
    flag('IsWhat', { updateable: false }),
    reference('AccountId', 'Account', { createable: false, updateable: false, indexed: false }),
  ],
});

export const EVENT_RELATION = object({
  name: 'EventRelation',
  label: 'Event Relation',
  keyPrefix: '0RE',
  access: { by: 'parents', parents: ['EventId'] },
  searchable: false,
  layoutable: false,
  fields: [
    ...SYSTEM_FIELDS,
    reference('EventId', 'Event', {
      required: true,
      updateable: false,
      childName: 'EventRelations',
      onDelete: 'cascade',
    }),
    reference('RelationId', ANYONE, { updateable: false, childName: 'EventRelations', onDelete: 'cascade' }),
    flag('IsInvitee', { defaultValue: false }),
    flag('IsParent', { updateable: false }),
    flag('IsWhat', { updateable: false }),
    picklist(
      'Status',
      [{ value: 'New', label: 'New', isDefault: true }, 'Declined', 'Accepted', 'Uninvited', 'Maybe'],
      {
        defaultedOnCreate: true,
        restrictedPicklist: true,
      },
    ),
    dateTime('RespondedDate'),
    text('Response', 255, { label: 'Comment' }),
    reference('AccountId', 'Account', { createable: false, updateable: false, indexed: false }),
  ],
});
