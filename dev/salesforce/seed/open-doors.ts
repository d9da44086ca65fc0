/** Owns the demo company's exceptions: accounts that a colleague was given, and a contact that is its owner's alone. */

import type { Planting } from './company';
import type { Account } from './sales';

export function putOpenDoors(planting: Planting, accounts: Account[]): void {
  const { put, owners } = planting;
  for (const account of accounts.slice(10, 16)) {
    const colleague = owners.find((owner) => owner !== account.ownerId)!;
    const given = {
      AccountId: account.id,
      UserOrGroupId: colleague,
      AccountAccessLevel: 'Read',
      RowCause: 'Manual',
    };
    put('AccountShare', given, { ownerId: account.ownerId, daysAgo: 3 });
  }
  const [ownerId] = owners;
  const alone = {
    FirstName: 'Nadia',
    LastName: 'Privat',
    Email: 'nadia.privat@own.example',
    Title: 'Adviser',
  };
  put('Contact', alone, { ownerId: ownerId!, daysAgo: 30 });
}
