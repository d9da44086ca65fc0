/** Owns GmailApp: reading mail, and its marks. Sending, drafts, chats and the priority inbox are not built. */

import { gmailFind, gmailGet, gmailPost, useMessageToken } from './gmail/api';
import { labelsById, newGmailLabel, threadsOf } from './gmail/label';
import { HostGmailMessage, type MessageWire, newGmailMessage } from './gmail/message';
import { HostGmailThread, newGmailThread } from './gmail/thread';
import { checkArguments, exception, type Kind } from './strict';
import { unbuilt } from './unbuilt';

type Message = GoogleAppsScript.Gmail.GmailMessage;
type Thread = GoogleAppsScript.Gmail.GmailThread;
type Label = GoogleAppsScript.Gmail.GmailLabel;

export class HostGmailApp implements GoogleAppsScript.Gmail.GmailApp {
  createDraft = unbuilt('GmailApp.createDraft');
  deleteLabel = unbuilt('GmailApp.deleteLabel');
  getAliases = unbuilt('GmailApp.getAliases');
  getChatThreads = unbuilt('GmailApp.getChatThreads');
  getDraft = unbuilt('GmailApp.getDraft');
  getDraftMessages = unbuilt('GmailApp.getDraftMessages');
  getDrafts = unbuilt('GmailApp.getDrafts');
  getPriorityInboxThreads = unbuilt('GmailApp.getPriorityInboxThreads');
  getPriorityInboxUnreadCount = unbuilt('GmailApp.getPriorityInboxUnreadCount');
  sendEmail = unbuilt('GmailApp.sendEmail');

  getInboxThreads = threadsIn('getInboxThreads', 'INBOX');
  getSpamThreads = threadsIn('getSpamThreads', 'SPAM');
  getStarredThreads = threadsIn('getStarredThreads', 'STARRED');
  getTrashThreads = threadsIn('getTrashThreads', 'TRASH');
  getInboxUnreadCount = (): number => unreadIn('INBOX');
  getSpamUnreadCount = (): number => unreadIn('SPAM');
  getStarredUnreadCount = (): number => unreadIn('STARRED');

  markMessageRead = forOne('markMessageRead', HostGmailMessage, (one: Message) => one.markRead());
  markMessageUnread = forOne('markMessageUnread', HostGmailMessage, (one: Message) => one.markUnread());
  markMessagesRead = forEach('markMessagesRead', (one: Message) => one.markRead());
  markMessagesUnread = forEach('markMessagesUnread', (one: Message) => one.markUnread());
  moveMessageToTrash = forOne('moveMessageToTrash', HostGmailMessage, (one: Message) => one.moveToTrash());
  moveMessagesToTrash = forEach('moveMessagesToTrash', (one: Message) => one.moveToTrash());
  refreshMessage = forOne('refreshMessage', HostGmailMessage, (one: Message) => one.refresh());
  refreshMessages = forEach('refreshMessages', (one: Message) => one.refresh());
  starMessage = forOne('starMessage', HostGmailMessage, (one: Message) => one.star());
  starMessages = forEach('starMessages', (one: Message) => one.star());
  unstarMessage = forOne('unstarMessage', HostGmailMessage, (one: Message) => one.unstar());
  unstarMessages = forEach('unstarMessages', (one: Message) => one.unstar());

