/** Owns the records that make an org large, loaded in bulk: no relation rows, indexes made afterwards. */

import type { Database, SqlValue } from '../storage/database';
import { fold } from '../storage/fold';
import { insertSql } from '../storage/rows';
import { dropIndexSql, indexSql } from '../storage/tables';
import type { CompanyDeps, Planting } from './company';
import { FIRST_NAMES, LAST_NAMES, TASKS } from './words';

const CONTACTS = 100_000;
const TASKS_COUNT = 1_000_000;
const ACCOUNTS = 10_000;

/** Beside the demo company's own records. */
export function putLarge({ saveDeps, whole }: CompanyDeps, planting: Planting): void {
  const { database } = saveDeps;
  const objects = ['Account', 'Contact', 'Task'].map((name) => whole.object(name)!);
  database.exec(objects.flatMap(dropIndexSql).join(';'));
  database.transaction(() => {
    const accountIds = load(database, planting, {
      object: 'Account',
      ids: saveDeps.rows.nextIds(objects[0]!, ACCOUNTS),
      row: (n) => accountRow(n),
    });
    const contactIds = load(database, planting, {
      object: 'Contact',
      ids: saveDeps.rows.nextIds(objects[1]!, CONTACTS),
      row: (n) => contactRow(planting, n, accountIds[n % ACCOUNTS]!),
    });
    load(database, planting, {
      object: 'Task',
      ids: saveDeps.rows.nextIds(objects[2]!, TASKS_COUNT),
      row: () => taskRow(planting, contactIds, accountIds),
    });
  });
  for (const sql of objects.flatMap(indexSql)) database.exec(sql);
  database.exec('ANALYZE');
}

interface Load {
  object: string;
  ids: string[];
  row: (n: number) => Record<string, SqlValue>;
}

function load(database: Database, { owners, nowMs }: Planting, { object, ids, row }: Load): string[] {
  const span = 700 * 86_400;
  let sql = '';
  ids.forEach((id, n) => {
    const owner = owners[n % owners.length]!;
    // Older first, evenly over two years.
    const made = (Math.floor(nowMs / 1000) - span + Math.floor((n / ids.length) * span)) * 1000;
    const full = {
      Id: id,
      IsDeleted: 0,
      OwnerId: owner,
      CreatedDate: made,
      CreatedById: owner,
      LastModifiedDate: made,
      LastModifiedById: owner,
      SystemModstamp: made,
      ...row(n),
    };
    sql ||= insertSql({ name: object }, Object.keys(full));
    database.run(sql, Object.values(full));
  });
  return ids;
}

function accountRow(n: number): Record<string, SqlValue> {
  const name = `Customer ${String(n + 1).padStart(5, '0')}`;
  return { Name: name, 'Name#': fold(name), Type: 'Customer - Direct', Industry: 'Other' };
}

function contactRow({ pick }: Planting, n: number, accountId: string): Record<string, SqlValue> {
  const [first, last] = [pick(FIRST_NAMES), pick(LAST_NAMES)];
  const email = `contact${String(n + 1).padStart(6, '0')}@customer${n % ACCOUNTS}.example`;
  return {
    AccountId: accountId,
    FirstName: first,
    LastName: last,
    Name: `${first} ${last}`,
    'Name#': fold(`${first} ${last}`),
    Email: email,
    'Email#': fold(email),
    HasOptedOutOfEmail: 0,
    DoNotCall: 0,
    IsEmailBounced: 0,
  };
}

function taskRow(
  { random, pick, day }: Planting,
  contactIds: string[],
  accountIds: string[],
): Record<string, SqlValue> {
  const who = random.below(contactIds.length);
  return {
    WhoId: contactIds[who]!,
    AccountId: accountIds[who % accountIds.length]!,
    Subject: pick(TASKS),
    ActivityDate: day(-random.below(700)),
    Status: 'Completed',
    Priority: 'Normal',
    IsHighPriority: 0,
    IsClosed: 1,
    IsArchived: 0,
    TaskSubtype: 'Task',
    IsReminderSet: 0,
    IsRecurrence: 0,
    WhoCount: 1,
    WhatCount: 0,
  };
}
