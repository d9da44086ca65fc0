/** Owns a sync whose mailbox is the real one, over a Gmail that answers HTTP: what it costs in units and waits is seen. */

import { createMailbox, type Mail } from '../../../../src/google/mailbox';
import type { HttpRequest, HttpResponse } from '../../../../src/ports';
import type { MailReport, MailSyncDeps } from '../../../../src/sync/mail/mail-sync';
import { jsonAnswer } from '../../fakes';
import {
  base64,
  batchAnswer,
  decodeBody,
  headers,
  idsIn,
  message,
  type Part,
} from '../../google/mailbox-bench';
import { syncBench, type SyncBench } from './mail-bench';

export interface GmailBench extends SyncBench {
  requests: { atMs: number; units: number; request: HttpRequest }[];
  /** Messages as the API has them, by id; where one is left out, one is made of the mail that was received. */
  payloads: Map<string, object>;
  /** Asked before each request and each part of a batch; nothing lets it be answered. */
  refuse: (asked: { path: string; id?: string }) => Part | undefined;
  /** What is slept, in order. */
  slept: number[];
  /** What every draw of chance gives. */
  chance: number;
  /** How long Gmail takes for each answer. */
  answersInMs: number;
  /** A run of an execution that Google ends after `runMs`. */
  runOver(runMs?: number, more?: Partial<MailSyncDeps>): MailReport;
}

const UNITS = { profile: 1, history: 2, messages: 5, labels: 1 } as const;

/** What is received by `mailbox` is what Gmail tells of. */
export function gmailBench(): GmailBench {
  const bench = syncBench();
  const { clock } = bench;
  const gmail: GmailBench = Object.assign(bench, {
    requests: [],
    payloads: new Map<string, object>(),
    refuse: () => undefined,
    slept: [],
    chance: 0.5,
    answersInMs: 0,
    runOver: (runMs = 5 * 60_000, more: Partial<MailSyncDeps> = {}) => {
      const deadlineMs = clock.ms + runMs;
      return bench.run({ deadlineMs, mailbox: over(gmail, deadlineMs), ...more });
    },
  });
  return gmail;
}

function over(gmail: GmailBench, deadlineMs: number) {
  return createMailbox({
    http: (request) => answered(gmail, request),
    accessToken: () => 'google-token',
    nowMs: () => gmail.clock.ms,
    sleep(ms) {
      gmail.slept.push(ms);
      gmail.clock.ms += ms;
    },
    random: () => gmail.chance,
    decodeBody,
    deadlineMs,
  });
}

function answered(gmail: GmailBench, request: HttpRequest): HttpResponse {
  const { pathname, searchParams } = new URL(request.url);
  const path = pathname.replace('/gmail/v1/users/me', '');
  const parts = idsIn(request);
  const units = parts.length > 0 ? 20 * parts.length : UNITS[path.slice(1) as keyof typeof UNITS];
  gmail.requests.push({ atMs: gmail.clock.ms, units, request });
  gmail.clock.ms += gmail.answersInMs;
  const refusal = gmail.refuse({ path: `${path}?${searchParams.toString()}` });
  if (refusal) return jsonAnswer(...refusal);
  if (parts.length > 0) return batch(gmail, request);
  if (path === '/labels') return jsonAnswer(200, { labels: [] });
  if (path === '/profile') return jsonAnswer(200, { historyId: gmail.mailbox.historyId() });
  return path === '/history' ? history(gmail, searchParams) : listing(gmail, searchParams);
}

function batch(gmail: GmailBench, request: HttpRequest): HttpResponse {
  const mails = new Map(gmail.mailbox.read(idsIn(request), 'full').mails.map((mail) => [mail.id, mail]));
  return batchAnswer((id) => {
    const refusal = gmail.refuse({ path: '/messages', id });
    const mail = mails.get(id);
    return refusal ?? (mail ? [200, gmail.payloads.get(id) ?? wireOf(mail)] : [404, {}]);
  })(request);
}

function history(gmail: GmailBench, asked: URLSearchParams): HttpResponse {
  const page = gmail.mailbox.addedSince(asked.get('startHistoryId')!, asked.get('pageToken') ?? undefined);
  return jsonAnswer(200, {
    history: page.added.map(({ historyId, ...ref }) => ({
      id: historyId,
      messagesAdded: [{ message: ref }],
    })),
    historyId: page.historyId,
    ...(page.nextPageToken === undefined ? {} : { nextPageToken: page.nextPageToken }),
  });
}

function listing(gmail: GmailBench, asked: URLSearchParams): HttpResponse {
  const [, after, before] = /after:(\d+) before:(\d+)/.exec(asked.get('q')!)!;
  const isAll = !asked.get('q')!.startsWith('{in:inbox in:sent} ');
  const page = gmail.mailbox.listed({
    ...(isAll ? { of: 'everything' } : {}),
    fromMs: (Number(after) + 1) * 1_000,
    untilMs: Number(before) * 1_000,
    ...(asked.has('pageToken') ? { pageToken: asked.get('pageToken')! } : {}),
  });
  return jsonAnswer(200, { messages: page.refs, nextPageToken: page.nextPageToken });
}

/** The mail as Gmail's API has it. */
function wireOf({ id, threadId, labelIds, receivedAtMs, messageId, subject, from, to, text }: Mail): object {
  return {
    ...message(id, {
      headers: headers(
        ['From', from?.address ?? ''],
        ['To', to.map(({ address }) => address).join(', ')],
        ['Subject', subject],
        ...(messageId === undefined ? [] : ([['Message-ID', messageId]] as const)),
      ),
      body: { size: text.length, data: base64(text) },
    }),
    threadId,
    labelIds,
    internalDate: String(receivedAtMs),
  };
}

/** The most units that any minute had. */
export function busiestMinute({ requests }: GmailBench): number {
  return Math.max(
    ...requests.map(({ atMs }) =>
      requests
        .filter((one) => one.atMs > atMs - 60_000 && one.atMs <= atMs)
        .reduce((sum, { units }) => sum + units, 0),
    ),
  );
}
