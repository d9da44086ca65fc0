/** Owns the options of the command line that bring a file of real mail into a mailbox. */

import { existsSync, statSync } from 'node:fs';
import type { ImportReport, MailSource } from '../google/gmail/import/import-mail';

/** For `parseArgs`. */
export const MAIL_OPTIONS = {
  mbox: { type: 'string', multiple: true },
  eml: { type: 'string', multiple: true },
  user: { type: 'string' },
} as const;

export interface MailOrder {
  user: string;
  sources: MailSource[];
}

/** What `--json` prints when an import is over: one line a file. */
export type ImportLine = ImportReport & { import: string; user: string };

/**
 * Reads the options; undefined when none was given. `pathOf` makes a path of what was typed.
 *
 * @throws Error with a sentence for a person.
 */
export function readMailOrder(
  values: { mbox?: string[] | undefined; eml?: string[] | undefined; user?: string | undefined },
  pathOf: (text: string) => string,
): MailOrder | undefined {
  const { mbox = [], eml = [], user } = values;
  if (mbox.length + eml.length === 0) {
    if (user !== undefined) throw new Error('--user goes with --mbox FILE or --eml DIR.');
    return undefined;
  }
  if (user === undefined) throw new Error('Say whose mailbox the mail is for: --user ADDRESS.');
  for (const file of mbox) {
    if (!existsSync(pathOf(file)) || !statSync(pathOf(file)).isFile())
      throw new Error(`--mbox: there is no file ${file}.`);
  }
  for (const directory of eml) {
    if (!existsSync(pathOf(directory)) || !statSync(pathOf(directory)).isDirectory())
      throw new Error(`--eml: there is no folder ${directory}.`);
  }
  const sources = [
    ...mbox.map((file) => ({ mbox: pathOf(file) })),
    ...eml.map((dir) => ({ eml: pathOf(dir) })),
  ];
  return { user: user.toLowerCase(), sources };
}

/** Imports one after the other, and tells of each when it is over. */
export async function importOrdered(
  order: MailOrder,
  host: { importMail(order: { user: string; source: MailSource }): Promise<ImportReport> },
  tell: (line: ImportLine) => void,
): Promise<void> {
  for (const source of order.sources) {
    const report = await host.importMail({ user: order.user, source });
    tell({ import: 'mbox' in source ? source.mbox : source.eml, user: order.user, ...report });
  }
}

/** The same for a person; of many that were skipped the first few. */
export function importSentences({ import: from, user, imported, skipped }: ImportLine): string {
  const shown = skipped.slice(0, 10).map(({ index, reason }) => `    message ${index}: ${reason}`);
  const more = skipped.length > shown.length ? [`    and ${skipped.length - shown.length} more`] : [];
  const head = `  ${from}: ${imported} messages are in the mailbox of ${user}, ${skipped.length} were skipped.`;
  return [head, ...shown, ...more].join('\n');
}
