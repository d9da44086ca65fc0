/** Owns the shapes of mail that the page and the control API see. Types only; times are on the host's clock. */

export interface Address {
  name: string;
  address: string;
}

export interface MailRow {
  /** 16 hexadecimal digits, as the API has it. */
  id: string;
  threadId: string;
  from: Address;
  to: Address[];
  subject: string;
  snippet: string;
  atMs: number;
  unread: boolean;
  labelIds: string[];
}

export interface MailMessage extends MailRow {
  cc: Address[];
  /** Plain text, its paragraphs parted by an empty line. */
  body: string;
  attachments: { name: string; bytes: number }[];
}

export interface MailboxPage {
  rows: MailRow[];
  nextPageToken?: string;
  /** How many are found in all. */
  total: number;
}

/** What became of one mail that was sent or came in. */
export interface Delivered {
  /** Without angle brackets. */
  messageId: string;
  /** One row a mailbox; the sender's own copy is among them. */
  delivered: { user: string; id: string; threadId: string }[];
}
