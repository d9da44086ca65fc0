/** Owns what each search operator means (documented: support.google.com/mail/answer/7190). */

import { TZDate } from '@date-fns/tz';
import type { WordColumn } from '../store/schema';
import { type Query, QueryError } from './ast';

/** Names after `in:` and `is:` that are labels under another name. */
const PLACES: Record<string, string> = {
  draft: 'DRAFT',
  drafts: 'DRAFT',
  inbox: 'INBOX',
  sent: 'SENT',
  trash: 'TRASH',
  spam: 'SPAM',
  chat: 'CHAT',
  chats: 'CHAT',
  starred: 'STARRED',
  important: 'IMPORTANT',
  unread: 'UNREAD',
};

const CATEGORIES: Record<string, string> = {
  primary: 'CATEGORY_PERSONAL',
  social: 'CATEGORY_SOCIAL',
  promotions: 'CATEGORY_PROMOTIONS',
  updates: 'CATEGORY_UPDATES',
  forums: 'CATEGORY_FORUMS',
};

const ALL_COLUMNS: readonly WordColumn[] = ['subject', 'sender', 'receiver', 'copied', 'filename', 'body'];

/** A word or a phrase without an operator is looked for everywhere. */
export function plainWords(phrase: string): Query {
  return { kind: 'words', columns: ALL_COLUMNS, phrase };
}

type Meaning = (value: string, name: string, nowMs: number) => Query;

const within =
  (columns: readonly WordColumn[]): Meaning =>
  (phrase) => ({ kind: 'words', columns, phrase });
const since: Meaning = (value, name) => ({ kind: 'time', is: 'since', ms: dateOf(name, value) });
const before: Meaning = (value, name) => ({ kind: 'time', is: 'before', ms: dateOf(name, value) });
const larger: Meaning = (value, name) => ({ kind: 'size', is: 'larger', bytes: bytesOf(name, value) });

/** All operators that are answered. */
const OPERATORS = new Map<string, Meaning>([
  ['from', within(['sender'])],
  ['to', within(['receiver', 'copied'])],
  ['cc', within(['copied'])],
  ['subject', within(['subject'])],
  ['list', within(['list'])],
  ['filename', within(['filename'])],
  ['bcc', (phrase) => ({ kind: 'copy', header: 'Bcc', phrase })],
  ['deliveredto', (phrase) => ({ kind: 'copy', header: 'Delivered-To', phrase })],
  ['label', (name) => ({ kind: 'label', name })],
  [
    'category',
    (value, name) => ({ kind: 'label', name: CATEGORIES[value.toLowerCase()] ?? refuse(name, value) }),
  ],
  ['in', (value, name) => place(name, value)],
  ['is', (value, name) => place(name, value)],
  ['has', has],
  ['rfc822msgid', (value) => ({ kind: 'message-id', id: value.replace(/^<|>$/g, '') })],
  ['after', since],
  ['newer', since],
  ['before', before],
  ['older', before],
  ['newer_than', (value, name, nowMs) => ({ kind: 'time', is: 'since', ms: ago(name, value, nowMs) })],
  ['older_than', (value, name, nowMs) => ({ kind: 'time', is: 'before', ms: ago(name, value, nowMs) })],
  ['size', larger],
  ['larger', larger],
  ['smaller', (value, name) => ({ kind: 'size', is: 'smaller', bytes: bytesOf(name, value) })],
]);

/**
 * @throws QueryError for an operator or a value that is not answered here. Gmail itself would look for it as text;
 *   a test that relies on an operator must not pass because of that.
 */
export function operator(name: string, value: string, nowMs: number): Query {
  return OPERATORS.get(name)?.(value, name, nowMs) ?? refuse(name, value);
}

function place(name: string, value: string): Query {
  const lower = value.toLowerCase();
  if (lower === 'anywhere' && name === 'in') return { kind: 'anywhere' };
  if (lower === 'read') return { kind: 'not', item: { kind: 'label', name: 'UNREAD' } };
  return { kind: 'label', name: PLACES[lower] ?? (name === 'in' ? value : refuse(name, value)) };
}

function has(value: string): Query {
  switch (value.toLowerCase()) {
    case 'attachment':
      return { kind: 'has', what: 'attachment' };
    case 'userlabels':
      return { kind: 'has', what: 'userlabels' };
    case 'nouserlabels':
      return { kind: 'not', item: { kind: 'has', what: 'userlabels' } };
    default:
      return refuse('has', value);
  }
}

/** A day begins at midnight in the Pacific zone; a number is seconds since 1970 (documented: guides/filtering). */
function dateOf(name: string, value: string): number {
  if (/^\d{9,}$/.test(value)) return Number(value) * 1000;
  const match = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})$/.exec(value);
  if (!match) return refuse(name, value);
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  return new TZDate(year, month - 1, day, 'America/Los_Angeles').getTime();
}

const DAY_MS = 86_400_000;

/** Months of 30 days, years of 365 (assumed). */
function ago(name: string, value: string, nowMs: number): number {
  const match = /^(\d+)([dmyh])$/i.exec(value);
  if (!match) return refuse(name, value);
  const unitMs = { h: DAY_MS / 24, d: DAY_MS, m: 30 * DAY_MS, y: 365 * DAY_MS }[
    match[2]!.toLowerCase() as 'd'
  ];
  return nowMs - Number(match[1]) * unitMs;
}

const UNITS: Record<string, number> = { '': 1, k: 1024, m: 1024 * 1024 };

function bytesOf(name: string, value: string): number {
  const match = /^(\d+)([km]?)b?$/i.exec(value);
  return match ? Number(match[1]) * UNITS[match[2]!.toLowerCase()]! : refuse(name, value);
}

function refuse(name: string, value: string): never {
  throw new QueryError(`not implemented in the local host: the search operator ${name}:${value}`);
}
