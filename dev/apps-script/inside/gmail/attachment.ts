/** Owns GmailAttachment: a blob that knows its size and digest. */

import { HostBlob } from '../blob';
import { strict } from '../strict';
import { computeDigest, DIGEST } from '../utilities/digests';
import { gmailGet } from './api';
import { base64UrlBytes, type PartWire } from './parts';

class HostGmailAttachment extends HostBlob implements GoogleAppsScript.Gmail.GmailAttachment {
  override getContentType(): string {
    return super.getContentType()!;
  }
  override getName(): string {
    return super.getName()!;
  }
  getSize(): number {
    return this.getBytes().length;
  }
  /** SHA-1 in hex (documented). */
  getHash(): string {
    const bytes = computeDigest(DIGEST.values.SHA_1, this.getBytes());
    return bytes.map((byte) => (byte & 255).toString(16).padStart(2, '0')).join('');
  }
}

export function newGmailAttachment(
  messageId: string,
  part: PartWire,
): GoogleAppsScript.Gmail.GmailAttachment {
  const { data, attachmentId } = part.body ?? {};
  const path = `/messages/${messageId}/attachments/${attachmentId ?? ''}`;
  const encoded = attachmentId === undefined ? (data ?? '') : gmailGet<{ data: string }>(path).data;
  const name = part.filename ?? '';
  return strict(new HostGmailAttachment(base64UrlBytes(encoded), part.mimeType, name), 'GmailAttachment');
}
