/** Owns what is read of the records about mail: people, open opportunities, logged mails. */

import { decode, type Decoded, type Decoder, list, optional, record, text } from '../decode';
import { AppError } from '../errors';

export interface PersonRow {
  id: string;
  name: string;
  /** Lower case. */
  email: string;
  /** Of a contact that belongs to one. */
  accountId: string | undefined;
  /** A user, or of a lead a queue. */
  ownerId: string;
  createdAtMs: number;
}

export interface LoggedMail {
  id: string;
  key: string;
  /** Its task's. */
  activityId: string | undefined;
  /** Of the activity. */
  ownerId: string | undefined;
  /** RelationId of each FromAddress row. */
  senderIds: readonly string[];
}

export interface OpenOpportunity {
  id: string;
  accountId: string;
}

const personRow = record({
  Id: text,
  Name: text,
  Email: text,
  OwnerId: text,
  CreatedDate: text,
  AccountId: optional(text),
});

const opportunityRow = record({ Id: text, AccountId: text });

const anything: Decoder<unknown> = (value) => value;

const loggedRow = record({
  Id: text,
  TrunklineKey__c: text,
  ActivityId: optional(text),
  Activity: optional(record({ OwnerId: optional(text) })),
  // A child query without a row is null.
  EmailMessageRelations: optional(anything),
});

const taskRow = record({ Id: text, TrunklineKey__c: text, OwnerId: optional(text) });

const senderRow = record({ RelationId: optional(text) });

/** @throws http.bad_response, as the others do */
export function toPeople(rows: readonly unknown[]): PersonRow[] {
  return readRows(personRow, rows).map((row) => ({
    id: row.Id,
    name: row.Name,
    email: row.Email.toLowerCase(),
    accountId: row.AccountId,
    ownerId: row.OwnerId,
    createdAtMs: readTime(row.CreatedDate),
  }));
}

export function toOpportunities(rows: readonly unknown[]): OpenOpportunity[] {
  return readRows(opportunityRow, rows).map((row) => ({ id: row.Id, accountId: row.AccountId }));
}

/** `allRows` gives the rows of a child query, its further pages too. */
export function toLogged(rows: readonly unknown[], allRows: (page: unknown) => unknown[]): LoggedMail[] {
  return readRows(loggedRow, rows).map((row) => {
    const senders = row.EmailMessageRelations === undefined ? [] : allRows(row.EmailMessageRelations);
    return {
      id: row.Id,
      key: row.TrunklineKey__c,
      activityId: row.ActivityId,
      ownerId: row.Activity?.OwnerId,
      senderIds: readRows(senderRow, senders).flatMap(({ RelationId }) => RelationId ?? []),
    };
  });
}

/** A Task is its own activity, and tells of no sender. */
export function toLoggedTasks(rows: readonly unknown[]): LoggedMail[] {
  return readRows(taskRow, rows).map(({ Id, TrunklineKey__c, OwnerId }) => ({
    id: Id,
    key: TrunklineKey__c,
    activityId: Id,
    ownerId: OwnerId,
    senderIds: [],
  }));
}

export function readRows<D extends Decoder<unknown>>(row: D, rows: readonly unknown[]): Decoded<D>[] {
  return decode('http.bad_response', list(row), rows) as Decoded<D>[];
}

/** `2026-11-23T12:00:00.000+0000`: the offset without its colon is no ISO time, which engines need not read. */
function readTime(value: string): number {
  const ms = Date.parse(value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  if (Number.isNaN(ms))
    throw new AppError('http.bad_response', 'no time', { what: 'CreatedDate is not a time' });
  return ms;
}
