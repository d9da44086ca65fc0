/**
 * Owns what the platform does about emails: with Enhanced Email each is one EmailMessage and one Task, people come as
 * lists of ids, and hardly anything changes afterwards (documented; details are marked).
 */

import { mailRelationType } from '../soql/id-lists';
import type { SqlValue } from '../storage/database';
import type { Row } from '../storage/rows';
import { accountOf } from './activity-people';
import { toSecond } from './defaults';
import type { Behaviour } from './platform';
import { insertByPlatform, updateByPlatform } from './platform-rows';
import { failure, insufficientAccess } from './save-failure';
import type { Draft, Saving } from './saving';

const SENT = '3';
const DRAFT = '5';

export const EMAIL_BEHAVIOUR: Behaviour = {
  prepare: (saving, draft) => (draft.before ? checkedUpdate(draft) : created(saving, draft)),
  saved(saving, draft) {
    if (draft.before) followRelated(saving, draft);
    else relateMail(saving, draft);
  },
  // One without the other is nothing (assumed).
  goesAlong: ({ ActivityId }) => (typeof ActivityId === 'string' ? [ActivityId] : []),
};

function created(saving: Saving, draft: Draft): Row {
  const { row, given } = draft;
  const isOfCase = row['ParentId'] !== null;
  if (given.has('ActivityId') && row['ActivityId'] !== null && !isOfCase) throw insufficientAccess();
  if (!isOfCase && row['Status'] !== SENT && row['Status'] !== DRAFT)
    // Documented: outside cases an email is sent. The code is assumed.
    throw failure('FIELD_INTEGRITY_EXCEPTION', 'Email Status: an email outside cases must be Sent', [
      'Status',
    ]);
  const values: Row = {
    MessageDate: row['MessageDate'] ?? toSecond(saving.deps.nowMs()),
    TextBody: row['TextBody'] ?? textOf(row['HtmlBody'] ?? null),
  };
  const makesTask = row['ActivityId'] === null && (!isOfCase || row['IsClientManaged'] === 1);
  if (!makesTask) return values;
  return { ...values, ActivityId: insertTask(saving, { ...draft, row: { ...row, ...values } }) };
}

/** Rough: tags away, line breaks at blocks (what the platform does exactly is not documented). */
function textOf(html: SqlValue): SqlValue {
  if (typeof html !== 'string') return null;
  const plain = html.replace(/<(br|\/p|\/div|\/tr|\/li)\b[^>]*>/gi, '\n').replace(/<[^>]*>/g, '');
  return plain.trim() || null;
}

/** Documented: TaskSubtype Email, completed. Subject, owner and day are assumed. */
function insertTask(saving: Saving, draft: Draft): string {
  const { row } = draft;
  const people = [...(draft.lists.get('ToIds') ?? []), ...(draft.lists.get('CcIds') ?? [])];
  const sender = row['Incoming'] === 1 ? [row['FromId']] : [];
  const who = [...sender, ...people].find(
    (id): id is string => typeof id === 'string' && /^(003|00Q)/.test(id),
  );
  const what = who?.startsWith('00Q') ? null : (row['RelatedToId'] ?? null);
  const id = insertByPlatform(saving, 'Task', {
    Subject: `Email: ${String(row['Subject'] ?? '')}`.slice(0, 255),
    TaskSubtype: 'Email',
    Status: 'Completed',
    Priority: 'Normal',
    ActivityDate: new Date(Number(row['MessageDate'])).toISOString().slice(0, 10),
    CompletedDateTime: toSecond(saving.deps.nowMs()),
    Description: typeof row['TextBody'] === 'string' ? row['TextBody'].slice(0, 32_000) : null,
    WhoId: who ?? null,
    WhatId: what,
    AccountId: accountOf(saving, { who: who ?? null, what }),
    ...(saving.deps.switches.sharedActivities ? { WhoCount: who ? 1 : 0, WhatCount: what ? 1 : 0 } : {}),
  });
  if (saving.deps.switches.sharedActivities) {
    if (who) insertByPlatform(saving, 'TaskRelation', { TaskId: id, RelationId: who, IsWhat: 0 });
    if (what) insertByPlatform(saving, 'TaskRelation', { TaskId: id, RelationId: what, IsWhat: 1 });
  }
  return id;
}

/** What may still change; a draft is still being written (documented). The code is assumed. */
function checkedUpdate({ object, row, before, given }: Draft): Row {
  if (before!['Status'] === DRAFT) return {};
  const open = ['IsExternallyVisible', ...(before!['IsClientManaged'] === 1 ? ['RelatedToId'] : [])];
  const isOpen = (name: string) =>
    open.includes(name) || object.fields.find((field) => field.name === name)?.custom === true;
  const closed = [...given].filter((name) => !isOpen(name) && row[name] !== before![name]);
  if (closed.length > 0) throw insufficientAccess();
  return {};
}

function followRelated(saving: Saving, { row, before }: Draft): void {
  const task = row['ActivityId'];
  if (typeof task !== 'string' || row['RelatedToId'] === before!['RelatedToId']) return;
  const what = row['RelatedToId'] ?? null;
  const who = saving.deps.rows.read(saving.catalog.object('Task')!, task)?.['WhoId'] ?? null;
  updateByPlatform(
    saving,
    { name: 'Task', id: task },
    { WhatId: what, AccountId: accountOf(saving, { who, what }) },
  );
}

/** A row for each person in a list; the sender's row is the client's to make, as in the documented sample. */
function relateMail(saving: Saving, draft: Draft): void {
  for (const [field, ids] of draft.lists) {
    const type = mailRelationType(field);
    if (type === undefined) continue;
    for (const id of new Set(ids))
      insertByPlatform(saving, 'EmailMessageRelation', {
        EmailMessageId: draft.id,
        RelationId: id,
        RelationType: type,
        ...personOf(saving, id),
      });
  }
}

function personOf({ deps, catalog }: Saving, id: SqlValue): Row {
  const object = typeof id === 'string' ? catalog.objectOfId(id) : undefined;
  if (!object) return { RelationObjectType: null };
  const address = deps.rows.read(object, String(id))?.['Email'] ?? null;
  return { RelationObjectType: object.name, RelationAddress: address };
}

export const EMAIL_RELATION_BEHAVIOUR: Behaviour = {
  prepare(saving, { row }) {
    const { RelationId, RelationAddress } = row;
    if (!RelationId && !RelationAddress)
      throw failure('REQUIRED_FIELD_MISSING', 'Required fields are missing: [RelationId]', ['RelationId']);
    const person = personOf(saving, RelationId ?? null);
    return { ...person, RelationAddress: RelationAddress ?? person['RelationAddress'] ?? null };
  },
};
