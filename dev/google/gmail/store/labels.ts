/** Owns the labels of a mailbox: Gmail's own and the person's, and which messages carry them. */

import type { SqliteFile } from '../../../world/sqlite-file';
import type { Mailbox } from './mailboxes';
import { FIRST_USER_LABEL, SYSTEM_LABELS, systemId, systemNumber } from './system-labels';

export interface LabelSettings {
  messageListVisibility?: string;
  labelListVisibility?: string;
  color?: { textColor?: string; backgroundColor?: string };
}

export interface Label extends LabelSettings {
  id: string;
  name: string;
  type: 'system' | 'user';
}

export interface LabelCounts {
  messagesTotal: number;
  messagesUnread: number;
  threadsTotal: number;
  threadsUnread: number;
}

export interface Labels {
  list(mailbox: Mailbox): Label[];
  find(mailbox: Mailbox, id: string): Label | undefined;
  /** By its name in any case; spaces and slashes may be written as dashes, as in a search. */
  named(mailbox: Mailbox, name: string): Label | undefined;
  create(mailbox: Mailbox, name: string, settings: LabelSettings): Label;
  change(mailbox: Mailbox, label: Label): void;
  remove(mailbox: Mailbox, id: string): void;
  counts(mailbox: Mailbox, id: string): LabelCounts;
  /** The database's number of a label. */
  numberOf(mailbox: Mailbox, id: string): number | undefined;
  /** Ids of the labels that a message carries. */
  of(mailbox: Mailbox, seq: number): string[];
}

interface LabelRow {
  num: number;
  id: string;
  name: string;
  settings: string;
}

export function createLabels(db: SqliteFile): Labels {
  const rows = (mailbox: Mailbox) =>
    db.all<LabelRow>('SELECT num, id, name, settings FROM label WHERE mailbox = ? ORDER BY num', [
      mailbox.num,
    ]);

  function numberOf(mailbox: Mailbox, id: string): number | undefined {
    return systemNumber(id) ?? rows(mailbox).find((row) => row.id === id)?.num;
  }

  function list(mailbox: Mailbox): Label[] {
    return [
      ...SYSTEM_LABELS.map(([id]) => ({ id, name: id, type: 'system' as const })),
      ...rows(mailbox).map(userLabel),
    ];
  }

  return {
    list,
    numberOf,
    find: (mailbox, id) => list(mailbox).find((label) => label.id === id),
    named: (mailbox, name) => list(mailbox).find((label) => plain(label.name) === plain(name)),
    create(mailbox, name, settings) {
      const num = Math.max(FIRST_USER_LABEL - 1, ...rows(mailbox).map((row) => row.num)) + 1;
      const id = `Label_${num - FIRST_USER_LABEL + 1}`;
      db.run('INSERT INTO label VALUES (?, ?, ?, ?, ?)', [
        mailbox.num,
        num,
        id,
        name,
        JSON.stringify(settings),
      ]);
      return { id, name, type: 'user', ...settings };
    },
    change(mailbox, { id, name, type: _type, ...settings }) {
      db.run('UPDATE label SET name = ?, settings = ? WHERE mailbox = ? AND id = ?', [
        name,
        JSON.stringify(settings),
        mailbox.num,
        id,
      ]);
    },
    remove(mailbox, id) {
      const num = numberOf(mailbox, id)!;
      db.run('DELETE FROM label_of WHERE mailbox = ? AND label = ?', [mailbox.num, num]);
      db.run('DELETE FROM label WHERE mailbox = ? AND num = ?', [mailbox.num, num]);
    },
    counts(mailbox, id) {
      const [row] = db.all<LabelCounts>(COUNTS, [
        systemNumber('UNREAD')!,
        mailbox.num,
        numberOf(mailbox, id)!,
      ]);
      return row!;
    },
    of(mailbox, seq) {
      const found = db.all<{ label: number }>(
        'SELECT label FROM label_of WHERE seq = ? ORDER BY label DESC',
        [seq],
      );
      const own = found.some(({ label }) => label >= FIRST_USER_LABEL) ? rows(mailbox) : [];
      return found.map(({ label }) => systemId(label) ?? own.find((row) => row.num === label)!.id);
    },
  };
}

const COUNTS = `
SELECT count(*) AS messagesTotal, count(u.seq) AS messagesUnread,
  count(DISTINCT m.thread) AS threadsTotal, count(DISTINCT iif(u.seq IS NULL, NULL, m.thread)) AS threadsUnread
FROM label_of l CROSS JOIN message m ON m.seq = l.seq LEFT JOIN label_of u ON u.seq = l.seq AND u.label = ?
WHERE l.mailbox = ? AND l.label = ?`;

function userLabel({ id, name, settings }: LabelRow): Label {
  return { id, name, type: 'user', ...(JSON.parse(settings) as LabelSettings) };
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[\s/]+/g, '-');
}
