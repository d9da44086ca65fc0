/** Owns the demo company: one Google domain and its two Salesforce orgs, as data, under named seeds. */

import { CANARY } from './canary';

export interface PersonSeed {
  email: string;
  name: string;
  /** Google Workspace super admin. */
  admin?: boolean;
  /** Whether a Salesforce user exists for this person; `twice` makes the mapping ambiguous. */
  salesforce: 'yes' | 'no' | 'twice';
}

export interface GroupSeed {
  email: string;
  name: string;
  /** Addresses of people or of other groups. */
  members: string[];
}

export interface SalesforceUserSeed {
  username: string;
  password: string;
  name: string;
  email: string;
  federationIdentifier?: string;
  /** Names of PermissionSet fields without the prefix, for instance `ViewAllData`. */
  permissions: string[];
  role: 'person' | 'service' | 'admin';
}

export interface AppSeed {
  name: string;
  consumerKey: string;
  consumerSecret: string;
  callbackUrls: string[];
  scopes: string[];
}

export interface OrgSeed {
  org: 'production' | 'sandbox';
  name: string;
  /** 15 characters, starts with `00D`. */
  organizationId: string;
  /** For instance `acme.my.salesforce.com`. */
  myDomain: string;
  instanceName: string;
  users: SalesforceUserSeed[];
  app: AppSeed;
}

export interface Scenario {
  domain: string;
  /** Further domains of the same Google customer. */
  secondaryDomains: string[];
  people: PersonSeed[];
  /** Google accounts of no Workspace domain; the directory knows none of them. */
  guests: PersonSeed[];
  groups: GroupSeed[];
  orgs: OrgSeed[];
}

export const SCENARIO_NAMES = ['demo', 'large-domain'] as const;
export type ScenarioName = (typeof SCENARIO_NAMES)[number];

const DOMAIN = 'acme.example';

const PEOPLE: PersonSeed[] = [
  { email: `dana@${DOMAIN}`, name: 'Dana Whitfield', admin: true, salesforce: 'yes' },
  { email: `omar@${DOMAIN}`, name: 'Omar Haddad', salesforce: 'yes' },
  { email: `mia@${DOMAIN}`, name: 'Mia Larsen', salesforce: 'yes' },
  { email: `jonas@${DOMAIN}`, name: 'Jonas Weber', salesforce: 'yes' },
  { email: `priya@${DOMAIN}`, name: 'Priya Nair', salesforce: 'yes' },
  { email: `tom@${DOMAIN}`, name: 'Tom Okafor', salesforce: 'yes' },
  { email: `lucia@${DOMAIN}`, name: 'Lucía Ortega', salesforce: 'yes' },
  { email: `ben@${DOMAIN}`, name: 'Ben Achterberg', salesforce: 'yes' },
  { email: `ruth@${DOMAIN}`, name: 'Ruth Feldman', salesforce: 'no' },
  { email: `sam@${DOMAIN}`, name: 'Sam Whitlock', salesforce: 'twice' },
  { email: 'noor@acme-labs.example', name: 'Noor Jansen', salesforce: 'yes' },
];

const GUESTS: PersonSeed[] = [{ email: 'pat@gmail.com', name: 'Pat Quinn', salesforce: 'no' }];

const GROUPS: GroupSeed[] = [
  {
    email: `sales@${DOMAIN}`,
    name: 'Sales',
    members: [`mia@${DOMAIN}`, `jonas@${DOMAIN}`, `emea-sales@${DOMAIN}`],
  },
  { email: `emea-sales@${DOMAIN}`, name: 'EMEA sales', members: [`priya@${DOMAIN}`, `tom@${DOMAIN}`] },
  { email: `support@${DOMAIN}`, name: 'Support', members: [`lucia@${DOMAIN}`, `ben@${DOMAIN}`] },
];

