/** Owns composing who calls, and where what is theirs lies. */

import { createDirectory } from '../google/directory';
import { createPendingStore } from '../oauth/pending-connect';
import { createOrganizationStore } from '../organization/organization-store';
import { findPlace } from '../organization/place';
import { viewOf } from '../organization/state';
import type { Person } from '../people/scope';
import { callerEmail, googleAccessToken } from '../runtime/caller';
import { http } from '../runtime/http';
import { sha256 } from '../runtime/secrets';
import { createStores } from '../runtime/stores';
import { addressDigest } from '../store/keys';
import { createMailStore } from '../sync/mail/mail-state';
import { createUserStore } from '../sync/user-record';
import { once } from './lazily';

export const nowMs = () => Date.now();

export type CallerParts = ReturnType<typeof createCallerParts>;

export function createCallerParts() {
  const stores = once(createStores);
  const email = once(callerEmail);
  const person = once((): Person => ({ address: email(), digest: addressDigest(email(), sha256) }));
  const mine = once(() => createUserStore(stores().mine, stores().withMyLock));
  const myValues = once(() => stores().mine.getProperties());
  const myRecord = once(() => mine().readIn(myValues()));
  const place = once(() => {
    const { domain, domainCache } = stores();
    const found = findPlace({ properties: domain, cache: domainCache, sha256 }, email(), myRecord().domain);
    const { newHome } = found;
    if (newHome !== undefined) mine().change((record) => ({ ...record, domain: newHome }));
    return found;
  });
  const organizationStore = once(() =>
    createOrganizationStore({ value: place().value, withLock: stores().withDomainLock }),
  );
  const directory = once(() => createDirectory({ http, accessToken: googleAccessToken }));
  return {
    stores,
    person,
    mine,
    /** One bulk read of the caller's own store, once an execution. */
    myValues,
    /** The caller's mail as this execution knows it: what it found, and what it has saved since. */
    mailStore: once(() => createMailStore(stores().mine, myValues())),
    /** The user's own record as it was when this execution first looked; with `myAttempt` one storage call. */
    myRecord,
    /** The caller's connect that is in progress, or that has ended without success. */
    myAttempt: () => createPendingStore(stores().mine).readIn(myValues()),
    keys: () => place().keys,
    organizationStore,
    /** The organization as it was when this execution first looked: one storage call at most. */
    organization: once(() => viewOf(place().organization, nowMs())),
    /** The organization as it is now, after what the handler has done. */
    organizationNow: () => viewOf(organizationStore().readLatest(), nowMs()),
    directory,
  };
}
