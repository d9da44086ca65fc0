/** Owns a connect as these tests drive it: a service account that only Trunkline uses, at Acme's org. */

import type { Candidate } from '../../../src/oauth/complete-connect';
import { vet } from '../../../src/organization/connect';
import type { OrganizationRecord } from '../../../src/organization/organization-record';
import type { IsMember } from '../../../src/people/scope';
import { sha256 } from '../fakes';
import { ACME, organizationBench } from './organization-bench';
import { type OrgContents, type RestOrg, restOrg } from './rest-org';

export const SERVICE_ID = '005000000000009AAA';
export const ORG_ID = '00D000000000001EAA';

export const ORG: OrgContents = {
  organizationId: ORG_ID,
  name: 'Acme Corp',
  users: [{ Id: SERVICE_ID, Name: 'Trunkline Service', Username: 'service@acme.crm', Email: null }],
  permissions: {
    PermissionsApiEnabled: true,
    PermissionsViewAllData: true,
    PermissionsViewAllUsers: true,
    PermissionsActivitiesAccess: true,
    PermissionsEditTask: true,
    PermissionsEditEvent: true,
    PermissionsModifyAllData: false,
  },
  canCreateEmailMessage: true,
};

const CANDIDATE: Candidate = {
  environment: 'production',
  session: { accessToken: 'new-access-token', instanceUrl: 'https://acme.my.salesforce.com' },
  organizationId: ORG_ID,
  serviceUserId: SERVICE_ID,
  expectedOrganizationId: undefined,
  expiresAtMs: undefined,
};

export interface Connect {
  org?: OrgContents;
  candidate?: Partial<Candidate>;
  before?: OrganizationRecord;
  /** Google accounts, by address. */
  people?: Readonly<Record<string, string>>;
  leftOut?: readonly string[];
  /** Groups are in scope, and this says who is a member. */
  isMember?: IsMember;
  http?: RestOrg['http'];
}

/** `vet` looks at the candidate; what it returns is to be called once the connection is stored. */
export function connecting(connect: Connect) {
  const bench = organizationBench(connect.before);
  bench.settings.change((known) => ({
    ...known,
    leftOut: [...(connect.leftOut ?? [])],
    ...(connect.isMember ? { scopeKind: 'groups' as const, groups: ['sales@acme.example'] } : {}),
  }));
  const org = restOrg(connect.org ?? ORG);
  const deps = {
    http: connect.http ?? org.http,
    nowMs: bench.clock.nowMs,
    sha256,
    email: 'ada@acme.example',
    home: ACME,
    personNamed: (address: string) => connect.people?.[address],
    settings: () => bench.settings.read(),
    isMember: connect.isMember ?? (() => undefined),
    organization: bench.organization,
  };
  return { ...bench, org, vet: () => vet(deps, { ...CANDIDATE, ...connect.candidate }) };
}

/** The org with the service account's User row changed. */
export const withUser = (fields: Readonly<Record<string, unknown>>): OrgContents => ({
  ...ORG,
  users: [{ ...ORG.users[0], ...fields }],
});
