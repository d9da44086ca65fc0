/** Gmail as an add-on meets it: through UrlFetchApp, with the tokens that the host gives it, in a running host. */

import { createHost, type Host } from '../../dev/host/create-host';
import type { DeliverAnswer, MailboxPage, MailMessage, RunAnswer } from '../../dev/host/api';
import { START_MS } from '../e2e/test-host';

const DANA = 'dana@acme.example';
const MIA = 'mia@acme.example';
const JONAS = 'jonas@acme.example';
let host: Host;
let cookie = '';

beforeAll(async () => {
  host = await createHost({
    projectDirectory: 'test/fixtures/mail',
    buildDirectory: 'build',
    port: 0,
    clockMode: 'stepped',
    startMs: START_MS,
    stateDirectory: undefined,
    seed: 1,
    timeZone: 'UTC',
  });
  await signIn(MIA);
});
afterAll(() => host.close());

interface Answered<T> {
  status: number;
  body: T;
  set: string[];
}

async function api<T>(method: string, path: string, body?: object): Promise<Answered<T>> {
  const response = await fetch(`${host.url}/api${path}`, {
    method,
    headers: { 'content-type': 'application/json', cookie },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return {
    status: response.status,
    body: (await response.json()) as T,
    set: response.headers.getSetCookie(),
  };
}

async function signIn(email: string): Promise<void> {
  const { set } = await api('POST', '/session', { email });
  cookie = set[0]!.split(';')[0]!;
}

async function run(user: string, name: string, event: object): Promise<unknown> {
  const { body } = await api<RunAnswer>('POST', '/run', { user, function: name, event });
  if (!body.ok) throw new Error(body.error.message);
  return body.result;
}

const page = async (q = '') => (await api<MailboxPage>('GET', `/mailbox?q=${encodeURIComponent(q)}`)).body;

test('the add-on of an open mail reads that mail and its thread, and nothing else', async () => {
  const { rows } = await page('from:hannah');
  const place = { at: 'message', messageId: rows[0]!.id };
  const { body } = await api<{ kind: string; cards: unknown[] }>('POST', '/add-on/open', { place });
  expect(JSON.stringify(body)).toContain(
    '200 | Re: Offer for Q3 | 1 | 403 | 403 | Missing access token for per message scope.',
  );
});

test('a script without the token of an open mail is refused, also with a made-up one', async () => {
  const { rows } = await page();
  const path = `me/messages/${rows[0]!.id}`;
  expect(await run(MIA, 'askGmail', { path, messageToken: 'AMd.made-up' })).toMatchObject({
    status: 403,
    body: { error: { code: 403, status: 'PERMISSION_DENIED', errors: [{ reason: 'forbidden' }] } },
  });
});

test('what a person composes on the page is in Sent there, and in the inbox of whom it is for', async () => {
  const { body } = await api<DeliverAnswer>('POST', '/mailbox', {
    to: `Dana <${DANA}>`,
    cc: 'support@acme.example',
    subject: 'Lunch',
    text: 'At noon?',
  });
  const reached = body.delivered.map(({ user }) => user.split('@')[0]).sort();
  expect(reached).toEqual(['ben', 'dana', 'lucia', 'mia']);
  expect((await page('in:sent')).rows).toMatchObject([
    { subject: 'Lunch', from: { name: 'Mia Larsen' }, unread: false },
  ]);
  await signIn(DANA);
  const { rows } = await page('from:mia');
  expect(rows).toMatchObject([{ subject: 'Lunch', unread: true }]);
  const { body: opened } = await api<MailMessage>('GET', `/mailbox/${rows[0]!.id}`);
  expect(opened.body).toBe('At noon?');
  expect((await page('from:mia')).rows[0]!.unread).toBe(false);
  await signIn(MIA);
});

test('what a script sends arrives too, with its files; a no-reply mail lies in nobody’s Sent', async () => {
  const send = (more: object) =>
    run(JONAS, 'sendMail', {
      message: { to: MIA, bcc: DANA, subject: 'From a script', body: 'plain', ...more },
    });
  await send({ htmlBody: '<b>html</b>' });
  await send({ noReply: true, subject: 'Nobody' });
  const { rows } = await page('subject:"from a script"');
  expect(rows).toMatchObject([{ from: { address: JONAS } }]);
  expect((await page('from:noreply subject:nobody')).rows).toHaveLength(1);
  await signIn(JONAS);
  expect((await page('in:sent')).rows.map(({ subject }) => subject)).toEqual(['From a script']);
  await signIn(MIA);
});

test('mail from outside is delivered by fields or raw; it is told where it went', async () => {
  const fields = {
    from: 'x@north.example',
    to: MIA,
    subject: 'Fields',
    text: 'x',
    headers: { 'X-Mark': 'yes' },
  };
  const one = await api<DeliverAnswer>('POST', '/gmail/deliver', fields);
  const raw = Buffer.from(
    `From: y@north.example\r\nTo: ${MIA}, ${DANA}\r\nMessage-ID: <raw@north>\r\n\r\nhi\r\n`,
  );
  const two = await api<DeliverAnswer>('POST', '/gmail/deliver', { rawBase64: raw.toString('base64') });
  expect(one.body.delivered).toMatchObject([{ user: MIA }]);
  expect(two.body).toMatchObject({ messageId: 'raw@north', delivered: [{ user: MIA }, { user: DANA }] });
});

test.each([
  ['POST', '/mailbox', { subject: 'no receiver' }],
  ['POST', '/mailbox', { to: MIA, text: 5 }],
  ['POST', '/gmail/deliver', {}],
  ['POST', '/gmail/deliver', { from: 'x@north.example' }],
  ['GET', '/mailbox/nothing', undefined],
  ['GET', '/mailbox?q=has:drive', undefined],
  ['GET', '/mailbox?pageToken=x', undefined],
])('%s %s %j is refused with a sentence', async (method, path, body) => {
  const answer = await api<{ error: string }>(method, path, body);
  expect(answer.status).toBe(400);
  expect(answer.body.error).toMatch(/\S/);
});

test('a fault of Gmail’s is switched on and off by the control API', async () => {
  await api('POST', '/faults', { google: { gmailFault: { act: '503' } } });
  const asked = await run(MIA, 'askGmail', { path: 'me/profile' });
  expect(asked).toMatchObject({ status: 503, body: { error: { errors: [{ reason: 'backendError' }] } } });
  await api('POST', '/faults', { clear: true });
  expect(await run(MIA, 'askGmail', { path: 'me/profile' })).toMatchObject({ status: 403 });
});

test('a reset forgets all mail but what everybody begins with', async () => {
  await api('POST', '/reset', { scenario: 'demo' });
  expect((await page()).total).toBe(6);
  expect((await page('in:sent')).total).toBe(0);
});
