/** Owns a message of Gmail's as a mail: decoded, cleaned, and readable whatever its sender has put into it. */

import { type Decoded, list, optional, record, text } from '../decode';
import { type Correspondent, readAddresses } from './addresses';
import { AUTOMATED_HEADERS, isAutomated } from './automated';
import { type BodyDeps, partWire, readBodies } from './body';
import { decodeWords } from './encoded-words';
import { type Headers, headersOf } from './headers';
import { cleanLine } from './clean-text';
import { AppError } from '../errors';

export interface Mail {
  id: string;
  threadId: string;
  labelIds: readonly string[];
  /** Gmail's internal date; the Date header is the sender's word. */
  receivedAtMs: number;
  /** The header, trimmed, with its angle brackets; undefined where missing or empty. */
  messageId: string | undefined;
  /** On one line. */
  subject: string;
  from: Correspondent | undefined;
  to: readonly Correspondent[];
  cc: readonly Correspondent[];
  bcc: readonly Correspondent[];
  /** '' where there is none, or where only headers were read. */
  text: string;
  html: string;
  /** A list's, auto-submitted or bulk. */
  isAutomated: boolean;
}

/** What `as: 'headers'` asks for. */
export const HEADERS = ['from', 'to', 'cc', 'bcc', 'subject', 'message-id', ...AUTOMATED_HEADERS] as const;

export const messageWire = record({
  id: text,
  threadId: text,
  labelIds: optional(list(text)),
  internalDate: text,
  payload: optional(partWire),
});

/** @throws http.bad_response */
export function toMail(wire: Decoded<typeof messageWire>, deps: BodyDeps): Mail {
  const payload = wire.payload ?? {};
  const headers = headersOf(payload.headers ?? []);
  const people = (name: string) => peopleOf(headers.joined(name), deps);
  return {
    id: wire.id,
    threadId: wire.threadId,
    labelIds: wire.labelIds ?? [],
    receivedAtMs: msOf(wire.internalDate),
    messageId: messageIdOf(headers),
    subject: cleanLine(decodeWords(headers.first('subject') ?? '', deps.decodeBody)),
    from: senderOf(headers, deps),
    to: people('to'),
    cc: people('cc'),
    bcc: people('bcc'),
    ...readBodies(payload, deps),
    isAutomated: isAutomated(headers, payload.mimeType ?? ''),
  };
}

function msOf(internalDate: string): number {
  if (!/^-?\d{1,15}$/.test(internalDate)) {
    throw new AppError('http.bad_response', 'no internal date', { what: 'internalDate is no number' });
  }
  return Number(internalDate);
}

function messageIdOf(headers: Headers): string | undefined {
  const id = headers.first('message-id');
  return id === undefined || /^(?:<\s*>)?$/.test(id) ? undefined : id;
}

function peopleOf(value: string, { decodeBody }: BodyDeps): Correspondent[] {
  // Only after the addresses are told apart: an encoded name may hold whatever parts them.
  return readAddresses(value).map(({ address, name }) => ({
    address,
    name: cleanLine(decodeWords(name, decodeBody)),
  }));
}

/**
 * Gmail takes in no mail with several authors (seen), so what looks like an earlier one is a name that Gmail has
 * decoded: `boss@acme.example, <stranger@other.example>` is the stranger's.
 */
function senderOf(headers: Headers, deps: BodyDeps): Correspondent | undefined {
  return peopleOf(headers.first('from') ?? '', deps).pop();
}
