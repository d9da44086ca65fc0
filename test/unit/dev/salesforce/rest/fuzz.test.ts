/** Throws what no client should send at the REST API: each answer is Salesforce's shape, and none is a failure of ours. */

import fc from 'fast-check';
import { type Asking, createAsking } from './asking';

const REQUESTS = 20_000;
const SEED = 20_261_125;

let org: Asking;
beforeAll(async () => (org = await createAsking()));

const OBJECTS = ['Account', 'contact', 'Task', 'EmailMessage', 'User', 'UserRecordAccess', 'Nonsense', '__c'];
const FIELDS = [
  'Id',
  'Name',
  'LastName',
  'OwnerId',
  'WhoId',
  'Email',
  'IsDeleted',
  'CreatedDate',
  'Amount',
  'x',
];
const IDS = ['003Hp00000XXXXXIA5', '005Hp0000027oiUIAQ', '001Hp00000XXXXX', "'", '..', '', '0'.repeat(40)];

const odd = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.constantFrom("' OR '1'='1", '%00', '"; DROP TABLE "Account"; --', '\u0000', '𝒳', '-1', '9'.repeat(400)),
);
const object = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...OBJECTS) }, odd);
const field = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...FIELDS) }, odd);
const id = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...IDS) }, odd);

const value = fc.oneof(
  fc.constantFrom(null, true, 0, -1.5, 1e308, '2026-11-23', '2026-13-45T99:00:00Z', [], {}),
  odd,
  fc.constantFrom(...IDS),
  fc.jsonValue({ maxDepth: 2 }),
);
const record = fc.dictionary(field, value, { maxKeys: 4 });
const typed = fc.tuple(object, record).map(([type, fields]) => ({ attributes: { type }, ...fields }));

const TOKENS = [
  ...[
    'SELECT',
    'FROM',
    'WHERE',
    'AND',
    'OR',
    'NOT',
    'LIKE',
    'IN',
    '(',
    ')',
    ',',
    '=',
    '!=',
    '<',
    '.',
    "'a%'",
  ],
  ...[
    'ORDER BY',
    'GROUP BY',
    'HAVING',
    'LIMIT',
    'OFFSET',
    'COUNT()',
    'COUNT(Id)',
    'MAX(Amount)',
    'TODAY',
    '5',
  ],
  ...['LAST_N_DAYS:3', 'null', '2026-01-01', '2026-01-01T00:00:00Z', 'TYPEOF Who WHEN Contact THEN Id END'],
  ...[
    'Owner.Name',
    'Account.Owner.Email',
    '(SELECT Id FROM Contacts)',
    "'\\'",
    "'\\q'",
    'FIELDS(ALL)',
    'DESC',
  ],
];
const soup = fc
  .array(fc.oneof(fc.constantFrom(...TOKENS), object, field), { maxLength: 12 })
  .map((words) => words.join(' '));
/** Nearly right, which comes further than a soup does. */
const nearly = fc
  .tuple(
    field,
    object,
    field,
    fc.constantFrom('=', '!=', '<', 'LIKE', 'IN', 'NOT IN', 'INCLUDES'),
    value,
    soup,
  )
  .map(
    ([asked, from, left, operator, right, rest]) =>
      `SELECT ${asked} FROM ${from} WHERE ${left} ${operator} ${typeof right === 'string' ? `'${right}'` : JSON.stringify(right)} ${rest}`,
  );
const soql = fc.oneof(soup, nearly, nearly);
const sosl = fc
  .tuple(odd, fc.constantFrom('IN EMAIL FIELDS', 'IN X FIELDS', ''), object, field, soup)
  .map(([text, group, from, asked, rest]) => `FIND {${text}} ${group} RETURNING ${from}(${asked} ${rest})`);

const path = fc.oneof(
  soql.map((q) => `/query?q=${encodeURIComponent(q)}`),
  soql.map((q) => `/queryAll?q=${encodeURIComponent(q)}`),
  sosl.map((q) => `/search?q=${encodeURIComponent(q)}`),
  fc
    .tuple(object, id)
    .map(([name, key]) => `/sobjects/${encodeURIComponent(name)}/${encodeURIComponent(key)}`),
  fc.tuple(object, field, id).map((parts) => `/sobjects/${parts.map(encodeURIComponent).join('/')}`),
  object.map((name) => `/sobjects/${encodeURIComponent(name)}`),
  fc.constantFrom('/composite', '/composite/batch', '/composite/sobjects', '/parameterizedSearch', '/limits'),
  fc.constantFrom('/composite/tree/Account', '/composite/sobjects/Contact', '/composite/sobjects/Task/Id'),
  fc.tuple(id, id).map((ids) => `/composite/sobjects?ids=${ids.map(encodeURIComponent).join(',')}`),
  id.map((locator) => `/query/${encodeURIComponent(locator)}`),
  fc.array(odd, { maxLength: 4 }).map((parts) => `/${parts.map(encodeURIComponent).join('/')}`),
);

