import { decode, text } from '../../../src/decode';
import type { ErrorCode, ErrorFacts } from '../../../src/errors';
import { readAddresses, readDomains } from '../../../src/organization/settings';
import { quoted } from '../../../src/salesforce/soql';
import { describeError, type ErrorText } from '../../../src/text/errors';
import { appErrorOf } from '../fakes';
import { ACME } from '../organization/organization-bench';

const WORDS = 'invalid_grant: expired access/refresh token';

/** The facts that each code is thrown with; a new code does not compile without a row. */
const FACTS: Readonly<Record<ErrorCode, readonly ErrorFacts[]>> = {
  'input.invalid': [
    {},
    { what: 'commonEventObject is not an object' },
    ...[
      'host',
      'consumerKey',
      'consumerSecret',
      'refreshTokenDays',
      'directory',
      'environment',
      'address',
    ].map((field) => ({ field, reason: 'form' })),
    { field: 'domain' },
    { field: 'host', reason: 'host' },
    { field: 'host', reason: 'environment', environment: 'production' },
    { field: 'host', reason: 'environment', environment: 'sandbox' },
    { field: 'groups', reason: 'missing' },
    { field: 'groups', reason: 'size', group: 'all@acme.example' },
    { field: 'groups', reason: 'everyone', group: 'all@acme.example' },
    { field: 'leftOut', reason: 'address', address: 'grace' },
    { field: 'leftOut', reason: 'domain', address: 'ken@beta.example' },
    { field: 'domains', reason: 'foreign', address: 'beta.example' },
    { field: 'search', reason: 'length' },
  ],
  'access.not_admin': [{}],
  'access.not_workspace_admin': [{}],
  'access.consumer_domain': [{ domain: 'gmail.com' }],
  'access.other_installation': [{}, { domain: 'acme.test' }],
  'auth.credentials_missing': [{ environment: 'production' }],
  'auth.not_connected': [{}],
  'auth.disabled': [{}],
  'auth.lost': [{ words: WORDS }, {}],
  'auth.blocked': [{ words: WORDS }, {}],
  'auth.denied': [{ words: 'access_denied: end-user denied authorization' }, {}],
  'auth.state_invalid': [{}],
  'auth.code_refused': [{ words: WORDS }],
  'auth.host_refused': [{ what: 'instance_url' }],
  'auth.person_account': [{ address: 'grace@acme.example', name: 'Grace Hopper' }],
  'auth.other_organization': [{ name: 'Beta Ltd', found: '00D000000000002EAA' }],
  'http.unreachable': [{ host: 'acme.my.salesforce.com' }],
  'http.bad_response': [{ what: 'records is not a list' }],
  'salesforce.session_refused': [{ words: 'INVALID_SESSION_ID: no', status: 401 }],
  'salesforce.forbidden': [{ words: 'API_DISABLED_FOR_ORG: no', status: 403 }],
  'salesforce.rejected': [{ words: 'MALFORMED_QUERY: no', status: 400 }],
  'salesforce.not_found': [{ words: 'NOT_FOUND: no', status: 404 }],
  'salesforce.rate_limited': [{ words: 'REQUEST_LIMIT_EXCEEDED: no', status: 403 }],
  'salesforce.busy': [{ words: 'REQUEST_LIMIT_EXCEEDED: Concurrent', status: 403 }],
  'salesforce.storage_full': [{ words: 'STORAGE_LIMIT_EXCEEDED: storage limit exceeded' }],
  'salesforce.key_field': [{ words: 'EmailMessage has no field TrunklineKey__c' }, {}],
  'salesforce.unavailable': [{ words: 'HTTP 503', status: 503 }],
  'google.forbidden': [{ status: 403 }],
  'google.api_off': [{ status: 403 }, { status: 403, api: 'Gmail API' }],
  'google.not_found': [{ status: 404 }],
  'google.unavailable': [{ status: 500 }],
  'google.cursor_expired': [{ status: 404 }],
  'google.throttled': [{ status: 429 }, {}],
  'google.quota_spent': [{}],
  'google.mail_refused': [{}],
  'google.permission_missing': [{ status: 401 }],
  'store.full': [
    { key: 'settings', bytes: 9_300 },
    { words: 'You have exceeded the property storage quota' },
  ],
  'store.refused': [{ words: 'Service invoked too many times for one day: properties write' }, {}],
  'store.corrupt': [{ what: 'version 2', key: 'org' }],
  'store.busy': [{}],
  unexpected: [{}],
};

const CASES = Object.entries(FACTS).flatMap(([code, all]) =>
  all.map((facts) => [code as ErrorCode, facts, describeError(code as ErrorCode, facts)] as const),
);

const both = ({ what, todo }: ErrorText) => `${what} ${todo}`;

describe.each(CASES)('%s %j', (code, facts, said) => {
  test('says what happened and what to do, each in whole sentences', () => {
    for (const sentence of [said.what, said.todo]) {
      expect(sentence).toMatch(/^\S.*\.$/s);
      expect(sentence.length).toBeLessThan(200);
    }
  });

  test('leaves nothing open, and shows no code, stack or apology', () => {
    expect(both(said)).not.toMatch(/undefined|null|NaN|\[object|function|=>|\n\s+at |sorry|apolog/i);
    expect(both(said)).not.toContain(code);
  });

  test('quotes Salesforce word for word, or not at all', () => {
    const { words } = facts;
    if (both(said).includes('It says: ')) expect(said.what).toContain(`It says: ${String(words)}.`);
    else expect(words === undefined || !both(said).includes(String(words))).toBe(true);
  });
});

test.each(['auth.lost', 'auth.blocked', 'auth.denied', 'auth.code_refused'] as const)(
  '%s tells Salesforce’s own words',
  (code) => {
    expect(describeError(code, { words: WORDS }).what).toContain(WORDS);
  },
);

describe('a refused form says which entry, and how a right one looks', () => {
  const said = (act: () => unknown) => {
    const { code, facts } = appErrorOf(act);
    return both(describeError(code, facts));
  };

  test.each<[string, () => unknown, string]>([
    ['no address', () => readAddresses('grace', 'admins', [ACME]), 'grace is no address.'],
    [
      'a foreign address',
      () => readAddresses('ken@beta.example', 'admins', [ACME]),
      'ken@beta.example is not of your domain.',
    ],
    ['no domain', () => readDomains('acme'), 'Enter a domain, for instance acme.example.'],
    ['a consumer domain', () => readDomains('gmail.com'), 'not for a personal account'],
    ['a search without end', () => quoted('x'.repeat(4_001)), 'Check what you entered.'],
    ['an event that does not decode', () => decode('input.invalid', text, 7), 'That was not taken.'],
  ])('%s', (_what, act, sentence) => {
    expect(said(act)).toContain(sentence);
  });

  test('the address of the other environment is named as such', () => {
    const of = (environment: string) =>
      both(describeError('input.invalid', { field: 'host', reason: 'environment', environment }));
    expect(of('sandbox')).toBe(
      'That is not a sandbox’s address. Enter your sandbox’s My Domain address, for instance acme--uat.sandbox.my.salesforce.com.',
    );
    expect(of('production')).toBe(
      'That is a sandbox’s address. Enter your My Domain address, for instance acme.my.salesforce.com.',
    );
  });
});
