/** Owns Utilities' base64: text is UTF-8 unless told, and the web-safe alphabet is RFC 4648's (documented). */

import { type SignedBytes, byteArray, fromBase64, toBase64, utf8Bytes } from '../bytes';
import { checkArguments, exception } from '../strict';
import { bytesIn, CHARSET } from './charsets';

type Charset = GoogleAppsScript.Utilities.Charset;
type Data = SignedBytes | string;

function checkData(name: string, args: ArrayLike<unknown>): void {
  checkArguments(`Utilities.${name}`, args, ['String'], ['Array'], ['String', CHARSET.kind]);
}

function dataBytes(data: Data, charset: Charset | undefined): SignedBytes {
  if (typeof data !== 'string') return byteArray(data);
  return charset === undefined ? utf8Bytes(data) : bytesIn(charset, data);
}

/** Without its padding a text is read too, as Google's own sample for identity tokens does (documented). */
function decoded(encoded: string): SignedBytes {
  const bytes = fromBase64(encoded);
  // Words: seen.
  if (!bytes) throw exception('Could not decode string.');
  return bytes;
}

const toWebSafe = (text: string): string => text.replace(/\+/g, '-').replace(/\//g, '_');
const fromWebSafe = (text: string): string => text.replace(/-/g, '+').replace(/_/g, '/');

export function base64Encode(data: Data, charset?: Charset): string {
  checkData('base64Encode', arguments);
  return toBase64(dataBytes(data, charset));
}

export function base64EncodeWebSafe(data: Data, charset?: Charset): string {
  checkData('base64EncodeWebSafe', arguments);
  return toWebSafe(toBase64(dataBytes(data, charset)));
}

/** The charset changes nothing: the answer is bytes (assumed). */
export function base64Decode(encoded: string, _charset?: Charset): SignedBytes {
  checkArguments('Utilities.base64Decode', arguments, ['String'], ['String', CHARSET.kind]);
  return decoded(encoded);
}

export function base64DecodeWebSafe(encoded: string, _charset?: Charset): SignedBytes {
  checkArguments('Utilities.base64DecodeWebSafe', arguments, ['String'], ['String', CHARSET.kind]);
  return decoded(fromWebSafe(encoded));
}
