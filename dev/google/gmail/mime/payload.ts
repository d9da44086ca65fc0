/** Owns a message's parts as Gmail's API shows them (documented: users.messages, MessagePart). */

import { type MimeHeader, type MimePart } from './parse';
import { decodeText } from './text';

export interface PayloadWire {
  partId: string;
  mimeType: string;
  filename: string;
  headers: MimeHeader[];
  body: { attachmentId?: string; size: number; data?: string };
  parts?: PayloadWire[];
}

/** The ids of parts: empty for the root, then `0`, `1.0` and so on (seen). */
export function payloadOf(part: MimePart, partId = ''): PayloadWire {
  const isMessage = part.mimeType === 'message/rfc822';
  const hasParts = part.parts.length > 0 && !isMessage;
  return {
    partId,
    mimeType: part.mimeType,
    filename: part.filename,
    headers: part.headers,
    body: hasParts ? { size: 0 } : bodyOf(part, partId),
    ...(part.parts.length
      ? { parts: part.parts.map((child, n) => payloadOf(child, partId === '' ? `${n}` : `${partId}.${n}`)) }
      : {}),
  };
}

/** A part with a name, or that is no text, is an attachment and fetched by its id (seen). */
function isAttachment(part: MimePart): boolean {
  return part.filename !== '' || !part.mimeType.startsWith('text/');
}

/** Texts come in UTF-8 whatever their charset header says (assumed; reports agree). */
function bodyOf(part: MimePart, partId: string): PayloadWire['body'] {
  if (isAttachment(part)) {
    return part.content.length
      ? { attachmentId: attachmentId(partId), size: part.content.length }
      : { size: 0 };
  }
  const bytes = Buffer.from(decodeText(part.content, part.charset));
  return { size: bytes.length, ...(bytes.length ? { data: bytes.toString('base64url') } : {}) };
}

const ATTACHMENT = 'ANGjdJ';

/** Gmail's ids are long, opaque and change from answer to answer; here they are opaque, and stay. */
function attachmentId(partId: string): string {
  return ATTACHMENT + Buffer.from(`part ${partId}`.padEnd(48)).toString('base64url');
}

/** The bytes of the attachment of that id; undefined when the message has no such. */
export function attachmentOf(root: MimePart, id: string): Buffer | undefined {
  const walk = (part: MimePart, partId: string): Buffer | undefined => {
    if (isAttachment(part) && attachmentId(partId) === id) return part.content;
    for (const [n, child] of part.parts.entries()) {
      const found = walk(child, partId === '' ? `${n}` : `${partId}.${n}`);
      if (found) return found;
    }
    return undefined;
  };
  return walk(root, '');
}

/** What `format=metadata` shows: the root's kind, and its headers or those that were asked for (documented). */
export function metadataOf(
  root: MimePart,
  names: readonly string[],
): Pick<PayloadWire, 'mimeType' | 'headers'> {
  const wanted = names.map((name) => name.toLowerCase());
  const headers = wanted.length
    ? root.headers.filter(({ name }) => wanted.includes(name.toLowerCase()))
    : root.headers;
  return { mimeType: root.mimeType, headers };
}