  markThreadImportant = forOne('markThreadImportant', HostGmailThread, (one: Thread) => one.markImportant());
  markThreadRead = forOne('markThreadRead', HostGmailThread, (one: Thread) => one.markRead());
  markThreadUnimportant = forOne('markThreadUnimportant', HostGmailThread, (one: Thread) =>
    one.markUnimportant(),
  );
  markThreadUnread = forOne('markThreadUnread', HostGmailThread, (one: Thread) => one.markUnread());
  markThreadsImportant = forEach('markThreadsImportant', (one: Thread) => one.markImportant());
  markThreadsRead = forEach('markThreadsRead', (one: Thread) => one.markRead());
  markThreadsUnimportant = forEach('markThreadsUnimportant', (one: Thread) => one.markUnimportant());
  markThreadsUnread = forEach('markThreadsUnread', (one: Thread) => one.markUnread());
  moveThreadToArchive = forOne('moveThreadToArchive', HostGmailThread, (one: Thread) => one.moveToArchive());
  moveThreadToInbox = forOne('moveThreadToInbox', HostGmailThread, (one: Thread) => one.moveToInbox());
  moveThreadToSpam = forOne('moveThreadToSpam', HostGmailThread, (one: Thread) => one.moveToSpam());
  moveThreadToTrash = forOne('moveThreadToTrash', HostGmailThread, (one: Thread) => one.moveToTrash());
  moveThreadsToArchive = forEach('moveThreadsToArchive', (one: Thread) => one.moveToArchive());
  moveThreadsToInbox = forEach('moveThreadsToInbox', (one: Thread) => one.moveToInbox());
  moveThreadsToSpam = forEach('moveThreadsToSpam', (one: Thread) => one.moveToSpam());
  moveThreadsToTrash = forEach('moveThreadsToTrash', (one: Thread) => one.moveToTrash());
  refreshThread = forOne('refreshThread', HostGmailThread, (one: Thread) => one.refresh());
  refreshThreads = forEach('refreshThreads', (one: Thread) => one.refresh());

  /** The event's token; with it the open message can be read under its own scope (documented). */
  setCurrentMessageAccessToken(accessToken: string): void {
    checkArguments('GmailApp.setCurrentMessageAccessToken', arguments, ['String']);
    useMessageToken(accessToken);
  }
  /** @throws Exception for an id that Gmail does not know (words: assumed). */
  getMessageById(id: string): Message {
    checkArguments('GmailApp.getMessageById', arguments, ['String']);
    const wire = gmailFind<MessageWire>(`/messages/${encodeURIComponent(id)}`, { format: 'metadata' });
    if (!wire) throw exception(`Invalid argument: ${id}`);
    return newGmailMessage(wire);
  }
  /** `null` for an id that Gmail does not know (assumed). */
  getThreadById(id: string): Thread {
    checkArguments('GmailApp.getThreadById', arguments, ['String']);
    const wire = gmailFind<{ id: string }>(`/threads/${encodeURIComponent(id)}`, { format: 'minimal' });
    return wire ? newGmailThread(wire.id) : (null as unknown as Thread);
  }
  getMessagesForThread(thread: Thread): Message[] {
    checkArguments('GmailApp.getMessagesForThread', arguments, [HostGmailThread]);
    return thread.getMessages();
  }
  getMessagesForThreads(threads: Thread[]): Message[][] {
    checkArguments('GmailApp.getMessagesForThreads', arguments, ['Array']);
    return threads.map((thread) => this.getMessagesForThread(thread));
  }
  search(query: string, start?: number, max?: number): Thread[] {
    checkArguments('GmailApp.search', arguments, ['String'], ['String', 'Number', 'Number']);
    return threadsOf({ q: query }, start, max);
  }
  getUserLabels(): Label[] {
    return labelsById().map(({ label }) => label);
  }
  /** `null` where there is none of that name (documented). */
  getUserLabelByName(name: string): Label {
    checkArguments('GmailApp.getUserLabelByName', arguments, ['String']);
    const found = this.getUserLabels().find((label) => label.getName() === name);
    return found ?? (null as unknown as Label);
  }
  createLabel(name: string): Label {
    checkArguments('GmailApp.createLabel', arguments, ['String']);
    return newGmailLabel(gmailPost('/labels', { name }));
  }
}

function threadsIn(method: string, labelIds: string) {
  return function listThreads(start?: number, max?: number): Thread[] {
    checkArguments(`GmailApp.${method}`, arguments, [], ['Number', 'Number']);
    return threadsOf({ labelIds }, start, max);
  };
}

function unreadIn(label: string): number {
  return gmailGet<{ threadsUnread?: number }>(`/labels/${label}`).threadsUnread ?? 0;
}

function forOne<T>(method: string, kind: Kind, act: (one: T) => unknown) {
  return function markOne(this: HostGmailApp, one: T): HostGmailApp {
    checkArguments(`GmailApp.${method}`, arguments, [kind]);
    act(one);
    return this;
  };
}

function forEach<T>(method: string, act: (one: T) => unknown) {
  return function markEach(this: HostGmailApp, all: T[]): HostGmailApp {
    checkArguments(`GmailApp.${method}`, arguments, ['Array']);
    for (const one of all) act(one);
    return this;
  };
}
