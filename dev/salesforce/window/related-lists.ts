/** Owns which related lists a record has: a contact's activities, mails, opportunities and cases, and so on. */

import type { Described } from './objects';

export interface Source {
  object: string;
  /** A condition; `ID` stands for the record's id in quotes. */
  where: string;
  /** The condition of the mails whose tasks `TASKS` stands for in the other: no one query can say that. */
  mails?: string;
}

export interface RelatedSpec {
  /** A part of its address. */
  name: string;
  title: string;
  /** A list of activities has several, and one shape for all of them. */
  sources: readonly Source[];
  /** The object's own columns unless told; of activities they are always the same. */
  columns?: readonly string[];
  sort?: string;
}

/** A source's condition about one record. */
export const whereOf = (where: string, id: string) => where.replaceAll(/\bID\b/g, `'${id}'`);

export const ACTIVITIES = 'Activities';

const list = (spec: Omit<RelatedSpec, 'sources'> & Source): RelatedSpec => {
  const { object, where, ...rest } = spec;
  return { ...rest, sources: [{ object, where }] };
};

const ON_MAIL = 'Id IN (SELECT EmailMessageId FROM EmailMessageRelation WHERE RelationId = ID)';

const activities = (sources: readonly Source[]): RelatedSpec => ({
  name: ACTIVITIES,
  title: 'Activities',
  sources,
});

/**
 * Whoever is on it: the first by the activity's own field, the others by the relation, and on a mail also its sender,
 * whom only the mail's own relation names (seen: that is how a received mail comes into a contact's history).
 */
const ofPerson = activities([
  { object: 'Task', where: 'WhoId = ID' },
  { object: 'Task', where: 'Id IN (SELECT TaskId FROM TaskRelation WHERE RelationId = ID)' },
  { object: 'Task', where: 'Id IN (TASKS)', mails: ON_MAIL },
  { object: 'Event', where: 'WhoId = ID' },
  { object: 'Event', where: 'Id IN (SELECT EventId FROM EventRelation WHERE RelationId = ID)' },
]);

const about = activities([
  { object: 'Task', where: 'WhatId = ID' },
  { object: 'Event', where: 'WhatId = ID' },
]);

const mailsWith = list({
  name: 'Emails',
  title: 'Emails',
  object: 'EmailMessage',
  where: ON_MAIL,
  columns: ['Subject', 'FromAddress', 'ToAddress', 'MessageDate', 'Status', 'CreatedById'],
});
const mailsAbout = { ...mailsWith, sources: [{ object: 'EmailMessage', where: 'RelatedToId = ID' }] };

const ofParent = (object: string, field: string, title: string): RelatedSpec =>
  list({ name: title.replaceAll(' ', ''), title, object, where: `${field} = ID` });

const roles = (field: 'OpportunityId' | 'ContactId', columns: string[], title: string): RelatedSpec =>
  list({
    name: title.replaceAll(' ', ''),
    title,
    object: 'OpportunityContactRole',
    where: `${field} = ID`,
    columns,
    sort: 'IsPrimary DESC',
  });

const owned = ['Account', 'Contact', 'Lead', 'Opportunity', 'Case', 'Task', 'Event'];
const plural = (object: string) => (object === 'Opportunity' ? 'Opportunities' : `${object}s`);

const SPECS: Record<string, readonly RelatedSpec[]> = {
  Contact: [
    ofPerson,
    mailsWith,
    roles(
      'ContactId',
      ['OpportunityId', 'Role', 'Opportunity.StageName', 'Opportunity.Amount', 'Opportunity.CloseDate'],
      'Opportunities',
    ),
    ofParent('Case', 'ContactId', 'Cases'),
  ],
  Account: [
    ofParent('Contact', 'AccountId', 'Contacts'),
    ofParent('Opportunity', 'AccountId', 'Opportunities'),
    activities([
      { object: 'Task', where: '(AccountId = ID OR WhatId = ID)' },
      { object: 'Event', where: '(AccountId = ID OR WhatId = ID)' },
    ]),
    mailsAbout,
    ofParent('Case', 'AccountId', 'Cases'),
  ],
  Lead: [ofPerson, mailsWith],
  Opportunity: [
    roles(
      'OpportunityId',
      ['ContactId', 'Role', 'IsPrimary', 'Contact.Title', 'Contact.Email'],
      'Contact Roles',
    ),
    about,
    mailsAbout,
  ],
  Case: [about, mailsAbout],
  Task: [
    list({
      name: 'TaskRelations',
      title: 'People and records',
      object: 'TaskRelation',
      where: 'TaskId = ID',
      columns: ['RelationId', 'IsWhat'],
    }),
    list({ ...mailsWith, name: 'Email', title: 'Email', object: 'EmailMessage', where: 'ActivityId = ID' }),
  ],
  Event: [
    list({
      name: 'EventRelations',
      title: 'People and records',
      object: 'EventRelation',
      where: 'EventId = ID',
      columns: ['RelationId', 'IsInvitee', 'IsWhat', 'Status'],
    }),
  ],
  EmailMessage: [
    list({
      name: 'EmailMessageRelations',
      title: 'People and addresses',
      object: 'EmailMessageRelation',
      where: 'EmailMessageId = ID',
      columns: ['RelationAddress', 'RelationType', 'RelationId', 'RelationObjectType'],
    }),
    activities([{ object: 'Task', where: 'Id IN (SELECT ActivityId FROM EmailMessage WHERE Id = ID)' }]),
  ],
  User: owned.map((object) => ofParent(object, 'OwnerId', `Owned ${plural(object)}`)),
};

const MOST_LISTS = 8;

/** Of an object that nobody has thought of: whatever hangs on it. */
export function relatedSpecs(object: Described): readonly RelatedSpec[] {
  return (
    SPECS[object.name] ??
    object.childRelationships.slice(0, MOST_LISTS).map(({ childSObject, field, relationshipName }) =>
      list({
        name: relationshipName,
        title: relationshipName,
        object: childSObject,
        where: `${field} = ID`,
      }),
    )
  );
}
