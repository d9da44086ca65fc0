/** Owns reading many messages: in batches, each of which may fail in part, and none of which is too large to be answered. */

import { decodeJson, record, text } from '../decode';
import { type AppError, hasCode } from '../errors';
import type { DecodeBody } from '../ports';
import { MOST_PARTS, type PartAnswer } from './gmail-batch';
import type { GmailClient } from './gmail-client';
import { asGoogles, gmailFailure, mayPass } from './gmail-failures';
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
  /** The least that Gmail can be asked. @throws http.unreachable where the network is down */
  probe: () => void;
}

export interface Reading {
  /** In the order that was asked; those that the mailbox no longer has are left out. */
  mails: Mail[];
  /** Those that Gmail does not give out, after the last try. */
  failed: { id: string; failure: AppError }[];
}

/** By id. */
interface Found {
  mails: Map<string, Mail>;
  failed: Map<string, AppError>;
}

/** One mail that fails is data. @throws google.*, http.* where it is the mailbox that fails, or the network */
export function readMessages(ids: readonly string[], deps: ReadDeps): Reading {
  const wanted = [...new Set(ids)];
  const found: Found = { mails: new Map(), failed: new Map() };
  piecesOf(wanted, MOST_PARTS).forEach((piece) => readPiece(piece, deps, found));
  const mails = wanted.flatMap((id) => found.mails.get(id) ?? []);
  const failed = [...found.failed].filter(([id]) => !found.mails.has(id));
  return { mails, failed: failed.map(([id, failure]) => ({ id, failure: asGoogles(failure) })) };
}

function piecesOf<T>(items: readonly T[], size: number): T[][] {
  const pieces: T[][] = [];
  for (let at = 0; at < items.length; at += size) pieces.push(items.slice(at, at + size));
  return pieces;
}

/**
 * An answer over 50 MB is no answer (documented: facts/apps-script.md 2.1), and its exception does not tell it from a
 * network that is down. So one mail is asked for by itself, and where that is not answered either, next to nothing: where
 * the network is down this ends here, else the rest follows in smaller pieces.
 */
function readPiece(ids: readonly string[], deps: ReadDeps, found: Found): void {
  try {
    readBatch(ids, deps, found);
  } catch (error) {
    if (!hasCode(error, 'http.unreachable')) throw error;
    const [first, ...rest] = ids;
    if (rest.length === 0) {
      deps.probe();
      if (first !== undefined) found.failed.set(first, error);
      return;
    }
    const pieces = [ids.slice(0, 1), ...piecesOf(rest, Math.ceil(rest.length / 8))];
    pieces.forEach((piece) => readPiece(piece, deps, found));
  }
}

/** Only what failed, and may be answered a moment later, is asked for again. */
function readBatch(ids: readonly string[], deps: ReadDeps, found: Found): void {
  let left = ids;
  for (let tries = 0; ; tries++) {
    const failures = ask(left, deps, found);
    const worst = worstOf([...failures.values()]);
    if (worst === undefined) return;
    if (!isTriedAgain(deps.client, worst, tries)) {
      failures.forEach((failure, id) => found.failed.set(id, failure));
      return;
    }
    left = [...failures.keys()];
  }
}

/** One request. @returns what may be answered a moment later @throws what concerns more than one message */
function ask(ids: readonly string[], deps: ReadDeps, found: Found): Map<string, AppError> {
  const path = (id: string) => `/messages/${encodeURIComponent(id)}?${QUERY[deps.as]}`;
  const failures = new Map<string, AppError>();
  deps.client.batch(ids, { path, units: UNITS.message }).forEach(({ id, ...answer }) => {
    if (answer.status === 200) {
      keepMail(answer, id, { deps, found });
      return;
    }
    const failure = gmailFailure(answer);
    // Deleted between the list and now.
    if (failure.code === 'google.not_found') return;
    if (hasCode(failure, 'google.permission_missing', 'google.api_off')) throw failure;
    (mayPass(failure) ? failures : found.failed).set(id, failure);
  });
  return failures;
}

/** A quota is the mailbox's, and so is a wait beyond the deadline: they are nothing of one mail. @throws google.throttled */
function isTriedAgain(client: GmailClient, worst: AppError, tries: number): boolean {
  try {
    client.beforeNextTry(worst, tries);
    return true;
  } catch (error) {
    if (error !== worst || hasCode(worst, 'google.throttled')) throw error;
    return false;
  }
}

/** A quota that is used up takes longer than all else. */
function worstOf(failures: readonly AppError[]): AppError | undefined {
  const quota = failures.filter(({ code }) => code === 'google.throttled');
  return quota.find(({ facts }) => facts.status === 403) ?? quota[0] ?? failures[0];
}

function keepMail(answer: PartAnswer, id: string, { deps, found }: { deps: ReadDeps; found: Found }): void {
  try {
    found.mails.set(id, mailIn(answer, id, deps));
  } catch (error) {
    if (!hasCode(error, 'http.bad_response', 'google.unavailable', 'google.forbidden')) throw error;
    found.failed.set(id, error);
  }
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
