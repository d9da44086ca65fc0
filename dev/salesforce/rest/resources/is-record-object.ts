/** Owns telling whether an object that a path names is one whose records can be followed. */

import type { RestCall } from '../rest-call';

export function isRecordObject({ asking: { data, caller } }: RestCall, object: string): boolean {
  const all = data.describeAll(caller) as { name: string; replicateable: boolean }[];
  return all.some(({ name, replicateable }) => replicateable && name.toLowerCase() === object.toLowerCase());
}
