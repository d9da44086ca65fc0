/** Owns what the add-on asks of a person's own mailbox, paced under Gmail's quota. */

import { list, optional, record, text } from '../decode';
import { AppError, hasCode, isAppError } from '../errors';
import type { DecodeBody, Http, Now, Random, Sleep } from '../ports';
import { createGmailClient, type GmailClient } from './gmail-client';
import { asGoogles } from './gmail-failures';
import { createPace } from './pace';
import { type ReadAs, type Reading, readMessages } from './read-messages';

export type { Correspondent } from './addresses';
export type { Mail } from './message';
export type { ReadAs, Reading } from './read-messages';

export interface MailRef {
  id: string;
  threadId: string;
  labelIds: readonly string[];
  /** Of the record that told of it. */
  historyId: string;
}

export interface AddedPage {
  added: MailRef[];
  /** Where the mailbox stands now. */
  historyId: string;
  nextPageToken: string | undefined;
}

export interface ListedAsk {
  fromMs: number;
  untilMs: number;
  /** Also what has been archived since it came; else Inbox and Sent. */
  of?: 'everything';
  pageToken?: string;
}

export interface ListedPage {
  refs: { id: string; threadId: string }[];
  nextPageToken: string | undefined;
}

/** Every member @throws google.throttled, google.unavailable, google.permission_missing, google.api_off, google.forbidden, google.quota_spent */
export interface Mailbox {
  /** Where the mailbox stands now. */
  historyId(): string;
  /**
   * One page of at most 500 changes that brought messages: new ones, and ones that came into the inbox from elsewhere, as
   * out of spam. Oldest first, each once. @throws google.cursor_expired where the place is no more
   */
  addedSince(historyId: string, pageToken?: string): AddedPage;
  /**
   * One page of at most 500, newest first: never drafts, spam, trash or chats. To the second, and rather one more at an
   * end than one fewer. @throws google.cursor_expired where the page's place is no more
   */
  listed(ask: ListedAsk): ListedPage;
  /** `headers` leaves the bodies out. */
  read(ids: readonly string[], as: ReadAs): Reading;
  /** The id of the person's own label of that name, compared without case; undefined where there is none. */
  labelId(name: string): string | undefined;
}

export interface MailboxDeps {
  http: Http;
  accessToken: () => string;
  nowMs: Now;
  sleep: Sleep;
  random: Random;
  decodeBody: DecodeBody;
  /** No wait goes beyond it: google.throttled instead. */
  deadlineMs: number;
}

/** Documented: facts/apps-script.md 6.2; of labels assumed. */
const UNITS = { getProfile: 1, listHistory: 2, listMessages: 5, listLabels: 1 } as const;
const PAGE_SIZE = '500';

const PROFILE = { units: UNITS.getProfile, decoder: record({ historyId: text }) };
const refFields = { id: text, threadId: text };
const messageWire = record({ ...refFields, labelIds: optional(list(text)) });
const addedWire = record({ message: messageWire });
const labelledWire = record({ message: messageWire, labelIds: optional(list(text)) });
const changeWire = record({
  id: text,
  messagesAdded: optional(list(addedWire)),
  labelsAdded: optional(list(labelledWire)),
});
const historyWire = record({
  history: optional(list(changeWire)),
  historyId: text,
  nextPageToken: optional(text),
});
const listWire = record({ messages: optional(list(record(refFields))), nextPageToken: optional(text) });
const labelsWire = record({ labels: optional(list(record({ id: text, name: text, type: optional(text) }))) });

export function createMailbox(deps: MailboxDeps): Mailbox {
  const client = createGmailClient({ ...deps, pace: createPace(deps) });
  return {
    historyId: () => ofGoogle(() => client.get('/profile', PROFILE).historyId),
    addedSince: (historyId, pageToken) =>
      ofGoogle(() => addedPage(client, { startHistoryId: historyId, ...paged(pageToken) })),
    listed: (ask) => ofGoogle(() => listedPage(client, { q: searchOf(ask), ...paged(ask.pageToken) })),
    read: (ids, as) =>
      ofGoogle(() =>
        readMessages(ids, {
          client,
          decodeBody: deps.decodeBody,
          as,
          probe: () => void client.get('/profile', PROFILE),
        }),
      ),
    labelId: (name) => ofGoogle(() => ownLabelId(client, name)),
  };
}

