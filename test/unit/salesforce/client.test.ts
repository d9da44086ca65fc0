/** Owns the proof of one request: authorized, renewed at most once, and only the body of a 2xx in JSON is an answer. */

import { AppError } from '../../../src/errors';
import type { Credentials, SalesforceSession } from '../../../src/ports';
import { createSalesforceClient } from '../../../src/salesforce/client';
import { type Answer, appErrorOf, fakeHttp, jsonAnswer, textAnswer, unreachable } from '../fakes';

const FIRST: SalesforceSession = { accessToken: 'access-1', instanceUrl: 'https://acme.my.salesforce.com' };
const SECOND: SalesforceSession = {
  accessToken: 'access-2',
  instanceUrl: 'https://acme-eu.my.salesforce.com',
};
const DEAD = jsonAnswer(401, [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }]);
const POLICY = jsonAnswer(401, [
  { errorCode: 'INVALID_SESSION_ID', message: 'This session is not valid for use with the REST API' },
]);
const BODY = '{"records":[]}';
const OK = { ...jsonAnswer(200, {}), text: BODY };

function bench(...answers: Answer[]) {
  const net = fakeHttp(answers);
  const failed: SalesforceSession[] = [];
  const reasons: (string | undefined)[] = [];
  const credentials: Credentials = {
    current: () => FIRST,
    renewed(session, because) {
      failed.push(session);
      reasons.push(because);
      return SECOND;
    },
  };
  return {
    net,
    failed,
    reasons,
    credentials,
    client: createSalesforceClient({ http: net.http, credentials }),
  };
}

test('a path is asked for below the API’s version, with the session’s token in the header', () => {
  const { net, failed, client } = bench(OK);
  expect(client.get('/query?q=SELECT%20Id')).toBe(BODY);
  expect(net.requests).toEqual([
    {
      method: 'get',
      url: 'https://acme.my.salesforce.com/services/data/v66.0/query?q=SELECT%20Id',
      headers: { Authorization: 'Bearer access-1', Accept: 'application/json' },
      timeoutSeconds: 20,
    },
  ]);
  expect(failed).toEqual([]);
});

test('F35: after a 401 the session is renewed, and the request sent again to wherever the new one points', () => {
  const { net, failed, client } = bench(DEAD, OK);
  expect(client.get('/limits')).toBe(BODY);
  expect(failed).toEqual([FIRST]);
  expect(net.requests.map(({ url, headers }) => [url, headers?.Authorization])).toEqual([
    ['https://acme.my.salesforce.com/services/data/v66.0/limits', 'Bearer access-1'],
    ['https://acme-eu.my.salesforce.com/services/data/v66.0/limits', 'Bearer access-2'],
  ]);
});

test('F36: a 401 again is the end: never a second renewal, never a third request', () => {
  const { net, failed, client } = bench(DEAD, DEAD, OK);
  expect(appErrorOf(() => client.get('/limits'))).toMatchObject({
    code: 'salesforce.session_refused',
    facts: { words: 'INVALID_SESSION_ID: Session expired or invalid', status: 401 },
  });
  expect([failed.length, net.requests.length, net.left()]).toEqual([1, 2, 1]);
});

test('"not valid for use with the REST API" is no dead session: nobody renews', () => {
  const { net, failed, client } = bench(POLICY, OK);
  expect(appErrorOf(() => client.get('/limits'))).toMatchObject({
    code: 'salesforce.session_refused',
    facts: { words: 'INVALID_SESSION_ID: This session is not valid for use with the REST API' },
  });
  expect([failed.length, net.requests.length]).toEqual([0, 1]);
});

test('the same after a renewal', () => {
  const { failed, client } = bench(DEAD, POLICY);
  expect(appErrorOf(() => client.get('/limits')).facts.words).toMatch('not valid for use');
  expect(failed).toHaveLength(1);
});

test('another failure after a renewal is told as what it is', () => {
  const { client } = bench(DEAD, textAnswer(503, '<html>'));
  expect(appErrorOf(() => client.get('/limits')).code).toBe('salesforce.unavailable');
});

test.each<[string, Answer, string]>([
  [
    '403',
    jsonAnswer(403, [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }]),
    'salesforce.rate_limited',
  ],
  [
    '404',
    jsonAnswer(404, [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }]),
    'salesforce.not_found',
  ],
  ['500', textAnswer(500, ''), 'salesforce.unavailable'],
  ['no answer', unreachable(), 'http.unreachable'],
])('%s is not asked for twice', (_what, answer, code) => {
  const { net, failed, client } = bench(answer, OK);
  expect(appErrorOf(() => client.get('/limits')).code).toBe(code);
  expect([net.requests.length, failed.length]).toEqual([1, 0]);
});

const SENT_ON: Answer = {
  status: 302,
  headers: { location: 'https://login.salesforce.com/?startURL=CANARY' },
  text: '',
};
const GONE = new AppError('http.unreachable', 'no answer', { reason: 'unknown-host' });

