/** An add-on that does everything wrong: each time the platform's error, and the host serves the next click. */

import type { ExecutionRow } from '../../dev/host/api';
import { startHost, type TestHost } from '../e2e/test-host';
import { openPanel, type PanelSession } from './panel-session';

const MIA = 'mia@acme.example';
const UNUSABLE =
  /^The value returned from Apps Script has a type that cannot be used by the add-ons platform\./;
const UNREADABLE = 'The script threw something that cannot be read.';
const UNSUPPORTED = 'The script completed but the returned value is not a supported return type.';
const TOO_LONG = 'Exceeded maximum execution time';

let host: TestHost;
let panel: PanelSession;

async function start(options: Parameters<typeof startHost>[0] = {}): Promise<void> {
  host = await startHost({ projectDirectory: 'test/fixtures/hostile', ...options });
  panel = await openPanel(host, MIA);
}
afterAll(() => host.close());

const click = (name: string) => panel('action', { function: name, parameters: {}, formInputs: {} });

async function lastRun(): Promise<ExecutionRow> {
  const [row] = await host.executions();
  return row!;
}

const home = {
  kind: 'cards',
  cards: [{ sections: [{ widgets: [{ textParagraph: { text: 'Still here' } }] }] }],
};

afterEach(async () => {
  expect(await panel('open', {})).toEqual(home);
  expect(await lastRun()).toMatchObject({ function: 'onHome', status: 'completed' });
});

beforeAll(() => start());

/** What the person sees, and what the list of executions has: they are the same words. */
test.each<[string, string | RegExp, string]>([
  ['exhaust', 'Out of memory error', 'Exception'],
  ['recurse', 'Maximum call stack size exceeded', 'RangeError'],
  ['throwText', 'only a text', 'Error'],
  ['throwNull', 'null', 'Error'],
  ['throwNothing', 'undefined', 'Error'],
  ['throwObject', 'an object', 'Error'],
  ['throwCircle', '[object Object]', 'Error'],
  ['throwUnreadable', UNREADABLE, 'Error'],
  ['promisedFailure', 'too late', 'TypeError'],
  ['neverSettled', 'The function returned a promise that never settles.', 'Error'],
  ['circle', UNSUPPORTED, 'Exception'],
  ['returnsFunction', UNSUPPORTED, 'Exception'],
  ['tooManySections', /it has 101 sections, and can't have more than 100\.$/, 'Exception'],
  ['tooManyWidgets', /it has 101 widgets, and can't have more than 100\.$/, 'Exception'],
  ['missingFunction', 'Script function not found: nobody', 'Exception'],
  [
    'foreignLink',
    'URL (https://elsewhere.example/) does not match any of the prefixes whitelisted for use in the add-on.',
    'Exception',
  ],
  [
    'foreignHost',
    'Request to https://elsewhere.example/ failed because the URL has not been whitelisted in the script manifest.',
    'Exception',
  ],
  ['missingScope', /permissions? .*script\.send_mail/s, 'Exception'],
  ['svg', /SVG images are not supported\.$/, 'Exception'],
  ['nobody', 'Script function not found: nobody', 'Exception'],
  ['hidden_', 'Script function not found: hidden_', 'Exception'],
  ['loop(', 'Script function not found: loop(', 'Exception'],
])('%s', async (name, words, errorName) => {
  const message = typeof words === 'string' ? words : (expect.stringMatching(words) as string);
  expect(await click(name)).toEqual({ kind: 'error', message });
  const run = await lastRun();
  expect(run).toMatchObject({ function: name, error: { name: errorName, message } });
  expect(run.status).not.toBe('completed');
});

test('an error without words shows at least its name', async () => {
  expect(await click('throwWithoutWords')).toEqual({ kind: 'error', message: 'RangeError' });
});

test.each(['plainObject', 'builder'])('%s cannot be used by Gmail', async (name) => {
  expect(await click(name)).toEqual({ kind: 'error', message: expect.stringMatching(UNUSABLE) as string });
});

test('a promise is waited for, and its card shown', async () => {
  expect(await click('promisedCard')).toMatchObject({ kind: 'response' });
});

test('a script that breaks the language breaks itself only', async () => {
  expect(await click('breakLanguage')).toMatchObject({ kind: expect.any(String) as string });
  expect(await click('throwText')).toEqual({ kind: 'error', message: 'only a text' });
});

test('a loop is killed', async () => {
  await host.close();
  await start({ computeLimitMs: 2_000 });
  expect(await click('loop')).toEqual({ kind: 'error', message: TOO_LONG });
  expect(await lastRun()).toMatchObject({ function: 'loop', error: { message: TOO_LONG } });
});
