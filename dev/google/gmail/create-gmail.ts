/** Owns the composition of Gmail: the mail of the domain, its API, its page, its controls. */

import { rmSync } from 'node:fs';
import type { Clock } from '../../world/clock';
import type { Random } from '../../world/random';
import type { GmailControls } from './controls';
import type { Sending } from './delivery/deliver';
import { addressesIn, type Directory } from './delivery/recipients';
import { importMail, type ImportOrder, type ImportReport } from './import/import-mail';
import { type MailStore, openMailStore } from './mail-store';
import { composeMail, type Letter } from './mime/compose';
import { mailboxPage, openedMail } from './page-mail';
import type { Identities } from './rest/access';
import { readId } from './rest/ask';
import { createGmailApi } from './rest/gmail-api';
import { createMessageTokens } from './rest/message-tokens';
import { createUnitQuota, type UnitRow } from './rest/unit-quota';
import type { Delivered, MailboxPage, MailMessage } from './shapes';

/** What an add-on is told of the mail that is open. */
export interface OpenForAddOn {
  /** As an event has them: `msg-f:` and the id in decimal (documented: alternate-runtimes). */
  messageId: string;
  threadId: string;
  accessToken: string;
}

export interface Gmail {
  /** Answers requests to `https://gmail.googleapis.com`. */
  handle(request: Request): Promise<Response>;
  page(user: string, asked: { q?: string | undefined; pageToken?: string | undefined }): Promise<MailboxPage>;
  /** Opens a mail on the page, by which it is read; undefined when the mailbox has no such. */
  read(user: string, id: string): Promise<MailMessage | undefined>;
  /** Issues the token of an open message. */
  open(user: string, id: string): Promise<OpenForAddOn | undefined>;
  /** Delivers what was composed; a sender of the domain has it in Sent. */
  send(letter: Letter, sender?: string): Promise<Delivered>;
  /** Delivers a raw message; a From of the domain has it in Sent. */
  deliver(raw: Buffer, sending?: Sending): Promise<Delivered>;
  /** Takes a file of real mail into a person's mailbox; rejects with a sentence when there is no such person. */
  importMail(order: ImportOrder): Promise<ImportReport>;
  /** The units that requests of this minute have cost. */
  quotaRows(): UnitRow[];
  /** Every history id up to now is too old. */
  expireHistory(): void;
  /** Forgets all mail. */
  clear(): void;
  close(): void;
}

export interface GmailDeps {
  clock: Pick<Clock, 'nowMs' | 'wait'>;
  random: Random;
  identities: Identities;
  directory: Directory;
  controls: () => GmailControls;
  /** Where the mail is kept; a temporary file when undefined. */
  file: string | undefined;
  begunMs: () => number;
}

const DAY_MS = 86_400_000;

export function createGmail(deps: GmailDeps): Gmail {
  const { clock, random, directory, file } = deps;
  const nowMs = () => clock.nowMs();
  const quota = createUnitQuota(nowMs);
  const tokens = createMessageTokens({ nowMs, random });
  let opened: MailStore | undefined;

  function store(): MailStore {
    opened ??= openMailStore({
      file,
      nowMs,
      begunMs: deps.begunMs(),
      historyKeptMs: () => deps.controls().gmailHistoryDays * DAY_MS,
      random,
      directory,
    });
    return opened;
  }

  function close(): void {
    opened?.db.close();
    opened = undefined;
  }

  async function find(user: string, id: string) {
    const mail = store();
    const mailbox = await mail.mailbox(user);
    const row = mail.messages.find(mailbox, readId(id) ?? '');
    return row && { mail, mailbox, row };
  }

  const api = createGmailApi({
    store,
    identities: deps.identities,
    tokens,
    quota,
    nowMs,
    waitMs: (ms) => clock.wait(ms),
    random,
    controls: deps.controls,
  });

  return {
    handle: api,
    async page(user, asked) {
      const mail = store();
      return mailboxPage({ store: mail, mailbox: await mail.mailbox(user), nowMs: nowMs() }, asked);
    },
    async read(user, id) {
      const found = await find(user, id);
      if (!found) return undefined;
      const { mail, mailbox, row } = found;
      mail.db.transaction(() => mail.messages.relabel(mailbox, row, { add: [], remove: ['UNREAD'] }));
      return openedMail(mail, mailbox, row);
    },
    async open(user, id) {
      const found = await find(user, id);
      if (!found) return undefined;
      const { id: message, thread } = found.row;
      return {
        messageId: `msg-f:${BigInt(`0x${message}`)}`,
        threadId: `thread-f:${BigInt(`0x${thread}`)}`,
        accessToken: tokens.issue({ user, message, thread }),
      };
    },
    async send(letter, sender) {
      return store().deliver(await composeMail(letter, { random, atMs: nowMs() }), { sender });
    },
    deliver: (raw, sending = {}) => store().deliver(raw, { sender: senderOf(raw, directory), ...sending }),
    async importMail(order) {
      if (!directory.person(order.user)) throw new Error(`There is no user ${order.user} in this domain.`);
      return importMail(store(), { ...order, nowMs: nowMs() });
    },
    quotaRows: () => quota.rows(),
    expireHistory: () => store().history.expire(),
    clear() {
      close();
      quota.clear();
      tokens.clear();
      if (file) rmSync(file, { force: true });
    },
    close,
  };
}

/** The person of the domain who a raw message says it is from. */
function senderOf(raw: Buffer, directory: Directory): string | undefined {
  const from =
    /^from[ \t]*:(.*(?:\r?\n[ \t].*)*)/im.exec(raw.subarray(0, 65_536).toString('latin1'))?.[1] ?? '';
  const [first] = addressesIn(from);
  return first && directory.person(first.address)?.email;
}
