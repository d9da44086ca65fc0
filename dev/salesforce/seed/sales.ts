/** Owns the demo company's customers: accounts, contacts, leads, opportunities with contact roles, cases, shares. */

import {
  CASE_PRIORITIES,
  CASE_STATUSES,
  CONTACT_ROLES,
  LEAD_SOURCES,
  LEAD_STATUSES,
  OPPORTUNITY_STAGES,
} from '../schema/picklists';
import type { Row } from '../storage/rows';
import type { Planting } from './company';
import { putOpenDoors } from './open-doors';
import {
  CASES,
  CITIES,
  COMPANY_KINDS,
  COMPANY_NAMES,
  CORRESPONDENTS,
  DEALS,
  FIRST_NAMES,
  LAST_NAMES,
  TITLES,
} from './words';

export interface Account {
  id: string;
  name: string;
  domain: string;
  ownerId: string;
  contactIds: string[];
  opportunityIds: string[];
}

export interface Sales {
  accounts: Account[];
  leadIds: string[];
  caseIds: string[];
}

const ACCOUNTS = 65;
const CONTACTS_PER_ACCOUNT = 5;
const LEADS = 104;

export function putSales(planting: Planting): Sales {
  const known = CORRESPONDENTS.slice(0, -1);
  const accounts = Array.from({ length: ACCOUNTS }, (_, n) => putAccount(planting, n, known[n]?.company));
  accounts.forEach((account, n) => putContacts(planting, account, known[n]));
  for (const account of accounts) putOpportunities(planting, account);
  putOpenDoors(planting, accounts);
  return { accounts, leadIds: putLeads(planting), caseIds: putCases(planting, accounts) };
}

function putAccount(planting: Planting, n: number, knownName: string | undefined): Account {
  const { pick, put, random, owners } = planting;
  const kind = COMPANY_KINDS[n % COMPANY_KINDS.length]!;
  const name = knownName ?? `${COMPANY_NAMES[n % COMPANY_NAMES.length]} ${kind.suffix}`;
  const word = name.split(' ')[0]!.toLowerCase();
  const domain = `${word}.example`;
  const { city, country, code } = pick(CITIES);
  const ownerId = owners[n % owners.length]!;
  const id = put(
    'Account',
    {
      Name: name,
      Type: n % 3 === 0 ? 'Prospect' : 'Customer - Direct',
      Industry: kind.industry,
      Phone: phone(planting),
      Website: `https://www.${domain}`,
      BillingStreet: `${pick(LAST_NAMES)}straat ${1 + random.below(90)}`,
      BillingCity: city,
      BillingPostalCode: code,
      BillingCountry: country,
      AnnualRevenue: (1 + random.below(400)) * 250_000,
      NumberOfEmployees: 10 + random.below(4000),
      Rating: pick(['Hot', 'Warm', 'Cold']),
    },
    { ownerId, daysAgo: 200 + random.below(500) },
  );
  return { id, name, domain, ownerId, contactIds: [], opportunityIds: [] };
}

const phone = ({ random }: Planting) => `+49 40 ${String(100_000 + random.below(899_999))}`;

function person({ pick }: Planting): { first: string; last: string } {
  return { first: pick(FIRST_NAMES), last: pick(LAST_NAMES) };
}

const address = (first: string, last: string, domain: string) =>
  `${first}.${last}@${domain}`.toLowerCase().replace(/[^a-z0-9.@-]/g, '');

function putContacts(
  planting: Planting,
  account: Account,
  known: (typeof CORRESPONDENTS)[number] | undefined,
): void {
  const { pick, put, random } = planting;
  for (let n = 0; n < CONTACTS_PER_ACCOUNT; n++) {
    const own = n === 0 ? known : undefined;
    const { first, last } = own ?? person(planting);
    const given: Row = {
      AccountId: account.id,
      FirstName: first,
      LastName: last,
      Email: own?.email ?? address(first, last, account.domain),
      Title: own?.title ?? pick(TITLES),
      Phone: phone(planting),
      LeadSource: pick(LEAD_SOURCES).value,
    };
    const made = { ownerId: account.ownerId, daysAgo: 10 + random.below(180) };
    account.contactIds.push(put('Contact', given, made));
  }
}

function putOpportunities(planting: Planting, account: Account): void {
  const { pick, put, random, day } = planting;
  for (let n = 0; n < 2; n++) {
    const isOpen = n === 0 || random.below(3) > 0;
    const stages = OPPORTUNITY_STAGES.filter(({ means }) => (means?.['IsClosed'] === true) !== isOpen);
    const ownerId = random.below(5) === 0 ? pick(planting.owners) : account.ownerId;
    const daysAgo = 5 + random.below(120);
    const id = put(
      'Opportunity',
      {
        AccountId: account.id,
        Name: `${account.name} – ${pick(DEALS)}`,
        StageName: pick(stages).value,
        Amount: (1 + random.below(90)) * 5000,
        CloseDate: day(isOpen ? 5 + random.below(110) : -random.below(90)),
        Type: pick(['Existing Business', 'New Business']),
      },
      { ownerId, daysAgo },
    );
    account.opportunityIds.push(id);
    for (const [place, ContactId] of account.contactIds.slice(n, n + 2).entries())
      put(
        'OpportunityContactRole',
        { OpportunityId: id, ContactId, Role: pick(CONTACT_ROLES).value, IsPrimary: place === 0 ? 1 : 0 },
        { ownerId, daysAgo },
      );
  }
}

function putLeads(planting: Planting): string[] {
  const { pick, put, random, owners } = planting;
  const known = CORRESPONDENTS.at(-1)!;
  return Array.from({ length: LEADS }, (_, n) => {
    const own = n === 0 ? known : undefined;
    const { first, last } = own ?? person(planting);
    const company = own?.company ?? `${pick(LAST_NAMES)} & ${pick(LAST_NAMES)}`;
    const domain = `${company.toLowerCase().replace(/[^a-z]+/g, '-')}.example`;
    const given: Row = {
      FirstName: first,
      LastName: last,
      Company: company,
      Email: own?.email ?? address(first, last, domain),
      Title: own?.title ?? pick(TITLES),
      Phone: phone(planting),
      Status: pick(LEAD_STATUSES.filter(({ means }) => means?.['converted'] !== true)).value,
      LeadSource: pick(LEAD_SOURCES).value,
      Industry: pick(COMPANY_KINDS).industry,
    };
    return put('Lead', given, { ownerId: owners[n % owners.length]!, daysAgo: random.below(90) });
  });
}

function putCases(planting: Planting, accounts: Account[]): string[] {
  const { pick, put, random, owners } = planting;
  return accounts.slice(0, 40).map((account, n) => {
    const status = pick(CASE_STATUSES);
    const given: Row = {
      CaseNumber: String(1000 + n).padStart(8, '0'),
      AccountId: account.id,
      ContactId: account.contactIds[0]!,
      Subject: pick(CASES),
      Status: status.value,
      Priority: pick(CASE_PRIORITIES).value,
      Origin: pick(['Phone', 'Email', 'Web']),
    };
    return put('Case', given, { ownerId: owners.at(-1 - (n % 2))!, daysAgo: random.below(60) });
  });
}
