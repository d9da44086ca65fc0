/** Owns the route of a mailbox's changes (documented: users.history). */

import type { Change, ChangeKind } from '../store/history';
import { type Ask, sizeOf } from './ask';
import { invalid, notFound } from './gmail-error';
import type { RouteDeps } from './messages-api';

const KINDS: readonly ChangeKind[] = ['messageAdded', 'messageDeleted', 'labelAdded', 'labelRemoved'];

export function historyRoutes({ app, call }: RouteDeps): void {
  app.get('/history', call('listHistory', list));
}

function list(ask: Ask): object {
  const { store, mailbox, query } = ask;
  const limit = sizeOf(query);
  const startId = historyId(query.get('startHistoryId'), 'Missing/invalid parameter: startHistoryId');
  const token = query.get('pageToken');
  const from = token ? historyId(token, 'Invalid pageToken') : startId;
  const changes = store.history.since(mailbox, from, {
    kinds: kindsIn(query),
    label: query.get('labelId') ?? undefined,
    limit: limit + 1,
  });
  if (!changes) throw notFound();
  const page = changes.slice(0, limit);
  return {
    ...(page.length ? { history: page.map(entry) } : {}),
    ...(changes.length > limit ? { nextPageToken: String(page.at(-1)!.id) } : {}),
    historyId: String(store.mailboxes.historyId(mailbox)),
  };
}

/** The words for a missing id are seen, those for a wrong one assumed. */
function historyId(text: string | null, refusal: string): number {
  if (text === null || !/^\d{1,15}$/.test(text)) throw invalid(refusal);
  return Number(text);
}

function kindsIn(query: URLSearchParams): readonly string[] {
  const asked = query.getAll('historyTypes').flatMap((text) => text.split(','));
  for (const kind of asked) {
    if (!KINDS.some((one) => one === kind)) {
      throw invalid(`Invalid value at 'history_types' (TYPE_ENUM), "${kind}"`);
    }
  }
  return asked.length ? asked : KINDS;
}

const FIELDS: Record<ChangeKind, string> = {
  messageAdded: 'messagesAdded',
  messageDeleted: 'messagesDeleted',
  labelAdded: 'labelsAdded',
  labelRemoved: 'labelsRemoved',
};

/** Each change stands in `messages` too, with its ids alone (seen). */
function entry({ id, kind, message, thread, changed, labels }: Change): object {
  const short = { id: message, threadId: thread };
  const full = { ...short, ...(labels.length ? { labelIds: labels } : {}) };
  const isLabels = kind === 'labelAdded' || kind === 'labelRemoved';
  return {
    id: String(id),
    messages: [short],
    [FIELDS[kind]]: [isLabels ? { message: full, labelIds: changed } : { message: full }],
  };
}
