/** Owns making the people of a corpus contacts and leads of the simulated org, so that their mail has somewhere to go. */

import type { OrgClient } from '../host/org-client';

export type Share = 'all' | 'half' | 'none';

export interface SeededPeople {
  contacts: number;
  leads: number;
  /** Salesforce takes no such address. */
  refused: number;
}

const INSIDE = /@(.*\.)?acme(-labs)?\.example$/;
const TOGETHER = 200;
const ACCOUNTS = 20;
/** Every tenth is a lead, the others contacts. */
const LEAD_EVERY = 10;
const MOST_NAME = 80;

/** Of the addresses outside the demo company all, every second or none. */
export async function seedPeople(
  org: OrgClient,
  addresses: readonly string[],
  share: Share,
): Promise<SeededPeople> {
  const outside = addresses.filter((address) => !INSIDE.test(address));
  const chosen = outside.filter((_address, n) => share === 'all' || (share === 'half' && n % 2 === 0));
  if (chosen.length === 0) return { contacts: 0, leads: 0, refused: 0 };
  const accounts = Array.from({ length: ACCOUNTS }, (_, n) => ({ Name: `Correspondents ${n + 1}` }));
  const accountIds = await org.create('Account', accounts);
  const isLead = (n: number) => n % LEAD_EVERY === LEAD_EVERY - 1;
  const leads = chosen.filter((_address, n) => isLead(n)).map((Email) => leadOf(Email));
  const contacts = chosen
    .filter((_address, n) => !isLead(n))
    .map((Email, n) => ({ LastName: nameOf(Email), Email, AccountId: accountIds[n % accountIds.length]! }));
  const made = {
    contacts: await createAll(org, 'Contact', contacts),
    leads: await createAll(org, 'Lead', leads),
  };
  return { ...made, refused: chosen.length - made.contacts - made.leads };
}

function leadOf(Email: string): Record<string, string> {
  return {
    LastName: nameOf(Email),
    Email,
    Company: Email.slice(Email.lastIndexOf('@') + 1).slice(0, MOST_NAME),
  };
}

function nameOf(address: string): string {
  return address.slice(0, Math.min(address.lastIndexOf('@'), MOST_NAME));
}

async function createAll(
  org: OrgClient,
  object: string,
  records: readonly Record<string, string>[],
): Promise<number> {
  let made = 0;
  for (let at = 0; at < records.length; at += TOGETHER)
    made += (await org.create(object, records.slice(at, at + TOGETHER))).length;
  return made;
}