/** What the permission set in `salesforce/` grants, as PermissionSet fields. */
const SERVICE_PERMISSIONS = [
  'ApiEnabled',
  'ViewAllData',
  'ViewAllUsers',
  'ActivitiesAccess',
  'EditTask',
  'EditEvent',
];

/** Returns the named company. `scriptId` is the one that the callback address carries. */
export function scenario(name: ScenarioName, scriptId: string): Scenario {
  const people = name === 'large-domain' ? [...PEOPLE, ...crowd(1200)] : PEOPLE;
  const callback = `https://script.google.com/macros/d/${scriptId}/usercallback`;
  return {
    domain: DOMAIN,
    secondaryDomains: ['acme-labs.example'],
    people,
    guests: GUESTS,
    groups: GROUPS,
    orgs: [production(people, callback), sandbox(people, callback)],
  };
}

function crowd(count: number): PersonSeed[] {
  return Array.from({ length: count }, (_, n) => {
    const number = String(n + 1).padStart(4, '0');
    return { email: `person${number}@${DOMAIN}`, name: `Person ${number}`, salesforce: 'yes' as const };
  });
}

function production(people: PersonSeed[], callback: string): OrgSeed {
  return {
    org: 'production',
    name: 'Acme Corp',
    organizationId: '00DHp000001gPLa',
    myDomain: 'acme.my.salesforce.com',
    instanceName: 'EU47',
    users: [serviceUser(''), salesforceAdmin(''), ...people.flatMap((person) => usersOf(person, ''))],
    app: app('3MVG9pRodUctIoNtRuNkLiNe', callback),
  };
}

/** A sandbox has its own app, user names with its name behind, and e-mail addresses that reach nobody. */
function sandbox(people: PersonSeed[], callback: string): OrgSeed {
  return {
    org: 'sandbox',
    name: 'Acme Corp',
    organizationId: '00DVf000002kQMb',
    myDomain: 'acme--uat.sandbox.my.salesforce.com',
    instanceName: 'EU45S',
    users: [
      serviceUser('.uat'),
      salesforceAdmin('.uat'),
      ...people.flatMap((person) => usersOf(person, '.uat')),
    ],
    app: app('3MVG9sAnDbOxTrUnKlInE', callback),
  };
}

function app(keyStart: string, callback: string): AppSeed {
  return {
    name: 'Trunkline',
    consumerKey: `${keyStart}_9vH2Qz7bWm4Xk1Yc8Rt5Nd3Lf6Gs0Pj`,
    consumerSecret: `${CANARY}A71C0FFEE5A1E5F0RCE${keyStart.length}D0D0CAFE`,
    callbackUrls: [callback],
    scopes: ['api', 'refresh_token'],
  };
}

function serviceUser(suffix: string): SalesforceUserSeed {
  return {
    username: `trunkline.service@${DOMAIN}${suffix}`,
    password: 'service-demo',
    name: 'Trunkline Service',
    email: `crm-operations@${DOMAIN}${suffix && '.invalid'}`,
    permissions: SERVICE_PERMISSIONS,
    role: 'service',
  };
}

function salesforceAdmin(suffix: string): SalesforceUserSeed {
  return {
    username: `sfadmin@${DOMAIN}${suffix}`,
    password: 'admin-demo',
    name: 'Org Administrator',
    email: `sfadmin@${DOMAIN}${suffix && '.invalid'}`,
    permissions: [...SERVICE_PERMISSIONS, 'ModifyAllData'],
    role: 'admin',
  };
}

function usersOf(person: PersonSeed, suffix: string): SalesforceUserSeed[] {
  if (person.salesforce === 'no') return [];
  const one: SalesforceUserSeed = {
    username: `${person.email}${suffix}`,
    password: 'person-demo',
    name: person.name,
    email: `${person.email}${suffix && '.invalid'}`,
    permissions: ['ApiEnabled', 'EditTask', 'EditEvent', 'ActivitiesAccess'],
    role: 'person',
  };
  return person.salesforce === 'twice' ? [one, { ...one, username: `second.${one.username}` }] : [one];
}
