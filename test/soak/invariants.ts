/**
 * Owns what must hold whatever has happened (facts/quality.md B1, I1 to I8), as sentences of what does not: none is
 * good news. Nothing here knows how the add-on works, only what Salesforce, the people's stores and the cards say.
 */

import { orgRows } from '../e2e/org-data';
import type { Stage } from './stage';

/** A mail that was put in, and what must come of it. */
export interface Awaited {
  subject: string;
  /** `either` where a rule of the org came or went meanwhile: in Salesforce once, or kept as refused by all who have it. */
  fate: 'logged' | 'refused' | 'either' | 'left-out';
  /** Whose activity it must be, by name. */
  owner?: string;
  /** Gmail's id of each copy. */
  copies: readonly { user: string; id: string }[];
}

interface EmailRow {
  Subject: string;
  MessageIdentifier: string | null;
  ActivityId: string | null;
  Activity: { Owner: { Name: string } } | null;
  EmailMessageRelations: { records: { RelationType: string }[] } | null;
}

/** I1 and I2 of mails whose subjects all begin so. */
export async function brokenMail(
  stage: Stage,
  awaited: readonly Awaited[],
  subjects: string,
): Promise<string[]> {
  const emails = await orgRows<EmailRow>(
    stage,
    'SELECT Subject, MessageIdentifier, ActivityId, Activity.Owner.Name, (SELECT RelationType FROM EmailMessageRelations) ' +
      `FROM EmailMessage WHERE Subject LIKE '${subjects}%'`,
  );
  const tasks = await orgRows<{ Id: string; Subject: string }>(
    stage,
    `SELECT Id, Subject FROM Task WHERE Subject LIKE '%${subjects}%'`,
  );
  const refused = await refusedBy(stage, awaited);
  const broken: string[] = [];
  // A mail may have come without one.
  const keys = emails.flatMap(({ MessageIdentifier: key }) => key ?? []);
  if (new Set(keys).size !== keys.length) broken.push('I2: one Message-ID twice');
  if (tasks.length !== emails.length) broken.push(`I2: ${tasks.length} tasks of ${emails.length} mails`);
  for (const mail of awaited) {
    const rows = emails.filter(({ Subject }) => Subject === mail.subject);
    broken.push(...brokenOne(mail, rows, refused));
  }
  return broken;
}

function brokenOne(mail: Awaited, rows: readonly EmailRow[], refused: ReadonlySet<string>): string[] {
  const { subject, fate, copies } = mail;
  const [row] = rows;
  if (rows.length > 1) return [`I2: "${subject}" is there ${rows.length} times`];
  if (row)
    return fate === 'left-out' || fate === 'refused'
      ? [`I1: "${subject}" must not be there`]
      : brokenRow(mail, row);
  const kept = copies.filter(({ user, id }) => refused.has(`${user} ${id}`)).length;
  const isGood = { logged: false, refused: kept === copies.length, either: kept > 0, 'left-out': true }[fate];
  return isGood ? [] : [`I1: "${subject}" is neither there nor kept as refused`];
}

function brokenRow({ subject, owner }: Awaited, { Activity, EmailMessageRelations }: EmailRow): string[] {
  const ownerIs = Activity?.Owner.Name;
  const relations = EmailMessageRelations?.records ?? [];
  const senders = relations.filter((one) => one.RelationType === 'FromAddress').length;
  return [
    ...(owner === undefined || ownerIs === owner ? [] : [`I1: "${subject}" is ${ownerIs}'s`]),
    ...(senders === 1 ? [] : [`I1: "${subject}" has ${senders} senders`]),
  ];
}

/** `user id` of each mail that somebody's store keeps as refused with a reason. */
export async function refusedBy(stage: Stage, awaited: readonly Awaited[]): Promise<Set<string>> {
  const users = [
    ...new Set(
      awaited.filter(({ fate }) => fate !== 'logged').flatMap(({ copies }) => copies.map(({ user }) => user)),
    ),
  ];
  const found = new Set<string>();
  for (const user of users) {
    for (const [key, text] of Object.entries(await stage.storeOf(user))) {
      if (!/^q\.\d+$/.test(key)) continue;
      const { d } = JSON.parse(text) as { d: { id: string; code: string }[] };
      for (const { id, code } of d) if (code !== '') found.add(`${user} ${id}`);
    }
  }
  return found;
}

/** I4 and I7: whose Home does not say that all is well. */
export async function brokenHomes(stage: Stage, people: readonly string[]): Promise<string[]> {
  const broken: string[] = [];
  for (const person of people) {
    const texts = await stage.home(person);
    if (!texts.includes('Active')) broken.push(`I4: Home of ${person} says ${texts.slice(0, 4).join(' | ')}`);
  }
  return broken;
}

/** I8: a lock that somebody holds makes whoever comes next wait, and the clock shows it. */
export async function brokenLock(stage: Stage, person: string): Promise<string[]> {
  const row = await stage.lastOf(person, 'onHourlyRun');
  const took = row?.calls.some(({ method }) => method === 'tryLock');
  const isBusy = row?.log.some(({ text }) => text.includes('store.busy'));
  return took && isBusy ? ['I8: the lock is held'] : [];
}

/** I6. */
export function brokenSecrets(stage: Stage): string[] {
  return stage.leaks().map((url) => `I6: a secret or a mail's body was said by ${url}`);
}
