/** Owns a list that is too long for one property: JSON lists of checked size under numbered keys. */

import { decodeJson, type Decoder, list, record, whole } from '../decode';
import { AppError, causedBy, hasCode } from '../errors';

export interface ListKind<T> {
  /** The first part of its keys: `q` lies in `q.0`, `q.1` and so on. */
  readonly name: string;
  readonly version: number;
  readonly item: Decoder<T>;
}

/** A property value holds 9 KB; lists are parted at 8,000 characters of escaped JSON (facts/quality.md A1). */
const SHARD_LENGTH = 8_000;

/** @throws store.corrupt */
export function listIn<T>(kind: ListKind<T>, values: Readonly<Record<string, string>>): T[] {
  const items: T[] = [];
  for (let n = 0; ; n++) {
    const text = values[`${kind.name}.${n}`];
    if (text === undefined) return items;
    items.push(...shardOf(kind, text));
  }
}

function shardOf<T>({ name, version, item }: ListKind<T>, text: string): T[] {
  try {
    const { v, d } = decodeJson('store.corrupt', record({ v: whole, d: list(item) }), text);
    if (v !== version) throw new AppError('store.corrupt', 'an unknown version', { what: `version ${v}` });
    return d;
  } catch (error) {
    if (!hasCode(error, 'store.corrupt')) throw error;
    throw causedBy(new AppError(error.code, error.message, { key: name, ...error.facts }), error);
  }
}

/** The texts by key. A shard of before that is no longer needed becomes an empty one, so that one write does it all. */
export function listTexts<T>(
  { name, version }: ListKind<T>,
  items: readonly T[],
  before: Readonly<Record<string, string>>,
): Record<string, string> {
  const texts: Record<string, string> = {};
  let shards = 0;
  const put = (parts: readonly string[]) => {
    texts[`${name}.${shards}`] = `{"v":${version},"d":[${parts.join(',')}]}`;
    shards++;
  };
  let parts: string[] = [];
  let length = 0;
  for (const one of items) {
    const text = ascii(JSON.stringify(one));
    if (length + text.length > SHARD_LENGTH && parts.length > 0) {
      put(parts);
      parts = [];
      length = 0;
    }
    parts.push(text);
    length += text.length + 1;
  }
  if (parts.length > 0) put(parts);
  while (before[`${name}.${shards}`] !== undefined) put([]);
  return texts;
}

/** What an item takes of a store, in bytes. */
export function bytesInList(item: unknown): number {
  return ascii(JSON.stringify(item)).length + 1;
}

/** So that a character is a byte. */
function ascii(json: string): string {
  return json.replace(
    /[\u0080-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
