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
import { insertEmailTask } from './email-task';
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
  if (!isOfCase && ![SENT, DRAFT].includes(String(row['Status'])))
    // Documented: outside cases an email is sent. The code is assumed.
    throw failure('FIELD_INTEGRITY_EXCEPTION', 'Email Status: an email outside cases must be Sent', [
      'Status',
    ]);
  const values = {
    MessageDate: row['MessageDate'] ?? toSecond(saving.deps.nowMs()),
    TextBody: row['TextBody'] ?? textOf(row['HtmlBody'] ?? null),
  };
  // A client that manages its emails gets the task whatever the settings of Email-to-Case are (documented).
  const makesTask = row['ActivityId'] === null && (!isOfCase || row['IsClientManaged'] === 1);
  if (!makesTask) return values;
  return { ...values, ActivityId: insertEmailTask(saving, { ...draft, row: { ...row, ...values } }) };
}

/** Rough: tags away, line breaks at blocks (what the platform does exactly is not documented). */
function textOf(html: SqlValue): SqlValue {
  if (typeof html !== 'string') return null;
  const plain = html.replace(/<(br|\/p|\/div|\/tr|\/li)\b[^>]*>/gi, '\n').replace(/<[^>]*>/g, '');
  return plain.trim() || null;
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
  const who = saving.deps.rows.value(saving.catalog.object('Task')!, task, 'WhoId');
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
  const address = deps.rows.value(object, String(id), 'Email');
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
