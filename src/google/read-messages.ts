/** Owns reading many messages: in batches, each of which may fail in part, and none of which is too large to be answered. */

import { decodeJson, record, text } from '../decode';
import { type AppError, hasCode } from '../errors';
import type { DecodeBody } from '../ports';
import { MOST_PARTS, type PartAnswer } from './gmail-batch';
import type { GmailClient } from './gmail-client';
import { gmailFailure, mayPass } from './gmail-failures';
import { HEADERS, type Mail, messageWire, toMail } from './message';

export type ReadAs = 'full' | 'headers';

/** Documented: facts/apps-script.md 6.2. */
const UNITS = { message: 20, attachment: 20 } as const;

const QUERY: Readonly<Record<ReadAs, string>> = {
  full: 'format=full',
  headers: `format=metadata${HEADERS.map((name) => `&metadataHeaders=${name}`).join('')}`,
};

const attachmentWire = record({ data: text });

export interface ReadDeps {
  client: GmailClient;
  decodeBody: DecodeBody;
  as: ReadAs;
}

/** In the order of `ids`; those that the mailbox no longer has are left out. @throws google.*, http.* */
export function readMessages(ids: readonly string[], deps: ReadDeps): Mail[] {
  const wanted = [...new Set(ids)];
  const mails = new Map(
    piecesOf(wanted, MOST_PARTS)
      .flatMap((piece) => readPiece(piece, deps))
      .map((mail) => [mail.id, mail]),
  );
  return wanted.flatMap((id) => mails.get(id) ?? []);
}

function piecesOf<T>(items: readonly T[], size: number): T[][] {
  const pieces: T[][] = [];
  for (let at = 0; at < items.length; at += size) pieces.push(items.slice(at, at + size));
  return pieces;
}

/**
 * An answer over 50 MB is no answer (documented: facts/apps-script.md 2.1), and its exception does not tell it from a
 * network that is down. So one mail is asked for by itself: where the network is down this ends here, else the rest
 * follows in smaller pieces.
 */
function readPiece(ids: readonly string[], deps: ReadDeps): Mail[] {
  try {
    return readBatch(ids, deps);
  } catch (error) {
    if (ids.length < 2 || !hasCode(error, 'http.unreachable')) throw error;
    const [first, rest] = [ids.slice(0, 1), ids.slice(1)];
    const pieces = [first, ...piecesOf(rest, Math.ceil(rest.length / 8))];
    return pieces.flatMap((piece) => readPiece(piece, deps));
  }
}

/** Only what failed, and may be answered a moment later, is asked for again. */
function readBatch(ids: readonly string[], deps: ReadDeps): Mail[] {
  const mails: Mail[] = [];
  let left = ids;
  for (let tries = 0; ; tries++) {
    const path = (id: string) => `/messages/${encodeURIComponent(id)}?${QUERY[deps.as]}`;
    const answers = deps.client.batch(left, { path, units: UNITS.message });
    const failures = new Map<string, AppError>();
    answers.forEach(({ id, ...answer }) => {
      if (answer.status === 200) mails.push(mailIn(answer, id, deps));
      else noteFailure(failures, id, gmailFailure(answer));
    });
    const worst = worstOf([...failures.values()]);
    if (worst === undefined) return mails;
    left = [...failures.keys()];
    deps.client.beforeNextTry(worst, tries);
  }
}

/** @throws the failure, where it concerns more than this message */
function noteFailure(failures: Map<string, AppError>, id: string, failure: AppError): void {
  // Deleted between the list and now.
  if (failure.code === 'google.not_found') return;
  if (!mayPass(failure)) throw failure;
  failures.set(id, failure);
}

/** A quota that is used up takes longer than all else. */
function worstOf(failures: readonly AppError[]): AppError | undefined {
  return failures.find(({ facts }) => facts.status === 403) ?? failures[0];
}

function mailIn(answer: PartAnswer, id: string, { client, decodeBody }: ReadDeps): Mail {
  const wire = decodeJson('http.bad_response', messageWire, answer.text);
  const external = (attachmentId: string): string => {
    const path = `/messages/${encodeURIComponent(id)}/attachments/${encodeURIComponent(attachmentId)}`;
    try {
      return client.get(path, { units: UNITS.attachment, decoder: attachmentWire }).data;
    } catch (error) {
      // The mail without its body is better than no mail.
      if (hasCode(error, 'google.not_found')) return '';
      throw error;
    }
  };
  return toMail(wire, { decodeBody, external });
}
