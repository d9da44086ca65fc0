/** Owns GmailMessage: reading a message, and its marks. Sending, replies and drafts are not built. */

import { checkArguments, strict } from '../strict';
import { unbuilt } from '../unbuilt';
import { textOf } from '../utilities/charsets';
import { gmailGet, gmailPost } from './api';
import { newGmailAttachment } from './attachment';
import {
  base64UrlBytes,
  fileParts,
  headerOf,
  htmlBody,
  isInlineImage,
  type PartWire,
  plainBody,
} from './parts';
import { newGmailThread } from './thread';

export interface MessageWire {
  id: string;
  threadId: string;
  labelIds?: string[];
  internalDate: string;
  payload: PartWire;
}

type GmailMessage = GoogleAppsScript.Gmail.GmailMessage;
type GmailAttachment = GoogleAppsScript.Gmail.GmailAttachment;

const name = (method: string): string => `GmailMessage.${method}`;

export class HostGmailMessage implements GoogleAppsScript.Gmail.GmailMessage {
  createDraftReply = unbuilt(name('createDraftReply'));
  createDraftReplyAll = unbuilt(name('createDraftReplyAll'));
  forward = unbuilt(name('forward'));
  isInPriorityInbox = unbuilt(name('isInPriorityInbox'));
  reply = unbuilt(name('reply'));
  replyAll = unbuilt(name('replyAll'));
  /** With its parts, once a body or a file was asked for. */
  private full: MessageWire | undefined;

  constructor(private wire: MessageWire) {}

  getId(): string {
    return this.wire.id;
  }
  getThread(): GoogleAppsScript.Gmail.GmailThread {
    return newGmailThread(this.wire.threadId);
  }
  getDate(): GoogleAppsScript.Base.Date {
    return new Date(Number(this.wire.internalDate));
  }
  /** Empty where the message has no such header (documented). */
  getHeader(header: string): string {
    checkArguments(name('getHeader'), arguments, ['String']);
    return headerOf(this.wire.payload, header);
  }
  getBcc(): string {
    return this.getHeader('Bcc');
  }
  getCc(): string {
    return this.getHeader('Cc');
  }
  getFrom(): string {
    return this.getHeader('From');
  }
  getReplyTo(): string {
    return this.getHeader('Reply-To');
  }
  getSubject(): string {
    return this.getHeader('Subject');
  }
  getTo(): string {
    return this.getHeader('To');
  }
  getBody(): string {
    return htmlBody(this.whole().payload);
  }
  getPlainBody(): string {
    return plainBody(this.whole().payload);
  }
  getRawContent(): string {
    const { raw } = gmailGet<{ raw: string }>(`/messages/${this.wire.id}`, { format: 'raw' });
    return textOf(base64UrlBytes(raw));
  }
  /** Pictures within the page too, unless told (documented). */
  getAttachments(options?: GoogleAppsScript.Gmail.GmailAttachmentOptions): GmailAttachment[] {
    checkArguments(name('getAttachments'), arguments, [], ['Object']);
    const { includeInlineImages = true, includeAttachments = true } = options ?? {};
    return fileParts(this.whole().payload)
      .filter((part) => (isInlineImage(part) ? includeInlineImages : includeAttachments))
      .map((part) => newGmailAttachment(this.wire.id, part));
  }
  isDraft(): boolean {
    return this.has('DRAFT');
  }
  isInChats(): boolean {
    return this.has('CHAT');
  }
  isInInbox(): boolean {
    return this.has('INBOX');
  }
  isInTrash(): boolean {
    return this.has('TRASH');
  }
  isStarred(): boolean {
    return this.has('STARRED');
  }
  isUnread(): boolean {
    return this.has('UNREAD');
  }
  markRead(): GmailMessage {
    return this.change({ removeLabelIds: ['UNREAD'] });
  }
  markUnread(): GmailMessage {
    return this.change({ addLabelIds: ['UNREAD'] });
  }
  moveToTrash(): GmailMessage {
    gmailPost(`/messages/${this.wire.id}/trash`, {});
    return this.refresh();
  }
  star(): GmailMessage {
    return this.change({ addLabelIds: ['STARRED'] });
  }
  unstar(): GmailMessage {
    return this.change({ removeLabelIds: ['STARRED'] });
  }
  refresh(): GmailMessage {
    this.wire = gmailGet(`/messages/${this.wire.id}`, { format: 'metadata' });
    return this;
  }

  private change(labels: object): this {
    gmailPost(`/messages/${this.wire.id}/modify`, labels);
    this.refresh();
    return this;
  }
  private has(label: string): boolean {
    return this.wire.labelIds?.includes(label) === true;
  }
  private whole(): MessageWire {
    this.full ??= gmailGet<MessageWire>(`/messages/${this.wire.id}`, { format: 'full' });
    return this.full;
  }
}

export function newGmailMessage(wire: MessageWire): GmailMessage {
  return strict(new HostGmailMessage(wire), 'GmailMessage');
}