describe('F34: an answer that leads to a log-in page', () => {
  test('is not followed: the session is renewed once', () => {
    const { net, failed, client } = bench(SENT_ON, OK);
    expect(client.post('/composite', {})).toBe(BODY);
    expect(failed).toEqual([FIRST]);
    expect(net.requests.map(({ url }) => new URL(url).host)).toEqual([
      'acme.my.salesforce.com',
      'acme-eu.my.salesforce.com',
    ]);
  });

  test('again is a broken connection, which names the host and no more', () => {
    const { net, failed, client } = bench(SENT_ON, SENT_ON, OK);
    expect(appErrorOf(() => client.get('/limits'))).toMatchObject({
      code: 'salesforce.session_refused',
      facts: { words: 'HTTP 302, sent on to login.salesforce.com', status: 302 },
    });
    expect([failed.length, net.requests.length]).toEqual([1, 2]);
  });
});

describe('F28: too many long calls at once', () => {
  const BUSY = jsonAnswer(403, [
    {
      errorCode: 'REQUEST_LIMIT_EXCEEDED',
      message: 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.',
    },
  ]);
  function waitingBench(...answers: Answer[]) {
    const { net, failed, credentials } = bench(...answers);
    const waits: number[] = [];
    const waiting = { sleep: (ms: number) => void waits.push(ms), random: () => 0.5 };
    return { net, failed, waits, client: createSalesforceClient({ http: net.http, credentials, waiting }) };
  }

  test('are over after a short wait with jitter, without a refresh', () => {
    const { failed, waits, client } = waitingBench(BUSY, BUSY, OK);
    expect(client.post('/composite', {})).toBe(BODY);
    expect([waits, failed]).toEqual([[1_500, 3_000], []]);
  });

  test('that go on are told after three tries, and end no day', () => {
    const { net, client } = waitingBench(BUSY, BUSY, BUSY, OK);
    expect(appErrorOf(() => client.get('/limits')).code).toBe('salesforce.busy');
    expect(net.requests).toHaveLength(3);
  });

  test('unlike the day’s allowance, for which nobody waits', () => {
    const used = jsonAnswer(403, [
      { errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' },
    ]);
    const { net, failed, waits, client } = waitingBench(used, OK);
    expect(appErrorOf(() => client.get('/limits')).code).toBe('salesforce.rate_limited');
    expect([net.requests.length, waits, failed]).toEqual([1, [], []]);
  });
});

describe('the end of the run', () => {
  const timeoutsAt = (leftMs: number, more: { timeoutSeconds?: number } = {}) => {
    const { net, credentials } = bench(OK);
    const end = { deadlineMs: 1_000_000 + leftMs, nowMs: () => 1_000_000 };
    createSalesforceClient({ http: net.http, credentials, end, ...more }).get('/limits');
    return net.requests.map(({ timeoutSeconds }) => timeoutSeconds);
  };

  test.each([
    [300_000, 20],
    [7_900, 7],
    [400, 1],
    [-5_000, 1],
  ])('with %d ms left nobody waits for an answer for more than %d s', (leftMs, seconds) => {
    expect(timeoutsAt(leftMs)).toEqual([seconds]);
  });

  test('and under the lock for no more than was set', () => {
    expect([timeoutsAt(300_000, { timeoutSeconds: 5 }), timeoutsAt(2_000, { timeoutSeconds: 5 })]).toEqual([
      [5],
      [2],
    ]);
  });

  test('comes before a wait where Salesforce is busy', () => {
    const busy = jsonAnswer(403, [
      { errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'ConcurrentRequests Limit exceeded.' },
    ]);
    const { net, credentials } = bench(busy, OK);
    const waits: number[] = [];
    const client = createSalesforceClient({
      http: net.http,
      credentials,
      waiting: { sleep: (ms) => void waits.push(ms), random: () => 0 },
      end: { deadlineMs: 1_000, nowMs: () => 0 },
    });
    expect(appErrorOf(() => client.get('/limits')).code).toBe('salesforce.busy');
    expect([waits, net.requests.length]).toEqual([[], 1]);
  });
});

describe('F38: an address that nobody knows any more', () => {
  test('is looked for once, and the request goes to the new one', () => {
    const { net, reasons, client } = bench(GONE, OK);
    expect(client.post('/composite', {})).toBe(BODY);
    expect(reasons).toEqual(['gone']);
    expect(net.requests[1]?.url).toMatch('https://acme-eu.my.salesforce.com/');
  });

  test('that is gone at the second address too is the network’s, and no loop', () => {
    const { net, reasons, client } = bench(GONE, GONE, OK);
    expect(appErrorOf(() => client.get('/limits')).code).toBe('http.unreachable');
    expect([reasons.length, net.requests.length]).toEqual([1, 2]);
  });

  test('and is not to be looked for now passes by itself', () => {
    const net = fakeHttp([GONE, OK]);
    const credentials: Credentials = { current: () => FIRST, renewed: () => FIRST };
    const client = createSalesforceClient({ http: net.http, credentials });
    expect(appErrorOf(() => client.get('/limits'))).toBe(GONE);
    expect(net.requests).toHaveLength(1);
  });
});

test.each(['<!DOCTYPE html><title>Maintenance</title>', '  \n<html>', '<?xml version="1.0"?>'])(
  'a 200 with a page is unavailable: %j',
  (page) => {
    const error = appErrorOf(() => bench(textAnswer(200, page)).client.get('/limits'));
    expect([error.code, error.facts]).toEqual([
      'salesforce.unavailable',
      { words: 'a web page in place of an answer' },
    ]);
  },
);

test.each([200, 201, 204, 299])('%i is an answer', (status) => {
  expect(bench({ ...OK, status }).client.get('/limits')).toBe(BODY);
});

test.each(['auth.not_connected', 'auth.lost', 'auth.blocked'] as const)(
  'without a session nothing is sent: %s',
  (code) => {
    const { net, credentials } = bench();
    const current = () => {
      throw new AppError(code, 'no session');
    };
    const client = createSalesforceClient({ http: net.http, credentials: { ...credentials, current } });
    expect(appErrorOf(() => client.get('/limits')).code).toBe(code);
    expect(net.requests).toEqual([]);
  },
);

test('a renewal that fails is what is told', () => {
  const { net, credentials } = bench(DEAD, OK);
  const renewed = () => {
    throw new AppError('auth.lost', 'over', { words: 'invalid_grant: expired access/refresh token' });
  };
  const client = createSalesforceClient({ http: net.http, credentials: { ...credentials, renewed } });
  expect(appErrorOf(() => client.get('/limits')).code).toBe('auth.lost');
  expect(net.requests).toHaveLength(1);
});

describe('a body', () => {
  const created = '{"compositeResponse":[]}';
  const written = { ...jsonAnswer(200, {}), text: created };

  test.each(['post', 'patch'] as const)('%s sends it as JSON', (method) => {
    const { net, client } = bench(written);
    expect(client[method]('/composite', { subject: '@{é}' })).toBe(created);
    expect(net.requests).toEqual([
      {
        method,
        url: 'https://acme.my.salesforce.com/services/data/v66.0/composite',
        headers: { Authorization: 'Bearer access-1', Accept: 'application/json' },
        body: { contentType: 'application/json', text: '{"subject":"@{é}"}' },
        timeoutSeconds: 20,
      },
    ]);
  });

  test.each(['post', 'patch'] as const)(
    '%s is sent again, whole, after a renewal, and not twice more',
    (method) => {
      const { net, failed, client } = bench(DEAD, DEAD, written);
      expect(appErrorOf(() => client[method]('/composite', { a: 1 })).code).toBe(
        'salesforce.session_refused',
      );
      expect(net.requests.map(({ body }) => body?.text)).toEqual(['{"a":1}', '{"a":1}']);
      expect([failed.length, net.left()]).toEqual([1, 1]);
    },
  );

  test.each([
    ['no answer', unreachable()],
    ['500', textAnswer(500, '')],
    ['503', textAnswer(503, '<html>')],
  ])('a write is not sent again after %s: it may have been carried out', (_what, answer) => {
    const { net, client } = bench(answer, written);
    expect(() => client.post('/composite/sobjects', {})).toThrow(AppError);
    expect(net.requests).toHaveLength(1);
  });
});

describe('the org’s own count of calls', () => {
  const counted = (usage: string, status = 200) => ({
    ...jsonAnswer(status, []),
    headers: { 'sforce-limit-info': usage },
  });

  test('is what the last answer said, refused ones too', () => {
    const { client } = bench(counted('api-usage=18/15000'), counted('api-usage=19/15000', 500));
    expect(client.usage()).toBeUndefined();
    client.get('/limits');
    expect(client.usage()).toEqual({ used: 18, max: 15_000 });
    expect(appErrorOf(() => client.get('/limits')).code).toBe('salesforce.unavailable');
    expect(client.usage()).toEqual({ used: 19, max: 15_000 });
  });

  test('may have an app’s part behind it', () => {
    const { client } = bench(counted('api-usage=18/5000; per-app-api-usage=17/250(appName=sample-app)'));
    client.get('/limits');
    expect(client.usage()).toEqual({ used: 18, max: 5_000 });
  });

  test.each(['', 'api-usage=', 'api-usage=a/b', 'per-app-api-usage=17/250'])(
    'an answer that says nothing of it (%j) changes nothing',
    (header) => {
      const { client } = bench(counted('api-usage=1/9'), counted(header));
      client.get('/limits');
      client.get('/limits');
      expect(client.usage()).toEqual({ used: 1, max: 9 });
    },
  );
});

test('no error holds the token', () => {
  const errors = [[DEAD, DEAD], [POLICY], [textAnswer(500, 'x')], [textAnswer(200, '<html>')]].map(
    (answers) => appErrorOf(() => bench(...answers).client.get('/limits')),
  );
  expect(JSON.stringify(errors.map(({ message, facts }) => ({ message, facts })))).not.toMatch(/access-/);
});
