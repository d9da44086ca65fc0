import { log } from '../../../src/runtime/log';

const lines: [level: string, line: string][] = [];
beforeEach(() => {
  lines.length = 0;
  for (const level of ['info', 'warn', 'error'] as const) {
    const written = (...parts: unknown[]) => void lines.push([level, parts.map(String).join(' ')]);
    jest.spyOn(console, level).mockImplementation(written);
  }
});
afterEach(() => jest.restoreAllMocks());

/** What became of one fact. */
function logged(fact: string): unknown {
  log('info', 'event', { fact });
  return (JSON.parse(lines.at(-1)![1]) as { fact: unknown }).fact;
}

test.each(['info', 'warn', 'error'] as const)('%s is one line of JSON at its own level', (level) => {
  log(level, 'run ended', { code: 'auth.lost', count: 3, words: 'a\n{"event":"forged"}\r\u2028b' });
  expect(lines).toHaveLength(1);
  expect(lines[0]![0]).toBe(level);
  expect(lines[0]![1]).not.toMatch(/[\n\r]/);
  expect(JSON.parse(lines[0]![1])).toMatchObject({ event: 'run ended', code: 'auth.lost', count: 3 });
});

test.each([
  ['an access token', 'refused: 00DHp000001gPLa!AQEAQJ9.k_canary-7Jd was sent', 'refused: … was sent'],
  [
    'an address’s query',
    'GET https://a.example/cb?code=aPrx&state=x failed',
    'GET https://a.example/cb?… failed',
  ],
  ['a person’s address', 'Mia Larsen <mia@acme.example> uses it', 'Mia Larsen … uses it'],
  ['an address with a long name', 'first.middle-names.last+folder@mail.acme.example', '…'],
  ['two addresses', 'a@acme.example,b@acme.example', '…'],
])('%s is not in the line', (_what, given, shown) => {
  expect(logged(given)).toBe(shown);
});

test.each([
  ['a record’s id', '005Hp0000027oiUIAQ'],
  ['Salesforce’s words', 'invalid_grant: expired access/refresh token'],
  ['a code, however long', 'access.not_workspace_admin'],
  ['a reference', '0f3a9c1e'],
])('%s stays as it is', (_what, given) => {
  expect(logged(given)).toBe(given);
});

test('facts within facts are looked at too', () => {
  log('warn', 'event', { defect: 'Error at f (https://x.example/a?token=t)' });
  expect(lines[0]![1]).not.toContain('token=t');
});
