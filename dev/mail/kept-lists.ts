/**
 * Owns what the add-on keeps of a person's mails in their own properties: which were skipped and why (`s.N`), which
 * nobody matched (`w.N`), which are quarantined (`q.N`). It keeps only the last ones, so every write is listened to.
 */

export interface KeptLists {
  /** To be told of each write of the person's properties. */
  hear(values: Readonly<Record<string, string>>): void;
  /** By the mail's id, of all that were ever in the list. */
  skipped: ReadonlyMap<string, string>;
  unmatched: ReadonlySet<string>;
  /** Code by the mail's id: those in the list now. */
  quarantined(): ReadonlyMap<string, string>;
  /** How often something in them, or how far the mailbox was read (`mail`), has changed. */
  changes(): number;
}

interface Entry {
  id: string;
  reason?: string;
  code?: string;
}

const OURS = /^(?:mail|[qsw]\.\d+)$/;

export function createKeptLists(): KeptLists {
  const known = new Map<string, string>();
  const skipped = new Map<string, string>();
  const unmatched = new Set<string>();
  let changes = 0;

  function take(key: string, text: string): void {
    if (key.startsWith('s.')) for (const { id, reason } of entriesOf(text)) skipped.set(id, reason ?? '');
    if (key.startsWith('w.')) for (const { id } of entriesOf(text)) unmatched.add(id);
  }

  return {
    hear(values) {
      for (const [key, text] of Object.entries(values)) {
        if (!OURS.test(key)) continue;
        const told = key === 'mail' ? placeIn(text) : text;
        if (known.get(key) === told) continue;
        known.set(key, told);
        changes++;
        take(key, text);
      }
    },
    skipped,
    unmatched,
    quarantined() {
      const lists = [...known].filter(([key]) => key.startsWith('q.'));
      const entries = lists.flatMap(([, text]) => entriesOf(text));
      return new Map(entries.map(({ id, code }) => [id, code ?? '']));
    },
    changes: () => changes,
  };
}

/** How far the mailbox was read, without the times at which that was looked at. */
function placeIn(text: string): string {
  const { d } = JSON.parse(text) as { d: { historyId: string; listing?: object; behind?: object } };
  return JSON.stringify([d.historyId, d.listing, d.behind]);
}

/** @throws Error where the add-on keeps its lists in another form than this program knows */
function entriesOf(text: string): Entry[] {
  const { d } = JSON.parse(text) as { d?: Entry[] };
  if (!Array.isArray(d)) throw new Error('A list of the add-on has another form than expected.');
  return d;
}
