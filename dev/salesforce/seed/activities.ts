/** Owns what the demo company has done with its customers so far: tasks, events and logged mails. */

import type { Row } from '../storage/rows';
import type { Planting } from './company';
import type { Sales } from './sales';
import { CORRESPONDENTS, TASKS } from './words';

const HOUR_MS = 3_600_000;

export function putActivities(planting: Planting, { accounts, leadIds }: Sales): void {
  const { random, pick } = planting;
  for (const account of accounts) {
    const whoId = account.contactIds[0]!;
    const about = {
      whoId,
      whatId: account.opportunityIds[0]!,
      accountId: account.id,
      ownerId: account.ownerId,
    };
    putTask(planting, about, random.below(20) - 10);
    putTask(planting, { ...about, whoId: pick(account.contactIds) }, -random.below(60));
    if (random.below(2) === 0) putEvent(planting, about);
  }
  accounts.slice(0, CORRESPONDENTS.length - 1).forEach((account, n) => {
    putMail(planting, { account, correspondent: CORRESPONDENTS[n]! });
  });
  for (const whoId of leadIds.slice(0, 20))
    putTask(
      planting,
      { whoId, whatId: null, accountId: null, ownerId: pick(planting.owners) },
      random.below(14),
    );
}

interface About {
  whoId: string;
  whatId: string | null;
  accountId: string | null;
  ownerId: string;
}

/** What is past is done. */
function putTask(planting: Planting, about: About, dueInDays: number): void {
  const { put, pick, day } = planting;
  const made = { ownerId: about.ownerId, daysAgo: Math.max(1, 2 - dueInDays) };
  const id = put(
    'Task',
    {
      ...relation(about),
      Subject: pick(TASKS),
      ActivityDate: day(dueInDays),
      Status: dueInDays < 0 ? 'Completed' : 'Not Started',
      CompletedDateTime: dueInDays < 0 ? planting.nowMs + dueInDays * 24 * HOUR_MS : null,
    },
    made,
  );
  relate(planting, { kind: 'Task', id, about, made });
}

function putEvent(planting: Planting, about: About): void {
  const { put, random, nowMs } = planting;
  const hour = nowMs - (nowMs % HOUR_MS);
  const start = hour + (random.below(20) - 5) * 24 * HOUR_MS;
  const made = { ownerId: about.ownerId, daysAgo: 6 };
  const id = put(
    'Event',
    {
      ...relation(about),
      Subject: 'Meeting: next steps',
      StartDateTime: start,
      ActivityDateTime: start,
      EndDateTime: start + HOUR_MS,
      DurationInMinutes: 60,
      ActivityDate: new Date(start).toISOString().slice(0, 10),
      EndDate: new Date(start).toISOString().slice(0, 10),
      IsPrivate: random.below(6) === 0 ? 1 : 0,
    },
    made,
  );
  relate(planting, { kind: 'Event', id, about, made });
}

const relation = ({ whoId, whatId, accountId }: About): Row => ({
  WhoId: whoId,
  WhatId: whatId,
  AccountId: accountId,
  WhoCount: 1,
  WhatCount: whatId === null ? 0 : 1,
});

function relate(
  { put }: Planting,
  {
    kind,
    id,
    about,
    made,
  }: { kind: 'Task' | 'Event'; id: string; about: About; made: { ownerId: string; daysAgo: number } },
): void {
  const parent = kind === 'Event' ? { IsParent: 1 } : {};
  for (const [relationId, isWhat] of [
    [about.whoId, 0],
    [about.whatId, 1],
  ] as const)
    if (relationId !== null)
      put(`${kind}Relation`, { [`${kind}Id`]: id, RelationId: relationId, IsWhat: isWhat, ...parent }, made);
}

/** As Salesforce keeps a sent mail: one EmailMessage, one Task, and a row for each person. */
function putMail(
  planting: Planting,
  {
    account,
    correspondent,
  }: { account: Sales['accounts'][number]; correspondent: (typeof CORRESPONDENTS)[number] },
): void {
  const { put, nowMs, day } = planting;
  const { id: accountId, ownerId } = account;
  const about = { whoId: account.contactIds[0]!, whatId: account.opportunityIds[0]!, accountId, ownerId };
  const made = { ownerId, daysAgo: 9 };
  const subject = 'Our offer';
  const taskId = put(
    'Task',
    {
      ...relation(about),
      Subject: `Email: ${subject}`,
      TaskSubtype: 'Email',
      Status: 'Completed',
      ActivityDate: day(-9),
      CompletedDateTime: nowMs - 9 * 24 * HOUR_MS,
    },
    made,
  );
  relate(planting, { kind: 'Task', id: taskId, about, made });
  const id = put(
    'EmailMessage',
    {
      ActivityId: taskId,
      Subject: subject,
      TextBody: `Hello ${correspondent.first}, attached is our offer as we discussed it.`,
      FromName: 'Acme Corp',
      FromAddress: 'sales@acme.example',
      ToAddress: correspondent.email,
      Status: '3',
      IsClientManaged: 1,
      MessageDate: nowMs - 9 * 24 * HOUR_MS,
      MessageIdentifier: `<offer.${correspondent.last.toLowerCase()}@acme.example>`,
      RelatedToId: about.whatId,
    },
    made,
  );
  put(
    'EmailMessageRelation',
    {
      EmailMessageId: id,
      RelationId: about.whoId,
      RelationType: 'ToAddress',
      RelationObjectType: 'Contact',
      RelationAddress: correspondent.email,
    },
    made,
  );
}
