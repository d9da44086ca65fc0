/** Owns a Gmail for unit tests: a clock that moves with sleeping, and answers by hand or from a table of messages. */

import { createMailbox, type Mailbox } from '../../../src/google/mailbox';
import type { DecodeBody, HttpRequest, HttpResponse } from '../../../src/ports';
import { type Answer, fakeHttp, type FakeHttp, fixedClock, jsonAnswer, START_MS } from '../fakes';

/** As `runtime/decode-body.ts` on the platform. */
export const decodeBody: DecodeBody = (base64url, charset) => {
  const bytes = Buffer.from(base64url, 'base64url');
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return bytes.toString('utf8');
  }
};

export const base64 = (text: string | Buffer): string => Buffer.from(text).toString('base64url');

export interface MailboxBench {
  mailbox: Mailbox;
  network: FakeHttp;
  /** Milliseconds, wait by wait. */
  slept: number[];
  nowMs: () => number;
  advance(ms: number): void;
}

export function mailboxBench(answers: readonly Answer[] = [], deadlineMs = START_MS + 300_000): MailboxBench {
  const clock = fixedClock();
  const network = fakeHttp(answers);
  const slept: number[] = [];
  const mailbox = createMailbox({
    http: network.http,
    accessToken: () => 'google-token',
    nowMs: clock.nowMs,
    sleep(ms) {
      slept.push(ms);
      clock.advance(ms);
    },
    random: () => 0,
    decodeBody,
    deadlineMs,
  });
  return { mailbox, network, slept, nowMs: clock.nowMs, advance: clock.advance };
}

/** One part of an answer: a status and a body. */
export type Part = [status: number, body: unknown];

/** Ids that a batch asks for, in order. */
export function idsIn(request: HttpRequest): string[] {
  return [...(request.body?.text ?? '').matchAll(/GET \S+\/messages\/([^?\s]+)\?/g)].map(
    (match) => match[1]!,
  );
}

/** Answers each id of a batch as `part` says; undefined leaves its answer out. */
export function batchAnswer(part: (id: string) => Part | undefined): (request: HttpRequest) => HttpResponse {
  return (request) => {
    const parts = idsIn(request).flatMap((id, n) => {
      const answer = part(id);
      return answer ? [partText(n, answer)] : [];
    });
    return {
      status: 200,
      headers: { 'content-type': 'multipart/mixed; boundary=batch_abc' },
      text: `${parts.join('')}--batch_abc--\r\n`,
    };
  };
}

export function partText(n: number, [status, body]: Part): string {
  const lines = [
    '--batch_abc',
    'Content-Type: application/http',
    `Content-ID: <response-${n}>`,
    '',
    `HTTP/1.1 ${status} Words`,
    'Content-Type: application/json; charset=UTF-8',
    '',
    typeof body === 'string' ? body : JSON.stringify(body, undefined, 2),
    '',
  ];
  return lines.join('\r\n');
}

export type HeaderPairs = readonly (readonly [name: string, value: string])[];

/** A message as the API shows it, with a plain text unless told. */
export function message(id: string, payload: object = {}): object {
  return {
    id,
    threadId: `thread-${id}`,
    labelIds: ['INBOX'],
    internalDate: String(START_MS),
    payload: { mimeType: 'text/plain', headers: [], body: { size: 4, data: base64('text') }, ...payload },
  };
}

export const headers = (...pairs: HeaderPairs) => pairs.map(([name, value]) => ({ name, value }));

/** What Gmail answers in place of a message (words: seen, in dev/google/gmail/rest/gmail-error.ts). */
export const refusal = (code: number, reason: string, message = ''): Part => [
  code,
  { error: { code, message, errors: [{ message, domain: 'global', reason }] } },
];

export const refused = (code: number, reason: string, message = ''): HttpResponse =>
  jsonAnswer(...refusal(code, reason, message));
