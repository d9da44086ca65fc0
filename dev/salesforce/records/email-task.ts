/** Owns the task that an email is at the same time (documented: subtype Email, completed; subject, owner and day are assumed). */

import type { SqlValue } from '../storage/database';
import { accountOf } from './activity-people';
import { toSecond } from './defaults';
import { insertByPlatform } from './platform-rows';
import type { Draft, Saving } from './saving';

/** The task's id. */
export function insertEmailTask(saving: Saving, draft: Draft): string {
  const { row } = draft;
  const who = personAbout(draft);
  // A lead's activity is related to nothing else.
  const what = who?.startsWith('00Q') ? null : (row['RelatedToId'] ?? null);
  const isShared = saving.deps.switches.sharedActivities;
  const id = insertByPlatform(saving, 'Task', {
    Subject: `Email: ${String(row['Subject'] ?? '')}`.slice(0, 255),
    TaskSubtype: 'Email',
    Status: 'Completed',
    Priority: 'Normal',
    ActivityDate: new Date(Number(row['MessageDate'])).toISOString().slice(0, 10),
    CompletedDateTime: toSecond(saving.deps.nowMs()),
    Description: shortened(row['TextBody']),
    WhoId: who ?? null,
    WhatId: what,
    AccountId: accountOf(saving, { who: who ?? null, what }),
    ...(isShared ? { WhoCount: who ? 1 : 0, WhatCount: what ? 1 : 0 } : {}),
  });
  if (isShared) relate(saving, { id, who: who ?? null, what });
  return id;
}

function relate(saving: Saving, { id, who, what }: { id: string; who: SqlValue; what: SqlValue }): void {
  if (who !== null) insertByPlatform(saving, 'TaskRelation', { TaskId: id, RelationId: who, IsWhat: 0 });
  if (what !== null) insertByPlatform(saving, 'TaskRelation', { TaskId: id, RelationId: what, IsWhat: 1 });
}

/** The sender of what came in, else the first contact or lead it went to. */
function personAbout({ row, lists }: Draft): string | undefined {
  const sender = row['Incoming'] === 1 ? [row['FromId']] : [];
  const people = [...sender, ...(lists.get('ToIds') ?? []), ...(lists.get('CcIds') ?? [])];
  return people.find((id): id is string => typeof id === 'string' && /^(003|00Q)/.test(id));
}

function shortened(text: SqlValue | undefined): SqlValue {
  return typeof text === 'string' ? text.slice(0, 32_000) : null;
}
