/** Owns what a person reads of each error: what happened, in one sentence; what they can do, in one. Total over codes. */

import type { ErrorCode, ErrorFacts } from '../errors';
import { describeInput } from './input-errors';

/** The fixed words of the error card. */
export const ERROR = { title: 'Trunkline', reference: 'Reference' } as const;

export interface ErrorText {
  what: string;
  todo: string;
}

type Describe = ErrorText | ((facts: ErrorFacts) => ErrorText);

const ADMIN = 'Ask a Google Workspace admin of your domain.';
const LATER = 'Nothing is lost; try again in a few minutes.';
const CONNECT_AGAIN = 'Start again with Connect.';

/** Salesforce's or Google's own words, as a sentence of their own. */
const quoted = (facts: ErrorFacts) =>
  facts.words === undefined ? '' : ` It says: ${String(facts.words).replace(/\.$/, '')}.`;

const TEXTS: Readonly<Record<ErrorCode, Describe>> = {
  'input.invalid': describeInput,
  'access.not_admin': { what: 'Only an admin can open this.', todo: ADMIN },
  'access.not_workspace_admin': { what: 'Only a Google Workspace admin can change this.', todo: ADMIN },
  'access.consumer_domain': {
    what: 'Trunkline works for a company’s Google domain, not for a personal account.',
    todo: 'Sign in with your work account.',
  },
  'access.other_installation': ({ domain }) => ({
    what: domain
      ? `${String(domain)} has a Trunkline of its own.`
      : 'This copy of Trunkline belongs to another domain.',
    todo: domain ? 'Disconnect it there first.' : 'Ask an admin of that domain to add yours under Settings.',
  }),
  'auth.credentials_missing': {
    what: 'The keys of the Salesforce app have not been entered.',
    todo: 'Enter them under App credentials.',
  },
  'auth.not_connected': { what: 'Salesforce is not connected.', todo: 'An admin can connect it.' },
  'auth.disabled': { what: 'An admin has switched the service account off.', todo: ADMIN },
  'auth.lost': (facts) => ({
    what: `Salesforce connectivity was lost.${quoted(facts)}`,
    todo: 'An admin signs in again under Salesforce Connectivity. Nothing is lost.',
  }),
  'auth.blocked': (facts) => ({
    what: `Salesforce refuses the app or the service account.${quoted(facts)}`,
    todo: 'A Salesforce admin changes that in Salesforce; then press Check again.',
  }),
  'auth.denied': (facts) => ({
    what: `Salesforce was not connected: access was denied there.${quoted(facts)}`,
    todo: `${CONNECT_AGAIN} On Salesforce’s page, choose Allow.`,
  }),
  'auth.state_invalid': {
    what: 'This answer from Salesforce does not belong to a connect that you began in the last 10 minutes.',
    todo: CONNECT_AGAIN,
  },
  'auth.code_refused': (facts) => ({
    what: `Salesforce did not complete the sign-in.${quoted(facts)}`,
    todo: 'Look at the app’s scopes (api, refresh_token) and keys in Salesforce, then connect again.',
  }),
  'auth.host_refused': {
    what: 'The answer names an address that is not your Salesforce org’s.',
    todo: 'Nothing was stored. Check the My Domain address, and tell whoever looks after security.',
  },
  'auth.person_account': ({ address, name }) => ({
    what: `This Salesforce account is a person’s: ${String(name)} (${String(address)}) uses it.`,
    todo: 'Sign in with an account that only Trunkline uses, or leave that Google account out of scope.',
  }),
  'auth.other_organization': ({ name }) => ({
    what: `This account belongs to another Salesforce organization, ${String(name)}.`,
    todo: 'The connection stays as it was. Connect that organization instead only if you mean to.',
  }),
  'http.unreachable': { what: 'No answer came.', todo: LATER },
  'http.bad_response': { what: 'An answer could not be read.', todo: LATER },
  'salesforce.session_refused': (facts) => ({
    what: `Salesforce refuses the service account’s session.${quoted(facts)}`,
    todo: 'A Salesforce admin looks at the app’s policies and the account; then press Check again.',
  }),
  'salesforce.forbidden': (facts) => ({
    what: `The service account may not do this in Salesforce.${quoted(facts)}`,
    todo: 'A Salesforce admin assigns the permission set Trunkline Service Account; then press Check again.',
  }),
  'salesforce.rejected': (facts) => ({
    what: `Salesforce did not take the request.${quoted(facts)}`,
    todo: 'Show this to your admin.',
  }),
  'salesforce.not_found': (facts) => ({
    what: `Salesforce did not find what was asked for.${quoted(facts)}`,
    todo: 'Show this to your admin.',
  }),
  'salesforce.rate_limited': ({ reason }) => ({
    what:
      reason === 'logins'
        ? 'Salesforce takes no more log-ins of the service account for now.'
        : 'Your Salesforce org has used up its requests of the day.',
    todo: 'Trunkline goes on by itself. Nothing is lost.',
  }),
  'salesforce.busy': { what: 'Salesforce is busy with other calls.', todo: LATER },
  'salesforce.key_field': (facts) => ({
    what: `No mail can be logged: the field of its key is not ready in Salesforce.${quoted(facts)}`,
    todo: 'A Salesforce admin deploys what lies in salesforce/; then press Check connection.',
  }),
  'salesforce.storage_full': (facts) => ({
    what: `Your Salesforce org’s data storage is full.${quoted(facts)}`,
    todo: 'A Salesforce admin makes room under Storage Usage, or buys more. Trunkline then goes on by itself.',
  }),
  'salesforce.unavailable': { what: 'Salesforce cannot be reached right now.', todo: LATER },
  'google.forbidden': { what: 'Google does not let you see this.', todo: ADMIN },
  'google.api_off': ({ api }) => ({
    what: 'Google cannot be asked yet.',
    todo: `Whoever installed Trunkline enables the ${String(api ?? 'Admin SDK API')} in its Google Cloud project.`,
  }),
  'google.not_found': { what: 'Google’s directory does not know this.', todo: 'Check the address.' },
  'google.unavailable': { what: 'Google does not answer right now.', todo: LATER },
  'google.cursor_expired': {
    what: 'Gmail no longer knows where Trunkline stopped.',
    todo: 'Trunkline reads your mail of the last days again. Nothing is lost, and nothing is written twice.',
  },
  'google.throttled': {
    what: 'Gmail lets Trunkline read no more mail at the moment.',
    todo: 'Trunkline goes on by itself. Nothing is lost.',
  },
  'google.quota_spent': {
    what: 'Google lets Trunkline ask nothing more for you today.',
    todo: 'Trunkline goes on by itself tomorrow. Nothing is lost.',
  },
  'google.mail_refused': { what: 'Google did not send the mail.', todo: LATER },
  'google.permission_missing': {
    what: 'Google access is missing.',
    todo: 'Open Trunkline again, and allow access when Google asks.',
  },
  'store.full': (facts) =>
    facts.words === undefined
      ? {
          what: 'There is no more room for this.',
          todo: 'Make the list shorter: name a group in place of many people.',
        }
      : {
          what: `Google’s store for this script is full.${quoted(facts)}`,
          todo: 'Whoever looks after the script deletes script properties that nobody needs.',
        },
  'store.refused': (facts) => ({
    what: `Google did not read or store this.${quoted(facts)}`,
    todo: 'Try again later. If it stays so until tomorrow, show this to your admin.',
  }),
  'store.corrupt': { what: 'A stored value could not be read.', todo: 'Show this to your admin.' },
  'store.busy': { what: 'Somebody else is changing this right now.', todo: 'Try again.' },
  unexpected: { what: 'Something went wrong that should not.', todo: 'Show this number to your admin.' },
};

export function describeError(code: ErrorCode, facts: ErrorFacts): ErrorText {
  const describe = TEXTS[code];
  return typeof describe === 'function' ? describe(facts) : describe;
}
