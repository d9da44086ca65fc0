/** Owns reading an mbox file message by message, however large the file is. */

import { createReadStream } from 'node:fs';

export interface MboxMessage {
  /** Place in the file, from 0. */
  index: number;
  /** The line that begins the message, for instance `From x@y.example Fri Aug 10 21:02:03 2018`; empty when it has none. */
  fromLine: string;
  /** Undefined for one over the limit, which is passed over and not held. */
  raw: Buffer | undefined;
}

/** Gmail takes 50 MB at most when mail is imported (documented: users.messages.import, with its encoding). */
export const MOST_BYTES = 50 * 1024 * 1024;

const CHUNK_BYTES = 1024 * 1024;
const MARK = Buffer.from('\nFrom ');

/** What follows `From ` at the begin of a message: a sender, and a time of day and a year somewhere. */
const FROM_LINE = /^From \S.*\d{1,2}:\d{2}.*\b(?:19|20)\d{2}\b/;
/** Some programs write no date: then an empty line stands before it, and the head of a message after it. */
const BARE_FROM_LINE = /^From \S+[ \t]*\r?\n[!-9;-~]+[ \t]*:/;
const MOST_LOOKED_AT = 1_000;

/**
 * Messages part at a line `From SENDER DATE`, or `From SENDER` between an empty line and a head. Quoted ones
 * (`>From `) lose one `>`, which is right for mboxrd and for all but doubly quoted lines of mboxo. A line of a body
 * that only begins with the word From is no separator.
 */
export async function* readMbox(path: string): AsyncGenerator<MboxMessage> {
  let index = 0;
  // The file's begin counts as the end of a line.
  let rest: Buffer = Buffer.from('\n');
  let isTooLarge = false;
  const finish = (bytes: Buffer): MboxMessage => {
    const message = isTooLarge ? { index, fromLine: '', raw: undefined } : messageOf(bytes, index);
    isTooLarge = false;
    index++;
    return message;
  };
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    let bytes = Buffer.concat([rest, chunk as Buffer]);
    for (let at = nextBegin(bytes); at !== -1; at = nextBegin(bytes)) {
      if (at > 0) yield finish(bytes.subarray(0, at));
      bytes = bytes.subarray(at);
      if (at === 0) break;
    }
    isTooLarge ||= bytes.length > MOST_BYTES;
    // Of one that is passed over only the end is looked at further.
    rest = isTooLarge ? bytes.subarray(-CHUNK_BYTES) : bytes;
  }
  if (rest.toString('latin1', 0, 64).trim() !== '' || isTooLarge) yield finish(rest);
}

/** Where the next message begins: the line end before its From line; -1 when that is not to be seen yet. */
function nextBegin(bytes: Buffer): number {
  for (let at = bytes.indexOf(MARK, 1); at !== -1; at = bytes.indexOf(MARK, at + 1)) {
    const end = bytes.indexOf(0x0a, at + 1);
    if (end === -1) return -1;
    if (FROM_LINE.test(bytes.toString('latin1', at + 1, Math.min(end, at + 200)))) return at;
    if (!isAfterEmptyLine(bytes, at)) continue;
    const next = bytes.indexOf(0x0a, end + 1);
    // Its head's first line is still to come; at the file's end that is none.
    if (next === -1 && bytes.length - end < MOST_LOOKED_AT) return -1;
    if (BARE_FROM_LINE.test(bytes.toString('latin1', at + 1, at + MOST_LOOKED_AT))) return at;
  }
  return -1;
}

function isAfterEmptyLine(bytes: Buffer, at: number): boolean {
  return bytes[at - 1] === 0x0a || (bytes[at - 1] === 0x0d && bytes[at - 2] === 0x0a);
}

function messageOf(bytes: Buffer, index: number): MboxMessage {
  const hasFromLine = bytes.indexOf('From ') === 1;
  const end = hasFromLine ? bytes.indexOf(0x0a, 1) : 0;
  const fromLine = hasFromLine ? bytes.toString('latin1', 1, end === -1 ? undefined : end).trim() : '';
  return { index, fromLine, raw: unquoted(end === -1 ? Buffer.alloc(0) : bytes.subarray(end + 1)) };
}

function unquoted(raw: Buffer): Buffer {
  if (raw.indexOf('\n>') === -1) return Buffer.from(raw);
  return Buffer.from(raw.toString('latin1').replace(/^>(>*From )/gm, '$1'), 'latin1');
}
