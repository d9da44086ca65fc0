/** Owns the labels that Google Takeout writes into a message's head, `X-Gmail-Labels` (seen). */

import type { Labels } from '../store/labels';
import type { Mailbox } from '../store/mailboxes';

/** Takeout's names in English; those in another language become labels of the person. */
const NAMES: Record<string, string | undefined> = {
  inbox: 'INBOX',
  sent: 'SENT',
  draft: 'DRAFT',
  drafts: 'DRAFT',
  unread: 'UNREAD',
  starred: 'STARRED',
  important: 'IMPORTANT',
  trash: 'TRASH',
  spam: 'SPAM',
  chat: 'CHAT',
  'category personal': 'CATEGORY_PERSONAL',
  'category social': 'CATEGORY_SOCIAL',
  'category promotions': 'CATEGORY_PROMOTIONS',
  'category updates': 'CATEGORY_UPDATES',
  'category forums': 'CATEGORY_FORUMS',
};

/** These say what no label says. */
const NO_LABELS = new Set(['archived', 'opened']);

/** Ids of the labels in a list like `Inbox,Unread,Customers/North`; those that are new are made. */
export function takeoutLabels(labels: Labels, mailbox: Mailbox, list: string): string[] {
  const names = (list.match(/"[^"]*"|[^,]+/g) ?? [])
    .map((name) => name.replace(/"/g, '').trim())
    .filter((name) => name !== '' && !NO_LABELS.has(name.toLowerCase()));
  return [
    ...new Set(
      names.map(
        (name) =>
          NAMES[name.toLowerCase()] ?? (labels.named(mailbox, name) ?? labels.create(mailbox, name, {})).id,
      ),
    ),
  ];
}
