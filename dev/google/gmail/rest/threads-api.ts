/** Owns the routes of threads (documented: users.threads). */

import type { MessageRow } from '../store/messages';
import { type Ask, checkOpen, plainId, sizeOf } from './ask';
import { notFound } from './gmail-error';
import { estimate, listQuery, pageFrom, pageToken } from './list-query';
import { formatOf, messageResource } from './message-resource';
import { labelChange, type LabelChange, type RouteDeps } from './messages-api';

export function threadRoutes({ app, call, nowMs }: RouteDeps): void {
  app.get(
    '/threads',
    call('listThreads', (ask) => list(ask, nowMs())),
  );
  app.get('/threads/:id', call('getThread', get));
  app.post(
    '/threads/:id/modify',
    call('modifyMessage', async (ask) => relabelled(ask, await labelChange(ask))),
  );
  app.post(
    '/threads/:id/trash',
    call('trashMessage', (ask) => relabelled(ask, { add: ['TRASH'], remove: ['INBOX'] })),
  );
  app.post(
    '/threads/:id/untrash',
    call('untrashMessage', (ask) => relabelled(ask, { add: [], remove: ['TRASH'] })),
  );
}

function list(ask: Ask, nowMs: number): object {
  const limit = sizeOf(ask.query);
  const compiled = listQuery(ask, nowMs);
  const rows = ask.store.search.threads(ask.mailbox, {
    compiled,
    from: pageFrom(ask.query),
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const hasMore = rows.length > limit;
  const threads = page.map(({ thread, snippet }) => ({
    id: thread,
    snippet,
    historyId: historyOf(ask, thread),
  }));
  return {
    ...(threads.length ? { threads } : {}),
    ...(hasMore ? { nextPageToken: pageToken(page.at(-1)!) } : {}),
    resultSizeEstimate: estimate(page.length, hasMore),
  };
}

/** A thread is as new as its last changed message. */
function historyOf({ store, mailbox }: Ask, thread: string): string {
  return String(Math.max(...store.messages.thread(mailbox, thread).map(({ history }) => history)));
}

function rowsOf(ask: Ask): { thread: string; rows: MessageRow[] } {
  const thread = plainId(ask.param('id'));
  const rows = ask.store.messages.thread(ask.mailbox, thread);
  if (rows.length === 0) throw notFound();
  checkOpen(ask.access, thread);
  return { thread, rows };
}

async function get(ask: Ask): Promise<object> {
  const format = formatOf(ask);
  const { thread, rows } = rowsOf(ask);
  const messages: object[] = [];
  for (const row of rows) messages.push(await messageResource(ask, row, format));
  return { id: thread, historyId: historyOf(ask, thread), messages };
}

function relabelled(ask: Ask, change: LabelChange): object {
  const { thread, rows } = rowsOf(ask);
  const { store, mailbox } = ask;
  store.db.transaction(() => {
    for (const row of rows) store.messages.relabel(mailbox, row, change);
  });
  return {
    id: thread,
    historyId: historyOf(ask, thread),
    messages: store.messages
      .thread(mailbox, thread)
      .map((row) => ({ id: row.id, threadId: thread, labelIds: store.labels.of(mailbox, row.seq) })),
  };
}
