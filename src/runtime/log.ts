/** Owns console: one structured line an event, in which nothing can be a token, a key, a mail address or a URL's query. */

import { ERRORS } from '../errors';
import type { Log } from '../ports';

/** Anything long without a space may be a secret; ids of Salesforce have 18 characters. */
const LONG_WORD = /[A-Za-z0-9_\-.!%+/=]{25,}/g;
const QUERY = /\?\S*/g;
/** Whose it was is in the roster and on the cards; a log is read by more people. */
const ADDRESS = /\S+@\S+/g;

/** Codes are long words too, and ours. */
const isCode = (value: string) => Object.keys(ERRORS).includes(value);

function redacted(_name: string, value: unknown): unknown {
  return typeof value === 'string' && !isCode(value)
    ? value.replace(QUERY, '?…').replace(ADDRESS, '…').replace(LONG_WORD, '…')
    : value;
}

export const log: Log = (level, event, facts) => {
  // JSON keeps a line break in a value from beginning a line of its own.
  const line = JSON.stringify({ event, ...facts }, redacted);
  if (level === 'error') console.error(line);
  else if (level === 'warn') console.warn(line);
  else console.info(line);
};
