/** Owns the tables of the mail: one database for all mailboxes, one raw message for all copies of a delivery. */

export const SCHEMA = `
CREATE TABLE IF NOT EXISTS mailbox (
  num INTEGER PRIMARY KEY, user TEXT UNIQUE NOT NULL, history INTEGER NOT NULL, oldest_history INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS raw (id INTEGER PRIMARY KEY, size INTEGER NOT NULL, bytes BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS message (
  seq INTEGER PRIMARY KEY, mailbox INTEGER NOT NULL, id TEXT UNIQUE NOT NULL, thread TEXT NOT NULL,
  raw INTEGER NOT NULL, prefix TEXT NOT NULL, at INTEGER NOT NULL, size INTEGER NOT NULL, history INTEGER NOT NULL,
  message_id TEXT NOT NULL, subject_key TEXT NOT NULL, sender TEXT NOT NULL, receivers TEXT NOT NULL,
  subject TEXT NOT NULL, snippet TEXT NOT NULL, attached INTEGER NOT NULL, hidden INTEGER NOT NULL
);
-- With what most conditions ask for, so that a walk through time seldom needs the row itself.
CREATE INDEX IF NOT EXISTS message_at ON message (mailbox, at DESC, seq DESC, hidden, raw, size, attached);
CREATE INDEX IF NOT EXISTS message_thread ON message (mailbox, thread, at);
CREATE INDEX IF NOT EXISTS message_raw ON message (mailbox, raw);
CREATE INDEX IF NOT EXISTS message_mid ON message (mailbox, message_id);
CREATE TABLE IF NOT EXISTS referred (
  mailbox INTEGER, message_id TEXT, thread TEXT NOT NULL, subject_key TEXT NOT NULL,
  PRIMARY KEY (mailbox, message_id, subject_key)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS label (
  mailbox INTEGER, num INTEGER, id TEXT NOT NULL, name TEXT NOT NULL, settings TEXT NOT NULL,
  PRIMARY KEY (mailbox, num)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS label_of (
  mailbox INTEGER, label INTEGER, at INTEGER, seq INTEGER, PRIMARY KEY (mailbox, label, at DESC, seq DESC)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS label_of_seq ON label_of (seq);
CREATE TABLE IF NOT EXISTS history (
  mailbox INTEGER, id INTEGER, at INTEGER NOT NULL, kind TEXT NOT NULL, message TEXT NOT NULL, thread TEXT NOT NULL,
  changed TEXT NOT NULL, labels TEXT NOT NULL, PRIMARY KEY (mailbox, id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS draft (
  mailbox INTEGER, id TEXT, message TEXT NOT NULL, PRIMARY KEY (mailbox, id)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (
  subject, sender, receiver, copied, list, filename, delivered, body,
  content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2'
);
`;

/** The columns of `words` that hold text of a message. */
export type WordColumn =
  'subject' | 'sender' | 'receiver' | 'copied' | 'list' | 'filename' | 'delivered' | 'body';
