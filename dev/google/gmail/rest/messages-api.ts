/** Owns the routes of messages: list, get, attachments, labels, trash (documented: users.messages). */

import type { Hono } from 'hono';
import { parseMime } from '../mime/parse';
import { attachmentOf } from '../mime/payload';
import type { MessageRow } from '../store/messages';
import { type Ask, type createCalls, messageOf, plainId, sizeOf } from './ask';
import { invalid } from './gmail-error';
import { estimate, listQuery, pageFrom, pageToken } from './list-query';
import { formatOf, messageResource } from './message-resource';

export interface RouteDeps {
  app: Hono;
  call: ReturnType<typeof createCalls>;
  nowMs: () => number;
}

export function messageRoutes({ app, call, nowMs }: RouteDeps): void {
  app.get('/profile', call('getProfile', profile));
  app.get(
    '/messages',
    call('listMessages', (ask) => list(ask, nowMs())),
  );
  app.get(
    '/messages/:id',
    call('getMessage', (ask) => messageResource(ask, messageOf(ask), formatOf(ask))),
  );
  app.get('/messages/:id/attachments/:attachment', call('getAttachment', attachment));
  app.post(
    '/messages/:id/modify',
    call('modifyMessage', async (ask) => relabelled(ask, await labelChange(ask))),
  );
  app.post('/messages/batchModify', call('batchModifyMessages', batchModify));
  app.post(
    '/messages/:id/trash',
    call('trashMessage', (ask) => relabelled(ask, { add: ['TRASH'], remove: ['INBOX'] })),
  );
  app.post(
    '/messages/:id/untrash',
    call('untrashMessage', (ask) => relabelled(ask, { add: [], remove: ['TRASH'] })),
  );
  app.delete(
    '/messages/:id',
    call('deleteMessage', (ask) => {
      const row = messageOf(ask);
      ask.store.db.transaction(() => ask.store.messages.remove(ask.mailbox, row));
    }),
  );
}

function profile({ store, mailbox }: Ask): object {
  const { messages, threads } = store.mailboxes.totals(mailbox);
  return {
    emailAddress: mailbox.user,
    messagesTotal: messages,
    threadsTotal: threads,
    historyId: String(store.mailboxes.historyId(mailbox)),
  };
}

function list(ask: Ask, nowMs: number): object {
  const limit = sizeOf(ask.query);
  const compiled = listQuery(ask, nowMs);
  const rows = ask.store.search.messages(ask.mailbox, {
    compiled,
    from: pageFrom(ask.query),
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const hasMore = rows.length > limit;
  return {
    ...(page.length ? { messages: page.map(({ id, thread }) => ({ id, threadId: thread })) } : {}),
    ...(hasMore ? { nextPageToken: pageToken(page.at(-1)!) } : {}),
    resultSizeEstimate: estimate(page.length, hasMore),
  };
}

async function attachment(ask: Ask): Promise<object> {
  const bytes = attachmentOf(
    await parseMime(ask.store.messages.bytes(messageOf(ask))),
    ask.param('attachment'),
  );
  // Words: seen.
  if (!bytes) throw invalid('Invalid attachment token');
  return { size: bytes.length, data: bytes.toString('base64url') };
}

export interface LabelChange {
  add: string[];
  remove: string[];
}

/** @throws GmailError 400 for labels that are not there or that nobody may set. */
export async function labelChange(ask: Ask): Promise<LabelChange> {
  const body = await ask.body();
  const change = { add: textsOf(body, 'addLabelIds'), remove: textsOf(body, 'removeLabelIds') };
  for (const id of [...change.add, ...change.remove]) {
    // SENT, DRAFT and CHAT cannot be set by hand (documented: guides/labels). Words: seen.
    const isFixed = ['SENT', 'DRAFT', 'CHAT'].includes(id);
    if (isFixed || ask.store.labels.numberOf(ask.mailbox, id) === undefined)
      throw invalid(`Invalid label: ${id}`);
  }
  // Words: seen.
  if (change.add.length + change.remove.length === 0) throw invalid('No label add or removes specified');
  if (change.add.length > 100 || change.remove.length > 100) throw invalid('Too many labels');
  return change;
}

export function textsOf(body: Record<string, unknown>, name: string): string[] {
  const value = body[name] ?? [];
  const isTexts = Array.isArray(value) && value.every((item) => typeof item === 'string');
  // Words: assumed, after those for a parameter.
  if (!isTexts) throw invalid(`Invalid value at '${name}' (TYPE_STRING)`);
  return value;
}

function relabelled(ask: Ask, change: LabelChange): object {
  const row = messageOf(ask);
  ask.store.db.transaction(() => ask.store.messages.relabel(ask.mailbox, row, change));
  return stub(ask, row);
}

/** What a changing call answers: ids and labels alone (seen). */
export function stub({ store, mailbox }: Pick<Ask, 'store' | 'mailbox'>, row: MessageRow): object {
  const labelIds = store.labels.of(mailbox, row.seq);
  return { id: row.id, threadId: row.thread, ...(labelIds.length ? { labelIds } : {}) };
}

/** Ids that the mailbox has not are passed over (documented: no guarantees). */
async function batchModify(ask: Ask): Promise<undefined> {
  const ids = textsOf(await ask.body(), 'ids');
  // Words: seen.
  if (ids.length > 1_000) throw invalid('Number of ids cannot exceed 1000');
  if (ids.length === 0) throw invalid('No message ids specified');
  const change = await labelChange(ask);
  const { store, mailbox } = ask;
  store.db.transaction(() => {
    for (const id of ids) {
      const row = store.messages.find(mailbox, plainId(id));
      if (row) store.messages.relabel(mailbox, row, change);
    }
  });
  return undefined;
}
