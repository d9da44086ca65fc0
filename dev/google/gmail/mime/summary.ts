/** Owns what the index keeps of a message: the words by field, and what decides its thread and its row in a list. */

import type { WordColumn } from '../store/schema';
import { eachPart, headerOf, type MimePart } from './parse';
import { decodeText, textOfHtml } from './text';

export interface Summary {
  /** Without angle brackets. */
  messageId: string;
  /** Message ids of References and In-Reply-To, the nearest last. */
  references: string[];
  subject: string;
  /** The subject without the prefixes of answers, for comparison. */
  subjectKey: string;
  isReply: boolean;
  from: string;
  to: string;
  /** Of the Date header; undefined when it has none that can be read. */
  dateMs: number | undefined;
  snippet: string;
  hasAttachment: boolean;
  /** Bytes of the raw message. */
  size: number;
  words: Record<WordColumn, string>;
}

/** Of a longer body only the beginning can be searched. */
const INDEXED_CHARACTERS = 64 * 1024;
const SNIPPET_CHARACTERS = 200;

export function summarize(root: MimePart, size: number): Summary {
  const header = (name: string) => headerOf(root, name);
  const subject = header('subject');
  const body = bodyText(root);
  const filenames = eachPart(root)
    .map(({ filename }) => filename)
    .filter((name) => name !== '');
  return {
    messageId: messageIds(header('message-id'))[0] ?? '',
    references: [...new Set(messageIds(`${header('references')} ${header('in-reply-to')}`))],
    subject,
    subjectKey: subjectKey(subject),
    isReply: REPLY_PREFIX.test(subject),
    from: header('from'),
    to: header('to'),
    dateMs: readDate(header('date')),
    snippet: snippetOf(body),
    hasAttachment: filenames.length > 0,
    size,
    words: {
      subject,
      sender: header('from'),
      receiver: header('to'),
      copied: header('cc'),
      list: `${header('list-id')} ${header('mailing-list')}`,
      filename: filenames.join(' '),
      delivered: header('delivered-to'),
      body: body.slice(0, INDEXED_CHARACTERS),
    },
  };
}

/** The text of a message as a person would read it: plain text, or else what is readable of the HTML. */
export function bodyText(root: MimePart): string {
  const texts = ownParts(root).filter(
    ({ filename, disposition }) => !filename && disposition !== 'attachment',
  );
  const plain = texts.find(({ mimeType }) => mimeType === 'text/plain');
  if (plain?.content.length) return decodeText(plain.content, plain.charset);
  const html = texts.find(({ mimeType }) => mimeType === 'text/html');
  return html ? textOfHtml(decodeText(html.content, html.charset)) : '';
}

/** Parts of the message itself, not of messages that are attached to it. */
function ownParts(part: MimePart): MimePart[] {
  return [part, ...(part.mimeType === 'message/rfc822' ? [] : part.parts.flatMap(ownParts))];
}

const REPLY_PREFIX = /^\s*((re|fwd?|aw|wg|sv|antw)\s*(\[\d+\])?\s*:\s*)+/i;

export function subjectKey(subject: string): string {
  return subject.replace(REPLY_PREFIX, '').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** The first words of the text on one line; Gmail cuts at about 200 characters (seen). */
function snippetOf(text: string): string {
  const line = text
    .slice(0, 4 * SNIPPET_CHARACTERS)
    .replace(/\s+/g, ' ')
    .trim();
  if (line.length <= SNIPPET_CHARACTERS) return line;
  const cut = line.lastIndexOf(' ', SNIPPET_CHARACTERS);
  return line.slice(0, cut > 0 ? cut : SNIPPET_CHARACTERS);
}

export function messageIds(text: string): string[] {
  const inBrackets = [...text.matchAll(/<([^<>\s]+)>/g)].map(([, id]) => id!);
  if (inBrackets.length) return inBrackets;
  const bare = text.trim();
  return /^\S+@\S+$/.test(bare) ? [bare] : [];
}

/** Milliseconds since 1970 of a Date header, or of what stands last in a Received header. */
export function readDate(text: string): number | undefined {
  const ms = Date.parse(text.replace(/\([^)]*\)/g, '').trim());
  return Number.isFinite(ms) ? ms : undefined;
}
