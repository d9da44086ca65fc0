/** Owns reading a folder of `.eml` files, one message each, in the order of their names. */

import { readdirSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MOST_BYTES, type MboxMessage } from './read-mbox';

/** Folders in it are read too; other files are passed over. */
export async function* readEmlFolder(directory: string): AsyncGenerator<MboxMessage> {
  const names = readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.eml$/i.test(name))
    .sort();
  for (const [index, name] of names.entries()) {
    const path = join(directory, name);
    const { size } = await stat(path);
    yield { index, fromLine: '', raw: size > MOST_BYTES ? undefined : await readFile(path) };
  }
}
