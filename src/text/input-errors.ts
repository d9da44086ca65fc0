/** Owns what a person reads when a form is not taken: which field, and how a right one looks. */

import type { ErrorFacts } from '../errors';

const HOST = 'Enter your My Domain address, for instance acme.my.salesforce.com.';
const SANDBOX_HOST =
  'Enter your sandbox’s My Domain address, for instance acme--uat.sandbox.my.salesforce.com.';

const FORMS: Readonly<Record<string, string>> = {
  host: HOST,
  consumerKey: 'Enter the consumer key as Salesforce shows it, without spaces.',
  consumerSecret: 'Enter the consumer secret as Salesforce shows it, without spaces.',
  refreshTokenDays: 'Enter the days as a whole number, or leave the field empty.',
  domain: 'Enter a domain, for instance acme.example.',
  groups: 'Enter the addresses of Google groups, one a line.',
  directory: 'Google’s directory does not take this search.',
  startDays: 'Enter the days as a whole number from 0 to 180.',
};

/** What is wrong with one entry of a list, or with all of it. */
const LISTS: Readonly<Record<string, { what: (entry: string) => string; todo: string }>> = {
  domain: {
    what: (entry) => `${entry} is not of your domain.`,
    todo: 'Enter addresses of your own domains only.',
  },
  address: { what: (entry) => `${entry} is no address.`, todo: 'Enter one address a line.' },
  blocked: {
    what: (entry) => `${entry} is no address and no domain.`,
    todo: 'Enter one a line, for instance lawyer.example or anna@lawyer.example.',
  },
  many: { what: () => 'That is too long a list.', todo: 'Enter domains in place of addresses.' },
};

export function describeInput({ field, reason, address, environment, group }: ErrorFacts): {
  what: string;
  todo: string;
} {
  const name = String(field);
  if (reason === 'environment') return otherEnvironment(environment);
  if (reason === 'foreign') {
    return {
      what: `Google’s directory says that ${String(address)} is not yours.`,
      todo: 'Enter your own domains only.',
    };
  }
  if (reason === 'everyone') {
    return {
      what: `Everybody is in the group ${String(group)}.`,
      todo: 'Choose Everyone in the domain instead.',
    };
  }
  if (reason === 'size')
    return { what: `The group ${String(group)} is too large.`, todo: 'Name smaller groups.' };
  const list = LISTS[String(reason)];
  if (list) return { what: list.what(String(address)), todo: list.todo };
  if (reason === 'missing')
    return { what: 'Something is missing.', todo: FORMS[name] ?? 'Fill in the field.' };
  return {
    what: name === 'host' ? 'That is not a My Domain address.' : 'That was not taken.',
    todo: FORMS[name] ?? 'Check what you entered.',
  };
}

function otherEnvironment(wanted: ErrorFacts[string] | undefined): { what: string; todo: string } {
  return wanted === 'sandbox'
    ? { what: 'That is not a sandbox’s address.', todo: SANDBOX_HOST }
    : { what: 'That is a sandbox’s address.', todo: HOST };
}
