/** Owns a mail body's bytes as text: what the platform refuses to decode is read another way, and never ends a run. */

import type { DecodeBody } from '../ports';

export const decodeBody: DecodeBody = (base64url, charset) => {
  const bytes = attempt(() => Utilities.base64DecodeWebSafe(base64url));
  if (bytes === undefined) return '';
  const blob = Utilities.newBlob(bytes);
  return attempt(() => blob.getDataAsString(charset)) ?? attempt(() => blob.getDataAsString('UTF-8')) ?? '';
};

/** Nothing where the platform throws: its words say no more than that it is no base64, or no charset of its own. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
