/** Owns the shapes of the mailbox as the page has it. Types only. */

import type { Delivered, MailboxPage, MailMessage, MailRow } from '../../google/gmail/shapes';

/**
 * `GET /api/mailbox?q=&pageToken=`: the signed-in person's mail, newest first: the inbox, or what Gmail's search `q`
 * finds. `GET /api/mailbox/:id`: one mail, which is read by that. `POST /api/mailbox` sends as that person.
 */
export type { MailboxPage, MailMessage, MailRow };

/** `POST /api/mailbox`. Addresses as in a header: several are separated by commas. */
export interface SendRequest {
  to: string;
  cc?: string;
  bcc?: string;
  subject: string;
  text: string;
}

/** `POST /api/gmail/deliver`: a raw message, or its fields; `from` may be anybody. Answers `DeliverAnswer`. */
export type DeliverRequest =
  { rawBase64: string } | (SendRequest & { from: string; headers?: Record<string, string> });

export type DeliverAnswer = Delivered;
