/** Owns which mail no person wrote to another: by what its headers say, never by what its sender is called. */

import type { Headers } from './headers';

/** The headers that are looked at, lower case. */
export const AUTOMATED_HEADERS = [
  'list-id',
  'list-post',
  'list-unsubscribe',
  'list-unsubscribe-post',
  'auto-submitted',
  'precedence',
  'x-auto-response-suppress',
  'return-path',
] as const;

type Value = (name: (typeof AUTOMATED_HEADERS)[number]) => string;

/** A list's, sent by a machine, or in bulk. */
export function isAutomated(headers: Headers, mimeType: string): boolean {
  const value: Value = (name) => (headers.first(name) ?? '').toLowerCase();
  return isBulk(value) || isMachines(value) || mimeType.toLowerCase() === 'multipart/report';
}

function isBulk(value: Value): boolean {
  // RFC 2919 and RFC 2369: only lists have these.
  if (value('list-id') !== '' || value('list-post') !== '') return true;
  // RFC 8058: the pair that Gmail demands of whoever sends in bulk; the first alone stands on single persons' mail too.
  if (value('list-unsubscribe') !== '' && value('list-unsubscribe-post') !== '') return true;
  // RFC 2076.
  return /^(bulk|list|junk)\b/.test(value('precedence'));
}

function isMachines(value: Value): boolean {
  const submitted = value('auto-submitted');
  // RFC 3834: anything but `no`, which may have a comment or parameters behind it.
  if (submitted !== '' && !/^no(?![\w-])/.test(submitted)) return true;
  // MS-OXCMAIL: set by machines, so that machines do not answer.
  const suppressed = value('x-auto-response-suppress');
  if (suppressed !== '' && suppressed !== 'none') return true;
  // RFC 5321, 4.5.5: notices of delivery have no way back.
  return /^<\s*>$/.test(value('return-path'));
}
