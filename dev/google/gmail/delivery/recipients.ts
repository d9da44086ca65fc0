/** Owns whom a mail reaches: addresses of its headers, groups expanded, and only people of the domain. */

import parseAddresses from 'nodemailer/lib/addressparser';
import type { Address } from '../shapes';

/** What delivery needs to know of the domain. */
export interface Directory {
  person(email: string): { email: string; name: string } | undefined;
  group(email: string): { members: string[] } | undefined;
}

/** The mailboxes in a header's list of addresses; a part that is none is left out. */
export function addressesIn(header: string): Address[] {
  return parseAddresses(header, { flatten: true }).filter(({ address }) => /^[^\s@]+@[^\s@]+$/.test(address));
}

/** People of the domain behind these addresses, each once, groups within groups too. */
export function peopleBehind(addresses: readonly string[], directory: Directory): string[] {
  const seen = new Set<string>();
  const people = new Set<string>();
  const visit = (address: string): void => {
    const email = address.toLowerCase();
    if (seen.has(email)) return;
    seen.add(email);
    const person = directory.person(email);
    if (person) people.add(person.email);
    directory.group(email)?.members.forEach(visit);
  };
  addresses.forEach(visit);
  return [...people];
}
