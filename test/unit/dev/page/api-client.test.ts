import { createApi, type Send } from '../../../../dev/page/api-client';

function host(answer: { status: number; text: string }) {
  const asked: { path: string; init: Parameters<Send>[1] }[] = [];
  const send: Send = (path, init) => {
    asked.push({ path, init });
    const ok = answer.status < 400;
    return Promise.resolve({ ok, status: answer.status, text: () => Promise.resolve(answer.text) });
  };
  return { api: createApi(send), asked };
}

test('an answer is what the host sent', async () => {
  const { api, asked } = host({ status: 200, text: '{"mode":"live","nowMs":5,"fired":0}' });
  await expect(api.clock()).resolves.toEqual({ mode: 'live', nowMs: 5, fired: 0 });
  expect(asked.map(({ path, init }) => [init.method, path, init.body])).toEqual([
    ['GET', '/api/clock', undefined],
  ]);
});

test('every request that changes something is JSON, without which the host refuses it', async () => {
  const { api, asked } = host({ status: 200, text: '{}' });
  await api.signIn('mia@acme.example');
  await api.signOut();
  await api.consent();
  for (const { init } of asked) expect(init.headers['content-type']).toBe('application/json');
  expect(asked.map(({ init }) => [init.method, init.body])).toEqual([
    ['POST', '{"email":"mia@acme.example"}'],
    ['DELETE', '{}'],
    ['POST', '{}'],
  ]);
});

test('an id cannot lead out of its path', async () => {
  const { api, asked } = host({ status: 200, text: '{}' });
  await api.mail('../users');
  expect(asked[0]?.path).toBe('/api/mailbox/..%2Fusers');
});

test('a question names only what is asked, and nothing of it can lead out', async () => {
  const { api, asked } = host({ status: 200, text: '[]' });
  await api.mailbox({});
  await api.mailbox({ q: 'a&b=c#d', pageToken: undefined });
  await api.executions({ user: 'mia@acme.example', limit: 5 });
  expect(asked.map(({ path }) => path)).toEqual([
    '/api/mailbox',
    '/api/mailbox?q=a%26b%3Dc%23d',
    '/api/executions?user=mia%40acme.example&limit=5',
  ]);
});

test('a refusal carries the host’s own words', async () => {
  const { api } = host({ status: 400, text: '{"error":"Nobody is signed in."}' });
  await expect(api.mailbox({})).rejects.toThrow('Nobody is signed in.');
});

test('a refusal without words tells the status', async () => {
  await expect(host({ status: 421, text: 'plain text' }).api.users()).rejects.toThrow(
    'The local host answered 421.',
  );
  await expect(host({ status: 500, text: '{"error":7}' }).api.users()).rejects.toThrow(
    'The local host answered 500.',
  );
});
