/** Owns who of a batch's addresses is whom in Salesforce, and which record counts where several bear an address. */

import { matchUser, type MatchQuestion, type UserMatch } from '../../people/salesforce-user';
import type { Matched, PersonRow } from '../../salesforce/mail-records';

export interface MatchedPerson {
  id: string;
  kind: 'contact' | 'lead' | 'user';
  accountId?: string;
}

export interface People {
  /** A contact or a lead; nothing for who is not in Salesforce. */
  outside(address: string): MatchedPerson | undefined;
  /** A user of Salesforce by the same rule as the runner. */
  inside(address: string): MatchedPerson | undefined;
  /** Whose mailbox it is. */
  runner: UserMatch;
  /** The one open opportunity of an account; nothing where there is none, or more than one. */
  onlyOpportunity(accountId: string): string | undefined;
}

export function createPeople(matched: Matched, runner: MatchQuestion): People {
  const own = matchUser(matched.users, runner);
  const runnerId = own.kind === 'found' ? own.id : undefined;
  const contacts = grouped(matched.contacts, ({ email }) => email);
  const leads = grouped(matched.leads, ({ email }) => email);
  const opportunities = grouped(matched.openOpportunities, ({ accountId }) => accountId);
  const users = new Map<string, MatchedPerson | undefined>();

  function outside(address: string): MatchedPerson | undefined {
    const contact = chosen(contacts.get(address) ?? [], runnerId);
    if (contact) return person('contact', contact);
    const lead = chosen(leads.get(address) ?? [], runnerId);
    return lead && person('lead', lead);
  }

  function inside(address: string): MatchedPerson | undefined {
    if (!users.has(address)) {
      const match = matchUser(matched.users, { ...runner, address });
      users.set(address, match.kind === 'found' ? { kind: 'user', id: match.id } : undefined);
    }
    return users.get(address);
  }

  return {
    outside,
    inside,
    runner: own,
    onlyOpportunity(accountId) {
      const open = opportunities.get(accountId) ?? [];
      return open.length === 1 ? open[0]?.id : undefined;
    },
  };
}

/**
 * The rule "own first, then newest": of the records with one address the runner's own, and of those the newest.
 * Contacts are looked at before leads. The id decides between two of the same moment, so that every run chooses alike.
 */
export function chosen(rows: readonly PersonRow[], runnerId: string | undefined): PersonRow | undefined {
  const isOwn = ({ ownerId }: PersonRow) => (runnerId !== undefined && ownerId === runnerId ? 1 : 0);
  return [...rows].sort(
    (one, other) =>
      isOwn(other) - isOwn(one) || other.createdAtMs - one.createdAtMs || (one.id < other.id ? -1 : 1),
  )[0];
}

function person(kind: 'contact' | 'lead', { id, accountId }: PersonRow): MatchedPerson {
  return { id, kind, ...(accountId === undefined ? {} : { accountId }) };
}

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
