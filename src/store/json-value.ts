/** Owns how a value lies in a property: JSON with a version, of a checked size, read through its owner's decoder. */

import { decode, decodeJson, type Decoder, record, whole } from '../decode';
import { AppError, causedBy, hasCode } from '../errors';

/** What a value is: the owner of the type writes this once, beside the type. */
export interface ValueKind<T> {
  /** Names the value in errors and logs, where its key would tell nobody anything. */
  readonly name: string;
  readonly version: number;
  readonly decoder: Decoder<T>;
}

/** A property value holds 9 KB (documented: facts/apps-script.md 2.1). */
const MAX_BYTES = 9 * 1024;

const envelope = record({ v: whole, d: (value) => value });

/** @throws store.full when the value is over 9 KB */
export function encodeValue<T>(kind: ValueKind<T>, value: T): string {
  return checkedSize(kind.name, JSON.stringify({ v: kind.version, d: value }));
}

/** @throws store.corrupt when the text is not such a value, or a newer version wrote it */
export function decodeValue<T>(kind: ValueKind<T>, text: string): T {
  try {
    const { v, d } = decodeJson('store.corrupt', envelope, text);
    if (v !== kind.version)
      throw new AppError('store.corrupt', 'an unknown version', { what: `version ${v}` });
    return decode('store.corrupt', kind.decoder, d);
  } catch (error) {
    if (!hasCode(error, 'store.corrupt')) throw error;
    throw causedBy(new AppError(error.code, error.message, { key: kind.name, ...error.facts }), error);
  }
}

/** Returns the text. @throws store.full */
export function checkedSize(name: string, text: string): string {
  const bytes = utf8Length(text);
  if (bytes > MAX_BYTES) throw new AppError('store.full', 'a value over 9 KB', { key: name, bytes });
  return text;
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
