/** Owns what MailApp sends: kept and shown, never delivered anywhere. */

import type { Clock } from '../../world/clock';
import type { StateStore } from '../../world/state-store';
import { LIMITS } from './limits';
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
  name?: string;
  noReply?: boolean;
}

export interface MailOutbox {
  service: Service;
  sent(): SentMail[];
}

export function createMailOutbox(deps: { clock: Pick<Clock, 'nowMs'>; state: StateStore }): MailOutbox {
  const document = deps.state.open<{ mails: SentMail[] }>('sent-mail', () => ({ mails: [] }));
  const service: Service = {
    getRemainingDailyQuota: () => LIMITS.mailRecipientsPerDay - document.value.mails.length,
    sendEmail(caller, message: Message) {
      // A no-reply mail comes from a generic address of the domain (documented).
      const address = message.noReply ? `noreply@${caller.user.split('@')[1]}` : caller.user;
      document.value.mails.push({
        atMs: deps.clock.nowMs(),
        as: caller.user,
        from: message.name ? `${message.name} <${address}>` : address,
        to: message.to,
        subject: message.subject ?? '',
        body: message.body ?? '',
      });
      document.save();
    },
  };
  return { service, sent: () => document.value.mails };
}
