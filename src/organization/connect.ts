/** Owns what a new sign-in must show before it becomes the domain's connection. */

import { AppError } from '../errors';
import type { Candidate } from '../oauth/complete-connect';
import { hostOf } from '../oauth/hosts';
import { addressesOf } from '../people/salesforce-user';
import { isInScope, type IsMember } from '../people/scope';
import type { Http, Now, Sha256 } from '../ports';
import { createSalesforceClient } from '../salesforce/client';
import { readKeyField } from '../salesforce/key-field';
import { createSalesforceRecords, type SalesforceUser } from '../salesforce/records';
import { addressDigest, type Domain } from '../store/keys';
import type { Connected } from './organization-record';
import { healed, type OrganizationStore } from './organization-store';
import { lookAtPermissions } from './preflight';
import { scopeOf, type Settings } from './settings';

export interface VetDeps {
  http: Http;
  nowMs: Now;
  sha256: Sha256;
  /** The admin who connects. */
  email: string;
  /** The installation's own. */
  home: Domain;
  /** The name of the Google account with this address, where there is one. */
  personNamed: (address: string) => string | undefined;
  settings: () => Settings;
  isMember: IsMember;
  organization: OrganizationStore;
}

/**
 * Returns what is to be written once the connection is stored.
 *
 * Missing permissions do not refuse the account: they are stored and shown, and only what needs them stays off.
 *
 * @throws auth.person_account, auth.other_organization, auth.host_refused, salesforce.*
 */
export function vet(deps: VetDeps, candidate: Candidate): () => void {
  const client = createSalesforceClient({ http: deps.http, credentials: fixed(candidate.session) });
  const records = createSalesforceRecords(client);
  const user = records.userById(candidate.serviceUserId);
  if (!user)
    throw new AppError('http.bad_response', 'no such user', { what: 'the signed-in user is not there' });
  const { id, name } = records.organization();
  if (id !== candidate.organizationId)
    throw new AppError('auth.host_refused', 'two ids', { what: 'organization id' });
  refuseOtherOrganization(deps, candidate, name);
  refusePerson(deps, candidate, user);
  const connected: Connected = {
    environment: candidate.environment,
    organizationId: id,
    name,
    host: hostOf(candidate.session.instanceUrl),
    serviceUser: { id: user.id, name: user.name, username: user.username },
    by: deps.email,
    atMs: deps.nowMs(),
    ...(candidate.expiresAtMs === undefined ? {} : { expiresAtMs: candidate.expiresAtMs }),
    permissions: lookAtPermissions(records),
    checkedAtMs: deps.nowMs(),
  };
  // Where EmailMessage is there the first run looks; where it is not, the card is to say at once what mail becomes.
  const hasEmail = connected.permissions.some(
    ({ name, present }) => name === 'createEmailMessage' && present,
  );
  const keyField = hasEmail ? undefined : { ...readKeyField(client), lookedAtMs: deps.nowMs() };
  return () =>
    void deps.organization.change(({ keyField: _former, ...record }) => ({
      ...healed(record),
      connected,
      ...(keyField ? { keyField } : {}),
      lastSuccessAtMs: deps.nowMs(),
    }));
}

/** A candidate's token is not stored, so it cannot be renewed either. */
function fixed(session: Candidate['session']) {
  return {
    current: () => session,
    renewed: (): never => {
      throw new AppError('salesforce.session_refused', 'a new token that does not work', {
        words: 'Salesforce does not take the token that it has just given',
      });
    },
  };
}

function refuseOtherOrganization(deps: VetDeps, candidate: Candidate, name: string): void {
  const known = deps.organization.readLatest()?.connected;
  const found = candidate.organizationId;
  if (!known || known.organizationId === found || candidate.expectedOrganizationId === found) return;
  throw new AppError('auth.other_organization', 'another organization', { name, found });
}

/** The account must be a service's alone: none that a person in scope would be matched to. */
function refusePerson(deps: VetDeps, candidate: Candidate, user: SalesforceUser): void {
  const scope = scopeOf(deps.settings(), deps.home);
  for (const address of addressesOf(user, candidate.environment)) {
    if (!scope.domains.some((domain) => address.endsWith(`@${domain}`))) continue;
    const name = deps.personNamed(address);
    if (name === undefined) continue;
    const inScope = isInScope(scope, { address, digest: addressDigest(address, deps.sha256) }, deps.isMember);
    if (inScope === false) continue;
    throw new AppError('auth.person_account', 'the account of a person', { address, name });
  }
}
