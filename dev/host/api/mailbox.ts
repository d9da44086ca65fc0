/** Owns the shapes of the mailbox as the page has it. Types only. */

import type { DemoMail } from '../../google/mailbox';

/** `GET /api/mailbox/:id`; the body is plain text, its paragraphs parted by an empty line. */
export type MailMessage = DemoMail;

/** `GET /api/mailbox`: the signed-in person's mail, newest first. */
export type MailRow = Omit<DemoMail, 'body'>;
