/** Owns which columns the list of an object has, and how it is sorted, until a person asks for another order. */

import { type Described, titleField } from './objects';

export interface ListShape {
  columns: readonly string[];
  /** A column's path. */
  sort: string;
  direction: 'asc' | 'desc';
}

const up = (sort: string, columns: string[]): ListShape => ({ sort, columns, direction: 'asc' });
const down = (sort: string, columns: string[]): ListShape => ({ sort, columns, direction: 'desc' });

const SHAPES: Record<string, ListShape> = {
  Account: up('Name', ['Name', 'Type', 'Industry', 'BillingCity', 'Phone', 'AnnualRevenue', 'OwnerId']),
  Contact: up('Name', ['Name', 'AccountId', 'Title', 'Email', 'Phone', 'OwnerId']),
  Lead: up('Name', ['Name', 'Company', 'Title', 'Email', 'Status', 'OwnerId']),
  Opportunity: up('CloseDate', ['Name', 'AccountId', 'StageName', 'Amount', 'CloseDate', 'OwnerId']),
  Case: down('CaseNumber', [
    'CaseNumber',
    'Subject',
    'Status',
    'Priority',
    'ContactId',
    'AccountId',
    'OwnerId',
  ]),
  Task: down('ActivityDate', [
    'Subject',
    'TaskSubtype',
    'Status',
    'ActivityDate',
    'WhoId',
    'WhatId',
    'OwnerId',
  ]),
  Event: down('StartDateTime', ['Subject', 'StartDateTime', 'EndDateTime', 'WhoId', 'WhatId', 'OwnerId']),
  EmailMessage: down('MessageDate', [
    'Subject',
    'FromAddress',
    'ToAddress',
    'MessageDate',
    'Status',
    'RelatedToId',
    'CreatedById',
  ]),
  User: up('Name', ['Name', 'Username', 'Email', 'Title', 'UserRoleId', 'ProfileId', 'IsActive']),
};

/** The objects that people work with; the rest of an org's stand apart. */
export const TABS = Object.keys(SHAPES);

const MOST_COLUMNS = 6;
const LONGEST_TEXT = 255;
const OF_THE_SYSTEM = [
  'Id',
  'IsDeleted',
  'CreatedDate',
  'CreatedById',
  'LastModifiedDate',
  'LastModifiedById',
  'SystemModstamp',
  'OwnerId',
];

/** Of an object that nobody has thought of: its name, its first fields, and its owner. */
export function listShape(object: Described): ListShape {
  const known = SHAPES[object.name];
  if (known) return known;
  const title = titleField(object)?.name ?? 'Id';
  const own = object.fields
    .filter(({ name }) => name !== title && !OF_THE_SYSTEM.includes(name) && !name.startsWith('Permissions'))
    .filter(({ type, length }) => type !== 'address' && length <= LONGEST_TEXT)
    .map(({ name }) => name);
  return up(title, [title, ...own.slice(0, MOST_COLUMNS - 2), 'OwnerId']);
}

export function isOfSystem(name: string): boolean {
  return OF_THE_SYSTEM.includes(name) && name !== 'OwnerId';
}
