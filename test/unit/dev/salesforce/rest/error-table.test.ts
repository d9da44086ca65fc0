/** Each row of the error table of the REST API (facts 2.7), provoked. */

import type { Salesforce } from '../../../../../dev/salesforce/create-salesforce';
import { approve } from '../browser';
import { authorizeUrl, exchange, PERSON, SERVICE } from '../world';
import { type Answered, type Asking, createAsking } from './asking';

interface Row {
  status: number;
  errorCode: string;
  message: string | RegExp;
  /** Who asks; the admin unless told. The service account may use the custom field. */
  login?: typeof SERVICE;
  provoke: (org: Asking) => Promise<Answered>;
}

type Handle = ReturnType<Salesforce['org']>;
const handle = (org: Asking): Handle => org.world.salesforce.org('production');
const MISSING = '003Hp00000XXXXXIA5';

const rows: Row[] = [
  {
    status: 401,
    errorCode: 'INVALID_SESSION_ID',
    message: 'Session expired or invalid',
    provoke: (org) => (handle(org).act('expireAccessTokens'), org.get('/limits')),
  },
  {
    status: 401,
    errorCode: 'INVALID_SESSION_ID',
    message: 'This session is not valid for use with the REST API',
    async provoke(org) {
      const asked = authorizeUrl(org.world, { scope: 'refresh_token', prompt: 'consent' });
      const back = await approve(org.world, SERVICE, asked);
      const { json } = await exchange(org.world, back.url.searchParams.get('code')!);
      return org.get('/limits', { authorization: `Bearer ${json['access_token']}` });
    },
  },
  {
    status: 403,
    errorCode: 'REQUEST_LIMIT_EXCEEDED',
    message: 'TotalRequests Limit exceeded.',
    provoke: (org) => (handle(org).set({ dailyApiCalls: 0 }), org.get('/limits')),
  },
  set(403, 'REQUEST_LIMIT_EXCEEDED', 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.'),
  {
    status: 403,
    errorCode: 'API_DISABLED_FOR_ORG',
    message: 'The REST API is not enabled for this Organization.',
    login: SERVICE,
    provoke: (org) => (handle(org).set({ servicePermissions: ['ViewAllData'] }), org.get('/limits')),
  },
  {
    status: 400,
    errorCode: 'INVALID_FIELD',
    message: /No such column 'Foo' on entity 'Contact'.*'__c'/s,
    provoke: (org) => org.get('/query?q=SELECT+Foo+FROM+Contact'),
  },
  {
    status: 400,
    errorCode: 'INVALID_FIELD',
    message: "No such column 'Foo' on sobject of type Contact",
    provoke: (org) => org.ask('POST', '/sobjects/Contact', { Foo: 1 }),
  },
  {
    status: 400,
    errorCode: 'INVALID_TYPE',
    message: /sObject type 'Foo' is not supported/,
    provoke: (org) => org.get('/query?q=SELECT+Id+FROM+Foo'),
  },
  {
    status: 400,
    errorCode: 'MALFORMED_QUERY',
    message: /ERROR at Row:1:Column:15\nunexpected token: 'Contact'/,
    provoke: (org) => org.get('/query?q=SELECT+Id+FRM+Contact'),
  },
  {
    status: 400,
    errorCode: 'DUPLICATE_VALUE',
    message: /^duplicate value found: TrunklineKey__c duplicates value on record with id: 02s/,
    login: SERVICE,
    async provoke(org) {
      const email = { Status: '3', TrunklineKey__c: 'k' };
      await org.made('EmailMessage', email);
      return org.ask('POST', '/sobjects/EmailMessage', email);
    },
  },
  {
    status: 400,
    errorCode: 'DUPLICATES_DETECTED',
    message: 'Use one of these records?',
    async provoke(org) {
      const contact = { LastName: 'Berg', Email: 'b@example.com' };
      await org.made('Contact', contact);
      handle(org).data().switches.duplicateRules = 'block';
      return org.ask('POST', '/sobjects/Contact', contact);
    },
  },
  {
    status: 400,
    errorCode: 'UNABLE_TO_LOCK_ROW',
    message: /unable to obtain exclusive access to this record/,
    provoke(org) {
      handle(org).data().switches.lockRows = { times: 1 };
      return org.ask('POST', '/sobjects/Contact', { LastName: 'Berg' });
    },
  },
  {
    status: 400,
    errorCode: 'REQUIRED_FIELD_MISSING',
    message: 'Required fields are missing: [LastName]',
    provoke: (org) => org.ask('POST', '/sobjects/Contact', {}),
  },
  {
    status: 404,
    errorCode: 'ENTITY_IS_DELETED',
    message: 'entity is deleted',
    async provoke(org) {
      const id = await org.made('Contact', { LastName: 'Berg' });
      await org.ask('DELETE', `/sobjects/Contact/${id}`);
      return org.ask('DELETE', `/sobjects/Contact/${id}`);
    },
  },
  {
    status: 404,
    errorCode: 'NOT_FOUND',
    message: 'The requested resource does not exist',
    provoke: (org) => org.get(`/sobjects/Contact/${MISSING}`),
  },
  {
    status: 404,
    errorCode: 'NOT_FOUND',
    message: 'Provided external ID field does not exist or is not accessible: Foo__c',
    provoke: (org) => org.get('/sobjects/Contact/Foo__c/x'),
  },
  {
    status: 400,
    errorCode: 'INVALID_CROSS_REFERENCE_KEY',
    message: /invalid cross reference id/,
    provoke: (org) => org.ask('POST', '/sobjects/Contact', { LastName: 'x', ReportsToId: MISSING }),
  },
  {
    status: 400,
    errorCode: 'MALFORMED_ID',
    message: /id/,
    provoke: (org) => org.ask('POST', '/sobjects/Contact', { LastName: 'x', AccountId: 'nonsense' }),
  },
  {
    status: 400,
    errorCode: 'STRING_TOO_LONG',
    message: /data value too large/,
    provoke: (org) => org.ask('POST', '/sobjects/Contact', { LastName: 'x'.repeat(81) }),
  },
  {
    status: 400,
    errorCode: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    message: /restricted picklist/,
    login: SERVICE,
    provoke: (org) => org.ask('POST', '/sobjects/EmailMessage', { Status: '99' }),
  },
  {
    status: 400,
    errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
    message: 'No Bergs here',
    provoke(org) {
      const isWrong = (record: Readonly<Record<string, unknown>>) => record['LastName'] === 'Berg';
      handle(org).data().hooks.validations.push({ object: 'Contact', isWrong, message: 'No Bergs here' });
      return org.ask('POST', '/sobjects/Contact', { LastName: 'Berg' });
    },
  },
  {
    status: 400,
    errorCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    message: /./,
    login: SERVICE,
    provoke: (org) => org.ask('POST', '/sobjects/Account', { Name: 'x' }),
  },
  {
    status: 400,
    errorCode: 'JSON_PARSER_ERROR',
    message: /Unexpected/,
    provoke: (org) => org.ask('POST', '/sobjects/Contact', '{"LastName"'),
  },
  {
    status: 403,
    errorCode: 'INSUFFICIENT_ACCESS_OR_READONLY',
    message: 'insufficient access rights on object id',
    login: PERSON,
    async provoke(org) {
      handle(org).set({ sharing: { Lead: 'Read' } });
      const id = madeByAdmin(org, 'Lead', { LastName: 'Berg', Company: 'Berg' });
      return org.ask('PATCH', `/sobjects/Lead/${id}`, { LastName: 'x' });
    },
  },
  {
    status: 400,
    errorCode: 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
    message: /^insufficient access rights on cross-reference id: 001/,
    login: PERSON,
    provoke(org) {
      const AccountId = madeByAdmin(org, 'Account', { Name: 'Private' });
      return org.ask('POST', '/sobjects/Contact', { LastName: 'Berg', AccountId });
    },
  },
  {
    status: 400,
    errorCode: 'INACTIVE_OWNER_OR_USER',
    message: /^operation performed with inactive user \[005\w{12}\] as owner$/,
    provoke(org) {
      handle(org).set({ serviceUserActive: false });
      const { id: OwnerId } = handle(org)
        .facts()
        .users.find(({ active }) => !active)!;
      return org.ask('POST', '/sobjects/Task', { OwnerId });
    },
  },
  set(400, 'QUERY_TIMEOUT', 'Your query request was running for too long.'),
  set(
    400,
    'QUERY_TOO_COMPLICATED',
    'Query is either selecting too many fields or the filter conditions are too complicated.',
  ),
  {
    status: 503,
    errorCode: 'SERVER_UNAVAILABLE',
    message: /unavailable/,
    provoke: (org) => (handle(org).set({ unavailable: '503' }), org.get('/limits')),
  },
  {
    status: 410,
    errorCode: 'UNSUPPORTED_API_VERSION',
    message: /retired/,
    provoke: (org) => org.get('/services/data/v30.0/limits'),
  },
];

/** A record of the admin's, while somebody else asks. */
function madeByAdmin(org: Asking, object: string, fields: object): string {
  const { data, facts } = handle(org);
  const admin = facts().users.find(({ role }) => role === 'admin')!;
  const caller = { userId: admin.id, dataPath: '/services/data/v66.0' };
  return data().create(caller, [{ object, fields: { ...fields } }])[0]!.id!;
}

/** What only an org under load says: a fault is set as the answer. */
function set(status: number, errorCode: string, message: string): Row {
  return {
    status,
    errorCode,
    message,
    provoke(org) {
      handle(org).set({ faults: [{ act: 'error', path: 'limits', status, errorCode, message }] });
      return org.get('/limits');
    },
  };
}

/** The rows of facts 2.7, whose codes these are; a code that is added there is added here. */
const CODES = [
  ...[
    'INVALID_SESSION_ID',
    'REQUEST_LIMIT_EXCEEDED',
    'API_DISABLED_FOR_ORG',
    'INSUFFICIENT_ACCESS_OR_READONLY',
  ],
  ...['INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', 'INVALID_FIELD', 'INVALID_TYPE', 'MALFORMED_QUERY'],
  ...['DUPLICATE_VALUE', 'DUPLICATES_DETECTED', 'UNABLE_TO_LOCK_ROW', 'REQUIRED_FIELD_MISSING'],
  ...['ENTITY_IS_DELETED', 'NOT_FOUND', 'INVALID_CROSS_REFERENCE_KEY', 'MALFORMED_ID', 'STRING_TOO_LONG'],
  ...[
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    'FIELD_CUSTOM_VALIDATION_EXCEPTION',
    'INACTIVE_OWNER_OR_USER',
  ],
  ...['CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', 'JSON_PARSER_ERROR', 'QUERY_TIMEOUT', 'QUERY_TOO_COMPLICATED'],
  ...['SERVER_UNAVAILABLE', 'UNSUPPORTED_API_VERSION'],
];

test('each code of the table has a row', () => {
  expect([...new Set(rows.map(({ errorCode }) => errorCode))].sort()).toEqual([...CODES].sort());
});

/** Errors in a record's values name its fields, a call that is refused as a whole has none (documented). */
const WITH_FIELDS = [
  'REQUIRED_FIELD_MISSING',
  'STRING_TOO_LONG',
  'INACTIVE_OWNER_OR_USER',
  'ENTITY_IS_DELETED',
];
const WITHOUT_FIELDS = ['INVALID_SESSION_ID', 'REQUEST_LIMIT_EXCEEDED', 'MALFORMED_QUERY', 'INVALID_TYPE'];

test.each(rows)('$status $errorCode: $message', async ({ provoke, login, ...wanted }) => {
  const answer = await provoke(await createAsking(login));
  const [row] = answer.body as { errorCode: string; message: string; fields?: string[] }[];
  expect([answer.status, row!.errorCode]).toEqual([wanted.status, wanted.errorCode]);
  if (typeof wanted.message === 'string') expect(row!.message).toBe(wanted.message);
  else expect(row!.message).toMatch(wanted.message);
  if (WITH_FIELDS.includes(wanted.errorCode)) expect(row!.fields).toBeInstanceOf(Array);
  if (WITHOUT_FIELDS.includes(wanted.errorCode)) expect(row).not.toHaveProperty('fields');
  expect(answer.headers.get('www-authenticate')).toBe(wanted.status === 401 ? 'Token' : null);
});
