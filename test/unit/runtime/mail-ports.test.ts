/** Owns the proof of the ports that mail needs: waiting, a body's charset, and a request's body. */

import { decodeBody } from '../../../src/runtime/decode-body';
import { http } from '../../../src/runtime/http';
import { random, sleep } from '../../../src/runtime/waiting';
import { appErrorOf } from '../fakes';

const slept: number[] = [];
const fetched: [url: string, options: Record<string, unknown>][] = [];

/** As the platform: throws for what is no base64, and for a charset it does not know. */
function decoded(text: string): Buffer {
  if (!/^[\w-]*=*$/.test(text)) throw new Error('Exception: Could not decode string.');
  return Buffer.from(text, 'base64url');
}

const PLATFORM = {
  Utilities: {
    sleep: (ms: number) => void slept.push(ms),
    base64DecodeWebSafe: decoded,
    newBlob: (bytes: Buffer) => ({
      getDataAsString: (charset: string) => new TextDecoder(charset).decode(bytes),
    }),
  },
  UrlFetchApp: {
    fetch(url: string, options: Record<string, unknown>) {
      fetched.push([url, options]);
      return { getResponseCode: () => 200, getHeaders: () => ({ 'X-A': 1 }), getContentText: () => 'text' };
    },
  },
};

beforeEach(() => {
  slept.length = 0;
  fetched.length = 0;
  Object.assign(globalThis, PLATFORM);
});
afterEach(() => {
  for (const name of Object.keys(PLATFORM)) Reflect.deleteProperty(globalThis, name);
});

test.each([
  [0, []],
  [-5, []],
  [NaN, []],
  [1.2, [2]],
  [300_000, [300_000]],
  [650_000, [300_000, 300_000, 50_000]],
])('sleep(%d) is at most five minutes at once', (ms, expected) => {
  sleep(ms);
  expect(slept).toEqual(expected);
});

test('random is from 0 to less than 1', () => {
  const value = random();
  expect(value >= 0 && value < 1).toBe(true);
});

test.each([
  ['UTF-8', Buffer.from('Grüße'), 'UTF-8', 'Grüße'],
  ['another charset', Buffer.from('Gr\xfc\xdfe', 'latin1'), 'ISO-8859-1', 'Grüße'],
  ['an unknown charset, as UTF-8', Buffer.from('Grüße'), 'x-martian', 'Grüße'],
  ['wrong bytes', Buffer.from([0x61, 0xff]), 'UTF-8', 'a\ufffd'],
])('decodeBody reads %s', (_what, bytes, charset, expected) => {
  expect(decodeBody(bytes.toString('base64url'), charset)).toBe(expected);
});

test('decodeBody of what is no base64 is empty', () => {
  expect(decodeBody('%%%', 'UTF-8')).toBe('');
});

test('a body is sent with its own content type, and never followed elsewhere', () => {
  const answer = http({
    method: 'patch',
    url: 'https://api.example.com/a',
    headers: { Authorization: 'Bearer t' },
    body: { contentType: 'application/json', text: '{"a":1}' },
    timeoutSeconds: 5,
  });
  expect(fetched).toEqual([
    [
      'https://api.example.com/a',
      {
        method: 'patch',
        headers: { Authorization: 'Bearer t' },
        contentType: 'application/json',
        payload: '{"a":1}',
        timeoutSeconds: 5,
        muteHttpExceptions: true,
        followRedirects: false,
      },
    ],
  ]);
  expect(answer).toEqual({ status: 200, headers: { 'x-a': '1' }, text: 'text' });
});

test.each([
  ['Service invoked too many times for one day: urlfetch.', 'google.quota_spent'],
  ['Service invoked too many times for one day: premium urlfetch.', 'google.quota_spent'],
  ['DNS error: https://x.example/secret?q=1', 'http.unreachable'],
])('F68: a fetch that ends with "%s" is %s', (words, code) => {
  Object.assign(globalThis, {
    UrlFetchApp: {
      fetch() {
        throw new Error(words);
      },
    },
  });
  const ask = () => http({ method: 'get', url: 'https://x.example/a', headers: {}, timeoutSeconds: 5 });
  expect(appErrorOf(ask)).toMatchObject({ code });
});
