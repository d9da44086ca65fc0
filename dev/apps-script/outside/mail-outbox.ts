/** Owns what MailApp sends: kept and shown, and delivered inside the domain. */

import type { Clock } from '../../world/clock';
import type { StateStore } from '../../world/state-store';
import type { Quotas } from './quotas';
import type { Service } from './service';

/** Times are milliseconds since 1970 on the host's clock. */
export interface SentMail {
  atMs: number;
  /** Whose execution sent it. */
  as: string;
  /** The sender that the receiver sees. */
  from: string;
  to: string;
  subject: string;
  body: string;
}

interface Message {
  to: string;
  subject?: string;
  body?: string;
  htmlBody?: string;
  cc?: string;
  bcc?: string;
  replyTo?: string;
  name?: string;
  noReply?: boolean;
  attachments?: FileWire[];
  inlineImages?: (FileWire & { cid: string })[];
}

interface FileWire {
  name: string;
  contentType: string;
  bytesBase64: string;
}

/** Puts a letter into the mailboxes of the domain that are on it; a sender has a copy of their own. */
export type DeliverMail = (letter: OutgoingLetter, sender: string | undefined) => Promise<unknown>;

/** Addresses as in a header: several are separated by commas. */
export interface OutgoingLetter {
  from: string;
  to: string;
  cc?: string | undefined;
  bcc?: string | undefined;
  replyTo?: string | undefined;
  subject: string;
  text: string;
  html?: string | undefined;
  attachments?: OutgoingFile[] | undefined;
}

export interface OutgoingFile {
  filename: string;
  contentType: string;
  content: Uint8Array;
  /** Of a picture that the page shows. */
  cid?: string | undefined;
}

export interface MailOutbox {
  service: Service;
  sent(): SentMail[];
}

export function createMailOutbox(deps: {
  clock: Pick<Clock, 'nowMs'>;
  state: StateStore;
  deliver: DeliverMail;
  quotas: Quotas;
}): MailOutbox {
  const document = deps.state.open<{ mails: SentMail[] }>('sent-mail', () => ({ mails: [] }));
  const service: Service = {
    getRemainingDailyQuota: (caller) => deps.quotas.remaining(caller.user, 'mailRecipientsPerDay'),
    async sendEmail(caller, message: Message) {
      // A no-reply mail comes from a generic address of the domain (documented).
      const address = message.noReply ? `noreply@${caller.user.split('@')[1]}` : caller.user;
      const from = message.name ? `${message.name} <${address}>` : address;
      const { to, subject = '', body = '' } = message;
      document.value.mails.push({ atMs: deps.clock.nowMs(), as: caller.user, from, to, subject, body });
      document.save();
      const { cc, bcc, replyTo, htmlBody } = message;
      const attachments = [...(message.attachments ?? []), ...(message.inlineImages ?? [])].map(fileOf);
      await deps.deliver(
        { from, to, cc, bcc, replyTo, subject, text: body, html: htmlBody, attachments },
        message.noReply ? undefined : caller.user,
      );
    },
  };
  return { service, sent: () => document.value.mails };
}

function fileOf({ name, contentType, bytesBase64, cid }: FileWire & { cid?: string }): OutgoingFile {
  return { filename: name, contentType, content: Buffer.from(bytesBase64, 'base64'), cid };
}
