/** Owns what a mail is as a Task: its fields, whom it names, and what only its description can say. */

import { cut, CUT_MARK } from './cut';
import type { NewMail } from './mail-records';

/** Fields and lengths in characters (documented: facts/salesforce.md 3.1). */
export interface TaskFields {
  TrunklineKey__c: string;
  /** Cannot be changed afterwards. */
  TaskSubtype: 'Email';
  Status: 'Completed';
  Priority: 'Normal';
  Subject: string;
  /** The day in UTC, as Salesforce's own tasks of emails have it. */
  ActivityDate: string;
  Description: string;
  WhoId?: string;
  /** With Shared Activities, where it is more than one. */
  TaskWhoIds?: readonly string[];
  WhatId?: string;
}

const SUBJECT = 255;
const DESCRIPTION = 32_000;
/** An activity names so many contacts, or one lead (documented). */
const MOST_NAMED = 50;
/** Key prefixes (documented). */
const CONTACT = '003';
const LEAD = '00Q';

export function taskFields(mail: NewMail, { namesSeveral }: { namesSeveral: boolean }): TaskFields {
  const named = namedIn(mail).slice(0, namesSeveral ? MOST_NAMED : 1);
  const [first] = named;
  // A lead's activity is related to nothing else (documented).
  const what = first?.startsWith(LEAD) ? undefined : mail.RelatedToId;
  return {
    TrunklineKey__c: mail.TrunklineKey__c,
    TaskSubtype: 'Email',
    Status: 'Completed',
    Priority: 'Normal',
    Subject: cut(`Email: ${mail.Subject}`, SUBJECT),
    ActivityDate: mail.MessageDate.slice(0, 10),
    Description: cut(descriptionOf(mail), DESCRIPTION, CUT_MARK),
    ...(first === undefined ? {} : { WhoId: first }),
    ...(named.length > 1 ? { TaskWhoIds: named } : {}),
    ...(what === undefined ? {} : { WhatId: what }),
  };
}

/** The sender first, then as they stand in the header. Contacts before a lead, and never both. */
function namedIn({ asTask, ToIds = [], CcIds = [], BccIds = [] }: NewMail): string[] {
  const sender = asTask?.senderId === undefined ? [] : [asTask.senderId];
  const all = [...new Set([...sender, ...ToIds, ...CcIds, ...BccIds])];
  const contacts = all.filter((id) => id.startsWith(CONTACT));
  return contacts.length > 0 ? contacts : all.filter((id) => id.startsWith(LEAD)).slice(0, 1);
}

/** A Task has no field for who was on a mail. */
function descriptionOf({ asTask, TextBody = '' }: NewMail): string {
  const lines = (asTask?.lines ?? []).join('\n');
  return [lines, TextBody].filter((part) => part !== '').join('\n\n');
}
