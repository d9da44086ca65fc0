/**
 * Owns what was last read of the scope's groups: digests of the members, in parts that a digest's first letter
 * chooses, so that a run reads the head and one part whatever the groups' size.
 */

import { type Decoded, list, optional, record, text, whole } from '../decode';
import type { PropertyStore, Sha256 } from '../ports';
import { decodeValue, encodeValue, type ValueKind } from '../store/json-value';
import { type AddressDigest, addressDigest, type Keys } from '../store/keys';
import type { IsMember } from './scope';
import type { ScopeReading } from './scope-reading';

const head = record({
  /** The same number in head and parts: a run between two writes sees that they do not belong together. */
  edition: whole,
  parts: whole,
  members: whole,
  /** All accounts of the domain, in scope or not. */
  accounts: whole,
  /** Groups that the directory did not know. */
  unknownGroups: optional(list(text)),
  takenAtMs: whole,
  takenBy: text,
});

export type SnapshotHead = Decoded<typeof head>;

const HEAD: ValueKind<SnapshotHead> = { name: 'scope', version: 1, decoder: head };
const PART: ValueKind<{ edition: number; digests: string }> = {
  name: 'scope part',
  version: 1,
  decoder: record({ edition: whole, digests: text }),
};

const DIGEST_LENGTH = 8;
const DIGESTS_A_PART = 600;

/** Which part a digest lies in, when there are so many. */
function partOf(digest: AddressDigest, parts: number): number {
  let sum = 0;
  for (let at = 0; at < digest.length; at++) sum = (sum * 31 + digest.charCodeAt(at)) % 65_521;
  return 1 + (sum % parts);
}

function includes(digests: string, digest: AddressDigest): boolean {
  for (let at = 0; at < digests.length; at += DIGEST_LENGTH) if (digests.startsWith(digest, at)) return true;
  return false;
}

export interface ScopeSnapshot {
  head(): SnapshotHead | undefined;
  isMember: IsMember;
}

/** Reads through `read`, so that a bulk read of the store serves as well as single ones. */
export function readSnapshot(read: (key: string) => string | null, keys: Keys): ScopeSnapshot {
  const headText = read(keys.scope(0));
  const known = headText === null ? undefined : decodeValue(HEAD, headText);
  return {
    head: () => known,
    isMember(digest) {
      if (!known || known.parts === 0) return undefined;
      const partText = read(keys.scope(partOf(digest, known.parts)));
      const part = partText === null ? undefined : decodeValue(PART, partText);
      return part?.edition === known.edition ? includes(part.digests, digest) : undefined;
    },
  };
}

/** @throws store.full */
export function writeSnapshot(
  stores: { properties: PropertyStore; keys: Keys; sha256: Sha256 },
  reading: ScopeReading,
  taken: { atMs: number; by: string },
): void {
  const { properties, keys, sha256 } = stores;
  const before = readSnapshot((key) => properties.getProperty(key), keys).head();
  const edition = (before?.edition ?? 0) + 1;
  const digests = [...new Set((reading.addresses ?? []).map((address) => addressDigest(address, sha256)))];
  // No part at all where everyone is in scope: that says nothing of any group.
  const parts = reading.addresses ? Math.max(1, Math.ceil(digests.length / DIGESTS_A_PART)) : 0;
  const values: Record<string, string> = {};
  for (let part = 1; part <= parts; part++) {
    const own = digests.filter((digest) => partOf(digest, parts) === part).join('');
    values[keys.scope(part)] = encodeValue(PART, { edition, digests: own });
  }
  // Parts before head: a run in between keeps its last verdict.
  properties.setProperties(values);
  const { accounts, members, unknownGroups } = reading;
  const next = {
    edition,
    parts,
    members,
    accounts,
    takenAtMs: taken.atMs,
    takenBy: taken.by,
  };
  properties.setProperty(keys.scope(0), encodeValue(HEAD, { ...next, unknownGroups: [...unknownGroups] }));
  for (let part = parts + 1; part <= (before?.parts ?? 0); part++)
    properties.deleteProperty(keys.scope(part));
}
