/** Owns GmailLabel: the labels that a user has made. */

import { checkArguments, strict } from '../strict';
import { unbuilt } from '../unbuilt';
import { gmailGet, gmailList, gmailPost } from './api';
import { HostGmailThread, newGmailThread } from './thread';

type GmailLabel = GoogleAppsScript.Gmail.GmailLabel;
type GmailThread = GoogleAppsScript.Gmail.GmailThread;

interface LabelWire {
  id: string;
  name: string;
  type: 'system' | 'user';
  threadsUnread?: number;
}

const name = (method: string): string => `GmailLabel.${method}`;

/** As many threads as are told of when nobody says how many (assumed). */
export const USUAL_THREADS = 500;

export function threadsOf(
  query: { labelIds?: string; q?: string },
  start = 0,
  max = USUAL_THREADS,
): GmailThread[] {
  const listing = { path: '/threads', field: 'threads', query };
  return gmailList<{ id: string }>(listing, start, max).map(({ id }) => newGmailThread(id));
}

export class HostGmailLabel implements GoogleAppsScript.Gmail.GmailLabel {
  deleteLabel = unbuilt(name('deleteLabel'));

  constructor(private readonly wire: LabelWire) {}

  getName(): string {
    return this.wire.name;
  }
  getThreads(start?: number, max?: number): GmailThread[] {
    checkArguments(name('getThreads'), arguments, [], ['Number', 'Number']);
    return threadsOf({ labelIds: this.wire.id }, start, max);
  }
  getUnreadCount(): number {
    return gmailGet<LabelWire>(`/labels/${this.wire.id}`).threadsUnread ?? 0;
  }
  addToThread(thread: GmailThread): GmailLabel {
    checkArguments(name('addToThread'), arguments, [HostGmailThread]);
    gmailPost(`/threads/${thread.getId()}/modify`, { addLabelIds: [this.wire.id] });
    return this;
  }
  addToThreads(threads: GmailThread[]): GmailLabel {
    checkArguments(name('addToThreads'), arguments, ['Array']);
    for (const thread of threads) this.addToThread(thread);
    return this;
  }
  removeFromThread(thread: GmailThread): GmailLabel {
    checkArguments(name('removeFromThread'), arguments, [HostGmailThread]);
    gmailPost(`/threads/${thread.getId()}/modify`, { removeLabelIds: [this.wire.id] });
    return this;
  }
  removeFromThreads(threads: GmailThread[]): GmailLabel {
    checkArguments(name('removeFromThreads'), arguments, ['Array']);
    for (const thread of threads) this.removeFromThread(thread);
    return this;
  }
}

export function labelsById(): { id: string; label: GmailLabel }[] {
  const { labels = [] } = gmailGet<{ labels?: LabelWire[] }>('/labels');
  return labels
    .filter(({ type }) => type === 'user')
    .map((wire) => ({ id: wire.id, label: newGmailLabel(wire) }));
}

export function newGmailLabel(wire: LabelWire): GmailLabel {
  return strict(new HostGmailLabel(wire), 'GmailLabel');
}
