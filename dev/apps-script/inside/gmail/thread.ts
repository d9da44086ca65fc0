/** Owns GmailThread: its messages, its labels, and its marks. Replies and drafts are not built. */

import { checkArguments, strict } from '../strict';
import { unbuilt } from '../unbuilt';
import { gmailGet, gmailPost } from './api';
import { HostGmailLabel, labelsById } from './label';
import { type MessageWire, newGmailMessage } from './message';

type GmailThread = GoogleAppsScript.Gmail.GmailThread;
type GmailLabel = GoogleAppsScript.Gmail.GmailLabel;

const name = (method: string): string => `GmailThread.${method}`;

export class HostGmailThread implements GoogleAppsScript.Gmail.GmailThread {
  createDraftReply = unbuilt(name('createDraftReply'));
  createDraftReplyAll = unbuilt(name('createDraftReplyAll'));
  isInPriorityInbox = unbuilt(name('isInPriorityInbox'));
  reply = unbuilt(name('reply'));
  replyAll = unbuilt(name('replyAll'));
  private read: MessageWire[] | undefined;

  constructor(private readonly id: string) {}

  getId(): string {
    return this.id;
  }
  /** The form that people see in the address of an open thread (seen). */
  getPermalink(): string {
    return `https://mail.google.com/mail/#all/${this.id}`;
  }
  getFirstMessageSubject(): string {
    return newGmailMessage(this.messages()[0]!).getSubject();
  }
  getLastMessageDate(): GoogleAppsScript.Base.Date {
    return new Date(Number(this.messages().at(-1)!.internalDate));
  }
  getMessageCount(): number {
    return this.messages().length;
  }
  getMessages(): GoogleAppsScript.Gmail.GmailMessage[] {
    return this.messages().map((message) => newGmailMessage(message));
  }
  /** Those that the user made (documented). */
  getLabels(): GmailLabel[] {
    const ids = new Set(this.messages().flatMap(({ labelIds = [] }) => labelIds));
    return labelsById()
      .filter((label) => ids.has(label.id))
      .map(({ label }) => label);
  }
  addLabel(label: GmailLabel): GmailThread {
    checkArguments(name('addLabel'), arguments, [HostGmailLabel]);
    label.addToThread(this);
    return this.refresh();
  }
  removeLabel(label: GmailLabel): GmailThread {
    checkArguments(name('removeLabel'), arguments, [HostGmailLabel]);
    label.removeFromThread(this);
    return this.refresh();
  }
  hasStarredMessages(): boolean {
    return this.has('STARRED');
  }
  isImportant(): boolean {
    return this.has('IMPORTANT');
  }
  isInChats(): boolean {
    return this.has('CHAT');
  }
  isInInbox(): boolean {
    return this.has('INBOX');
  }
  isInSpam(): boolean {
    return this.has('SPAM');
  }
  isInTrash(): boolean {
    return this.has('TRASH');
  }
  isUnread(): boolean {
    return this.has('UNREAD');
  }
  markImportant(): GmailThread {
    return this.change({ addLabelIds: ['IMPORTANT'] });
  }
  markRead(): GmailThread {
    return this.change({ removeLabelIds: ['UNREAD'] });
  }
  markUnimportant(): GmailThread {
    return this.change({ removeLabelIds: ['IMPORTANT'] });
  }
  markUnread(): GmailThread {
    return this.change({ addLabelIds: ['UNREAD'] });
  }
  moveToArchive(): GmailThread {
    return this.change({ removeLabelIds: ['INBOX'] });
  }
  moveToInbox(): GmailThread {
    return this.change({ addLabelIds: ['INBOX'] });
  }
  moveToSpam(): GmailThread {
    return this.change({ addLabelIds: ['SPAM'], removeLabelIds: ['INBOX'] });
  }
  moveToTrash(): GmailThread {
    gmailPost(`/threads/${this.id}/trash`, {});
    return this.refresh();
  }
  refresh(): GmailThread {
    this.read = undefined;
    return this;
  }

  private change(labels: object): GmailThread {
    gmailPost(`/threads/${this.id}/modify`, labels);
    return this.refresh();
  }
  private has(label: string): boolean {
    return this.messages().some(({ labelIds = [] }) => labelIds.includes(label));
  }
  private messages(): MessageWire[] {
    this.read ??= gmailGet<{ messages: MessageWire[] }>(`/threads/${this.id}`, {
      format: 'metadata',
    }).messages;
    return this.read;
  }
}

export function newGmailThread(id: string): GmailThread {
  return strict(new HostGmailThread(id), 'GmailThread');
}