const part = fc.record(
  {
    method: fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE', 'get', 'X'),
    url: fc.oneof(
      path.map((rest) => `/services/data/v66.0${rest}`),
      path.map((rest) => `v66.0${rest}`),
      fc.constantFrom(
        '/services/data/v30.0/limits',
        '@{a.id}',
        '/services/data/v66.0/sobjects/Task/@{a.b[0].c}',
      ),
    ),
    referenceId: fc.constantFrom('a', 'b', 'c_1', '', 'ä'),
    body: fc.oneof(record, value),
    richInput: record,
    httpHeaders: fc.oneof(fc.constant({ Accept: 'x' }), value),
  },
  { requiredKeys: ['method', 'url'] },
);
const composite = fc
  .array(part, { maxLength: 3 })
  .map((parts) =>
    parts.map(({ richInput: _, ...one }, n) => ({ ...one, referenceId: one.referenceId ?? `r${n}` })),
  );
const batch = fc.array(part, { maxLength: 3 });

const body = fc.oneof(
  record,
  value,
  fc.record({ allOrNone: fc.oneof(fc.boolean(), value), records: fc.array(typed, { maxLength: 3 }) }),
  fc.record({ allOrNone: fc.boolean(), compositeRequest: composite }),
  fc.record({ haltOnError: fc.boolean(), batchRequests: batch }),
  fc.record({
    records: fc.array(
      fc
        .tuple(typed, id)
        .map(([one, referenceId]) => ({ ...one, attributes: { ...one.attributes, referenceId } })),
      { maxLength: 2 },
    ),
  }),
  fc.record({ ids: fc.array(id, { maxLength: 3 }), fields: fc.array(field, { maxLength: 3 }) }),
  fc.record({
    q: odd,
    sobjects: fc.array(fc.record({ name: object, fields: fc.array(field), where: soup })),
  }),
);
const text = fc.oneof(
  { weight: 6, arbitrary: body.map((one) => JSON.stringify(one)) },
  odd,
  fc.constant('{"a":'),
);

const request = fc.record({
  method: fc.constantFrom('GET', 'GET', 'POST', 'POST', 'PATCH', 'DELETE', 'PUT'),
  version: fc.oneof(
    { weight: 20, arbitrary: fc.constant('v66.0') },
    fc.constantFrom('v31.0', 'v30.0', 'v99.0', 'x'),
  ),
  path,
  text,
});

/** An array of errors with message and code, whatever was wrong; a tree has its records' (documented). */
function isErrorShape(answer: unknown): boolean {
  if ((answer as { hasErrors?: unknown } | undefined)?.hasErrors === true) return true;
  if (!Array.isArray(answer) || answer.length === 0) return false;
  return answer.every(
    (row: { errorCode?: unknown; message?: unknown } | null) =>
      typeof row?.message === 'string' && /^[A-Z][A-Z_]+$/.test(String(row.errorCode)),
  );
}

/** Words that only a defect of the simulator can bring into an answer. */
const LEAK = /SQLite|sqlite|node_modules|TypeError|at .*\.ts:\d|undefined is not|no such column: t\d/;

test(`${REQUESTS} requests, and no answer that Salesforce would not give`, async () => {
  await fc.assert(
    fc.asyncProperty(request, async ({ method, version, path: rest, text: sent }) => {
      const hasBody = method !== 'GET' && method !== 'DELETE';
      const address = `/services/data/${version}${rest}`;
      const answer = await org.ask(method, address, hasBody ? sent || ' ' : undefined);
      if (answer.status === 500) throw new Error('A failure of ours');
      if (answer.status >= 400 && !isErrorShape(answer.body)) throw new Error(JSON.stringify(answer.body));
      if (LEAK.test(JSON.stringify(answer.body ?? ''))) throw new Error(JSON.stringify(answer.body));
    }),
    { numRuns: REQUESTS, seed: SEED, endOnFailure: true },
  );
}, 120_000);
