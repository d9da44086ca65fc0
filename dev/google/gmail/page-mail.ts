/** Owns mail as the page shows it: a row of the list, and one mail opened. */

import { addressesIn } from './delivery/recipients';
import type { MailStore } from './mail-store';
import { eachPart, headerOf, parseMime } from './mime/parse';
import { bodyText } from './mime/summary';
import { pageFrom, pageToken, compileSearch } from './rest/list-query';
import type { MessageRow } from './store/messages';
import type { MailboxPage, MailMessage, MailRow } from './shapes';
import type { Mailbox } from './store/mailboxes';

const PAGE = 50;

/** @throws GmailError for a search that is not answered here. */
export function mailboxPage(
  { store, mailbox, nowMs }: { store: MailStore; mailbox: Mailbox; nowMs: number },
  asked: { q?: string | undefined; pageToken?: string | undefined },
): MailboxPage {
  const q = asked.q?.trim() ?? '';
  const compiled = compileSearch({ store, mailbox, nowMs }, q === '' ? 'in:inbox' : q);
  const from = pageFrom(new URLSearchParams({ pageToken: asked.pageToken ?? '' }));
  const rows = store.search.messages(mailbox, { compiled, from, limit: PAGE + 1 });
  const page = rows.slice(0, PAGE);
  return {
    rows: page.map((row) => mailRow(store, mailbox, row)),
    ...(rows.length > PAGE ? { nextPageToken: pageToken(page.at(-1)!) } : {}),
    total: store.search.count(mailbox, compiled),
  };
}

export async function openedMail(store: MailStore, mailbox: Mailbox, row: MessageRow): Promise<MailMessage> {
  const root = await parseMime(store.messages.bytes(row));
  return {
    ...mailRow(store, mailbox, row),
    cc: addressesIn(headerOf(root, 'cc')),
    body: bodyText(root).replace(/\r\n/g, '\n').trim(),
    attachments: eachPart(root)
      .filter(({ filename }) => filename !== '')
      .map(({ filename, content }) => ({ name: filename, bytes: content.length })),
  };
}

function mailRow(store: MailStore, mailbox: Mailbox, row: MessageRow): MailRow {
  const labelIds = store.labels.of(mailbox, row.seq);
  return {
    id: row.id,
    threadId: row.thread,
    from: addressesIn(row.sender)[0] ?? { name: row.sender, address: '' },
    to: addressesIn(row.receivers),
    subject: row.subject,
    snippet: row.snippet,
    atMs: row.at,
    unread: labelIds.includes('UNREAD'),
    labelIds,
  };
}
