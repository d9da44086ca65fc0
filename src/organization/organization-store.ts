/** Owns reading and changing the organization's record; a change is made under the script lock, on the newest value. */

import type { WithLock } from '../ports';
import type { SharedValue } from '../store/shared-value';
import { NEW_ORGANIZATION, type OrganizationRecord } from './organization-record';

export interface OrganizationStore {
  /** One storage call; what Home draws. */
  peek(): OrganizationRecord | undefined;
  readLatest(): OrganizationRecord | undefined;
  /** Returns the record after the change; nothing is written where `change` gives back what it was given. @throws store.busy */
  change(change: (record: OrganizationRecord) => OrganizationRecord): OrganizationRecord;
}

export function createOrganizationStore(deps: {
  value: SharedValue<OrganizationRecord>;
  withLock: WithLock;
}): OrganizationStore {
  return {
    peek: () => deps.value.peek(),
    readLatest: () => deps.value.readLatest(),
    change: (change) =>
      deps.withLock(() => {
        const before = deps.value.readLatest() ?? NEW_ORGANIZATION;
        const after = change(before);
        if (after === before) return before;
        const next = { ...after, revision: before.revision + 1 };
        deps.value.write(next);
        return next;
      }),
  };
}

/** The record without its failure. */
export function healed(record: OrganizationRecord): OrganizationRecord {
  const { failure: _failure, ...rest } = record;
  return rest;
}