/** A list is a name that comes again (documented: users.history.list). */
const HISTORY_TYPES = 'historyTypes=messageAdded&historyTypes=labelAdded';
const HISTORY_FIELDS =
  'history(id,messagesAdded/message(id,threadId,labelIds),labelsAdded(labelIds,message(id,threadId,labelIds))),' +
  'historyId,nextPageToken';

function ownLabelId(client: GmailClient, name: string): string | undefined {
  const { labels = [] } = client.get('/labels', { units: UNITS.listLabels, decoder: labelsWire });
  const wanted = name.trim().toLowerCase();
  return labels.find((label) => label.type === 'user' && label.name.trim().toLowerCase() === wanted)?.id;
}

function ofGoogle<T>(ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    throw isAppError(error) ? asGoogles(error) : error;
  }
}

type Query = Readonly<Record<string, string>>;

function paged(pageToken: string | undefined): Query {
  return { maxResults: PAGE_SIZE, ...(pageToken === undefined ? {} : { pageToken }) };
}

function addedPage(client: GmailClient, query: Query): AddedPage {
  const path = `/history?${HISTORY_TYPES}&${queryText({ ...query, fields: HISTORY_FIELDS })}`;
  const page = whereItWas(() => client.get(path, { units: UNITS.listHistory, decoder: historyWire }));
  const seen = new Set<string>();
  const added = (page.history ?? []).flatMap(broughtBy).filter(({ id }) => !seen.has(id) && seen.add(id));
  return { added, historyId: page.historyId, nextPageToken: page.nextPageToken };
}

/** Gmail tells as a label what leaves spam or the trash, or is put back into the inbox; of labels that is all we want. */
function broughtBy({
  id: historyId,
  messagesAdded = [],
  labelsAdded = [],
}: ReturnType<typeof changeWire>): MailRef[] {
  const returned = labelsAdded.filter(({ labelIds = [] }) => labelIds.includes('INBOX'));
  return [...messagesAdded, ...returned].map(({ message: { id, threadId, labelIds = [] } }) => ({
    id,
    threadId,
    labelIds,
    historyId,
  }));
}

function listedPage(client: GmailClient, query: Query): ListedPage {
  const path = `/messages?${queryText({ ...query, fields: 'messages(id,threadId),nextPageToken' })}`;
  const page = whereItWas(() => client.get(path, { units: UNITS.listMessages, decoder: listWire }));
  return { refs: page.messages ?? [], nextPageToken: page.nextPageToken };
}

/** Whole seconds since 1970 are taken in place of a day (documented: guides/filtering). */
function searchOf({ fromMs, untilMs, of }: ListedAsk): string {
  const [after, before] = [Math.floor(fromMs / 1_000) - 1, Math.ceil(untilMs / 1_000)];
  const where = of === 'everything' ? '' : '{in:inbox in:sent} ';
  return `${where}-in:drafts -in:spam -in:trash -in:chats after:${after} before:${before}`;
}

/**
 * A history id that is too old is a 404 (documented: users.history.list); one, or a page's token, that Gmail no longer
 * takes is a 400 (seen), and ends the same: the mailbox is listed anew, and the writes are idempotent.
 */
function whereItWas<T>(ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    const isGone = hasCode(error, 'google.not_found');
    if (isGone || (hasCode(error, 'http.bad_response') && error.facts.status === 400)) {
      throw new AppError('google.cursor_expired', 'Gmail lists nothing from there', error.facts);
    }
    throw error;
  }
}

function queryText(query: Query): string {
  return Object.entries(query)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}
