/** Owns the one mail that tells the admins of a lost or blocked connection: once a loss, whoever learns of it. */

import type { OrganizationRecord } from '../organization/organization-record';
import type { OrganizationStore } from '../organization/organization-store';
import type { Settings } from '../organization/settings';
import type { SendMail, ValueCache } from '../ports';
import type { Keys } from '../store/keys';
import { lossNotice } from '../text/loss-notice';

export interface NoticeDeps {
  organization: OrganizationStore;
  settings: () => Settings;
  sendMail: SendMail;
  /** The script's cache: a second sign of the claim, should the property be read in its old state. */
  cache: ValueCache;
  keys: Pick<Keys, 'notice'>;
  /** In which the mail writes its times. */
  timeZone: string;
}

const CLAIM_SECONDS = 21_600;

/**
 * Claims the notice under the lock, then mails. A claim whose mail fails is given back, so that the next run tries.
 *
 * @throws store.busy, and what sending throws
 */
export function tellOfLoss(deps: NoticeDeps): void {
  const known = deps.organization.peek();
  if (!isDue(known)) return;
  const claimed = claim(deps);
  if (!claimed?.connected || !claimed.failure) return;
  let isSent = false;
  try {
    const to = recipients(claimed.connected.by, deps.settings());
    const facts = { name: claimed.connected.name, failure: claimed.failure, timeZone: deps.timeZone };
    deps.sendMail({ to, ...lossNotice(facts) });
    isSent = true;
  } finally {
    if (!isSent) giveBack(deps, claimed.failure.generation);
  }
}

function isDue(record: OrganizationRecord | undefined): record is OrganizationRecord {
  const { failure, noticeGeneration } = record ?? {};
  return failure !== undefined && failure.kind !== 'unreachable' && noticeGeneration !== failure.generation;
}

function claim(deps: NoticeDeps): OrganizationRecord | undefined {
  let claimed: OrganizationRecord | undefined;
  deps.organization.change((record) => {
    if (!isDue(record) || !record.failure) return record;
    const { generation } = record.failure;
    if (deps.cache.get(deps.keys.notice(generation)) !== null) return record;
    deps.cache.put(deps.keys.notice(generation), 'claimed', CLAIM_SECONDS);
    claimed = record;
    return { ...record, noticeGeneration: generation };
  });
  return claimed;
}

function giveBack(deps: NoticeDeps, generation: number): void {
  deps.organization.change((record) => {
    deps.cache.remove(deps.keys.notice(generation));
    if (record.noticeGeneration !== generation) return record;
    const { noticeGeneration: _claimed, ...rest } = record;
    return rest;
  });
}

/** Those whom the domain has named, and whoever connected. */
function recipients(connectedBy: string, settings: Settings): string[] {
  return [...new Set([connectedBy, ...settings.admins])];
}
