/** Owns asking, for an admin who looks at one user, which Salesforce user is theirs. */

import { isAppError } from '../errors';
import { isUsable, type OrganizationView } from '../organization/state';
import { findSalesforceUser, type UserMatch } from '../people/salesforce-user';
import type { SalesforceRecords } from '../salesforce/records';

/** Nothing while the connection does not work; that it fails now is no reason to show an admin nothing at all. */
export function findMatch(
  deps: { records: () => SalesforceRecords; organization: OrganizationView },
  address: string,
): UserMatch | undefined {
  const { connected } = deps.organization.record;
  if (!connected || !isUsable(deps.organization.state)) return undefined;
  const question = { address, environment: connected.environment, serviceUserId: connected.serviceUser.id };
  try {
    return findSalesforceUser(deps.records(), question);
  } catch (error) {
    if (isAppError(error)) return undefined;
    throw error;
  }
}
