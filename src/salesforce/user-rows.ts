/** Owns what is read of a Salesforce user, and how users are asked for by address. */

import { optional, record, text } from '../decode';
import { quotedList } from './soql';

export interface SalesforceUser {
  id: string;
  name: string;
  username: string;
  email: string | undefined;
  federationIdentifier: string | undefined;
}

export const USER_FIELDS = 'Id, Name, Username, Email, FederationIdentifier';

export const userRow = record({
  Id: text,
  Name: text,
  Username: text,
  Email: optional(text),
  FederationIdentifier: optional(text),
});

/** Active standard users whom one of the addresses may mean. */
export function usersByAddressSoql(addresses: readonly string[]): string {
  const any = quotedList(addresses);
  return (
    `SELECT ${USER_FIELDS} FROM User WHERE IsActive = true AND UserType = 'Standard' ` +
    `AND (FederationIdentifier IN ${any} OR Email IN ${any} OR Username IN ${any})`
  );
}

export function toUser(row: ReturnType<typeof userRow>): SalesforceUser {
  return {
    id: row.Id,
    name: row.Name,
    username: row.Username,
    email: row.Email,
    federationIdentifier: row.FederationIdentifier,
  };
}
