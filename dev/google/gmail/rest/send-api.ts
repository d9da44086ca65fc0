/** Owns the routes that put a raw message into a mailbox: send, insert, import, drafts (documented: users.messages, users.drafts). */

import { takeHeader } from '../delivery/headers';
import { addressesIn } from '../delivery/recipients';
import { headerOf, parseMime } from '../mime/parse';
import { summarize } from '../mime/summary';
import type { MessageRow } from '../store/messages';
import { type Ask, plainId, sizeOf } from './ask';
import { invalid, notFound } from './gmail-error';
import { formatOf, messageResource } from './message-resource';
import { type RouteDeps, stub, textsOf } from './messages-api';

export function sendRoutes({ app, call, nowMs }: RouteDeps): void {
  app.post('/messages/send', call('sendMessage', send));
  app.post(
    '/messages',
    call('insertMessage', async (ask) => stub(ask, await insert(ask, await ask.body(), nowMs()))),
  );
  app.post(
    '/messages/import',
    call('importMessage', async (ask) => stub(ask, await insert(ask, await ask.body(), nowMs()))),
  );
  app.get('/drafts', call('listDrafts', listDrafts));
  app.get('/drafts/:id', call('getDraft', getDraft));
  app.post(
    '/drafts',
    call('createDraft', (ask) => createDraft(ask, nowMs())),
  );
}

function rawIn(body: Record<string, unknown>): Buffer {
  const { raw } = body;
  // Words: seen.
  if (typeof raw !== 'string' || raw === '')
    throw invalid("'raw' RFC822 payload message string or uploading message via /upload/* URL required");
  return Buffer.from(raw, 'base64url');
}

function threadIn({ store, mailbox }: Ask, { threadId }: Record<string, unknown>): string | undefined {
  if (threadId === undefined) return undefined;
  if (typeof threadId !== 'string') throw invalid('Invalid thread id value');
  const thread = plainId(threadId);
  if (store.messages.thread(mailbox, thread).length === 0) throw notFound();
  return thread;
}

/** A From that is not the sender's is replaced by the sender's address, as Gmail does without an alias (seen). */
async function send(ask: Ask): Promise<object> {
  const body = await ask.body();
  const user = ask.mailbox.user;
  const { rest, taken } = takeHeader(rawIn(body), 'From');
  const own = addressesIn(taken.replace(/^from\s*:/i, '')).some(
    ({ address }) => address.toLowerCase() === user,
  );
  const raw = Buffer.concat([Buffer.from(own ? taken : `From: ${user}\r\n`, 'latin1'), rest]);
  const root = await parseMime(raw);
  const lists = ['to', 'cc', 'bcc'].map((name) => headerOf(root, name));
  // Words: seen.
  if (lists.every((list) => addressesIn(list).length === 0)) throw invalid('Recipient address required');
  const { delivered } = await ask.store.deliver(raw, { sender: user, thread: threadIn(ask, body) });
  const mine = delivered.find((one) => one.user === user)!;
  return stub(ask, ask.store.messages.find(ask.mailbox, mine.id)!);
}

/** Into this mailbox alone, with the labels that the client names; the date is now unless it asks for the header's. */
async function insert(ask: Ask, body: Record<string, unknown>, nowMs: number): Promise<MessageRow> {
  const { store, mailbox, query } = ask;
  const labels = textsOf(body, 'labelIds');
  for (const id of labels) {
    if (store.labels.numberOf(mailbox, id) === undefined) throw invalid(`Invalid label: ${id}`);
  }
  const raw = rawIn(body);
  const summary = summarize(await parseMime(raw), raw.length);
  const isByHeader = query.get('internalDateSource') === 'dateHeader';
  const thread = threadIn(ask, body);
  return store.db.transaction(() =>
    store.messages.add(mailbox, {
      raw: store.messages.addRaw(raw, summary),
      summary,
      prefix: '',
      labels,
      atMs: (isByHeader ? summary.dateMs : undefined) ?? nowMs,
      thread,
      isPast: false,
    }),
  );
}

interface DraftRow {
  id: string;
  message: string;
}

function drafts({ store, mailbox }: Ask): DraftRow[] {
  return store.db.all<DraftRow>('SELECT id, message FROM draft WHERE mailbox = ? ORDER BY id DESC', [
    mailbox.num,
  ]);
}

function listDrafts(ask: Ask): object {
  const found = drafts(ask)
    .map(({ id, message }) => ({ id, row: ask.store.messages.find(ask.mailbox, message) }))
    .filter(({ row }) => row !== undefined)
    .slice(0, sizeOf(ask.query));
  const shown = found.map(({ id, row }) => ({ id, message: { id: row!.id, threadId: row!.thread } }));
  return { ...(shown.length ? { drafts: shown } : {}), resultSizeEstimate: shown.length };
}

async function getDraft(ask: Ask): Promise<object> {
  const draft = drafts(ask).find(({ id }) => id === ask.param('id'));
  const row = draft && ask.store.messages.find(ask.mailbox, draft.message);
  if (!row) throw notFound();
  return { id: draft.id, message: await messageResource(ask, row, formatOf(ask)) };
}

async function createDraft(ask: Ask, nowMs: number): Promise<object> {
  const { message } = await ask.body();
  if (typeof message !== 'object' || message === null) throw invalid('Missing draft message');
  const row = await insert(ask, { ...message, labelIds: ['DRAFT'] }, nowMs);
  // Gmail's look like this too (seen).
  const id = `r${BigInt(`0x${row.id}`)}`;
  ask.store.db.run('INSERT INTO draft VALUES (?, ?, ?)', [ask.mailbox.num, id, row.id]);
  return { id, message: stub(ask, row) };
}
