/** Owns the mail of the domain as one whole: opened when somebody first needs it, a mailbox filled when first looked at. */

import type { Random } from '../../world/random';
import { openSqliteFile, type SqliteFile } from '../../world/sqlite-file';
import { createDelivery, type Deliver } from './delivery/deliver';
import { demoMail } from './delivery/demo-mail';
import type { Directory } from './delivery/recipients';
import { composeMail } from './mime/compose';
import { parseMime } from './mime/parse';
import { summarize } from './mime/summary';
import { createSearch, type Search } from './query/search';
import { createHistory, type History } from './store/history';
import { createLabels, type Labels } from './store/labels';
import { createMailboxes, type Mailbox, type Mailboxes } from './store/mailboxes';
import { createMessages, type Messages } from './store/messages';
import { SCHEMA } from './store/schema';

export interface MailStore {
  db: SqliteFile;
  mailboxes: Mailboxes;
  labels: Labels;
  messages: Messages;
  history: History;
  search: Search;
  deliver: Deliver;
  /** The person's mailbox, with the demo's mail in it from the beginning. */
  mailbox(user: string): Promise<Mailbox>;
  /** The person's mailbox without the demo's mail, unless it was opened before. */
  bareMailbox(user: string): Mailbox;
}

export interface MailStoreDeps {
  /** Where it is kept; a temporary file when undefined. */
  file: string | undefined;
  nowMs: () => number;
  /** When the world began: the demo's mail came before. */
  begunMs: number;
  historyKeptMs: () => number;
  random: Random;
  directory: Directory;
}

export function openMailStore(deps: MailStoreDeps): MailStore {
  const db = openSqliteFile(deps.file, SCHEMA);
  const mailboxes = createMailboxes(db);
  const labels = createLabels(db);
  const history = createHistory({ db, mailboxes, nowMs: deps.nowMs, keptMs: deps.historyKeptMs });
  const messages = createMessages({ db, mailboxes, labels, history });
  const opening = new Map<string, Promise<Mailbox>>();

  /** Composed before the mailbox is made, so that none is ever seen half filled. */
  async function fill(user: string): Promise<Mailbox> {
    const letters = await Promise.all(
      demoMail(deps.directory.person(user) ?? { email: user, name: user }).map(async (letter) => {
        const atMs = deps.begunMs - letter.ageMs;
        const raw = await composeMail(letter, { random: deps.random, atMs });
        return { ...letter, atMs, raw, summary: summarize(await parseMime(raw), raw.length) };
      }),
    );
    return db.transaction(() => {
      const found = mailboxes.find(user);
      if (found) return found;
      const mailbox = mailboxes.create(user);
      for (const { raw, summary, atMs, isRead } of letters) {
        const read = ['CATEGORY_PERSONAL', 'INBOX'];
        messages.add(mailbox, {
          raw: messages.addRaw(raw, summary),
          summary,
          prefix: '',
          labels: isRead ? read : ['UNREAD', ...read],
          atMs,
          isPast: true,
        });
      }
      return mailbox;
    });
  }

  function mailbox(user: string): Promise<Mailbox> {
    const found = mailboxes.find(user);
    if (found) return Promise.resolve(found);
    const begun = opening.get(user) ?? fill(user).finally(() => opening.delete(user));
    opening.set(user, begun);
    return begun;
  }

  return {
    db,
    mailboxes,
    labels,
    messages,
    history,
    search: createSearch(db),
    deliver: createDelivery({ ...deps, db, messages, mailbox }),
    mailbox,
    bareMailbox: (user) => mailboxes.find(user) ?? mailboxes.create(user),
  };
}
