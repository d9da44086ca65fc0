/** Owns a mail's headers by name, however they are written. */

import { cleanLine } from './clean-text';

export interface Headers {
  /** The first of that lower-case name on one line, trimmed; undefined where there is none. */
  first(name: string): string | undefined;
  /** All of that name, as if they were one list; '' where there is none. */
  joined(name: string): string;
}

export function headersOf(list: readonly { name: string; value?: string }[]): Headers {
  const values = new Map<string, string[]>();
  for (const { name, value = '' } of list) {
    const key = name.trim().toLowerCase();
    const known = values.get(key);
    if (known) known.push(value);
    else values.set(key, [value]);
  }
  return {
    first(name) {
      const value = values.get(name)?.[0];
      return value === undefined ? undefined : cleanLine(value);
    },
    joined: (name) => (values.get(name) ?? []).join(', '),
  };
}
