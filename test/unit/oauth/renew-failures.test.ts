/** Owns the proof of a renewal that fails: what is stored of it, who is called after it, and that the lock is freed. */

import { AppError } from '../../../src/errors';
import { renewGrant } from '../../../src/oauth/renew';
import { type Answer, appErrorOf, START_MS, textAnswer, unreachable } from '../fakes';
import {
  BLOCKED,
  type Bench,
  CONNECTED,
  createBench,
  EXPIRED,
  GRANT,
  KEYS,
  LOST,
  refusal,
  tokenAnswer,
} from './bench';

const TEN_MINUTES = 600_000;
const OLD = GRANT.accessToken;
const connected = () => createBench({ connection: CONNECTED });
const renewed = (bench: Bench, failed = OLD) => renewGrant(bench.execution(), failed).accessToken;

describe('Salesforce refuses', () => {
  test.each<[string, Answer, 'auth.lost' | 'auth.blocked', string]>([
    ['the grant', EXPIRED, 'auth.lost', 'invalid_grant: expired access/refresh token'],
    [
      'the app',
      refusal('invalid_app_access', 'user is not admin approved to access this app'),
      'auth.blocked',
      'invalid_app_access: user is not admin approved to access this app',
    ],
  ])('%s: it is stored and told under the lock, and the grant is kept', (_whom, answer, code, words) => {
    const bench = connected();
    bench.net.answer(answer);
    expect(appErrorOf(() => renewed(bench))).toMatchObject({ code, facts: { words } });
    const kind = code === 'auth.lost' ? 'lost' : 'blocked';
    expect(bench.stored()).toEqual({ revision: 5, grant: GRANT, refusal: { kind, words, atMs: START_MS } });
    expect(bench.journal.slice(-4)).toEqual([
      `set ${KEYS.connection}`,
      `cache put ${KEYS.connection}@1`,
      `event ${kind} 5`,
      'unlock',
    ]);
  });

  test.each([EXPIRED, refusal('invalid_client')])(
    'F50: from then on nobody calls, nor waits for the lock (%#)',
    (answer) => {
      const bench = connected();
      bench.net.answer(answer);
      const codes = Array.from({ length: 50 }, () => appErrorOf(() => renewed(bench)).code);
      expect(new Set(codes).size).toBe(1);
      expect([bench.net.requests.length, bench.lock.taken()]).toEqual([1, 1]);
    },
  );

  test('whoever waited for the lock meanwhile does not call either', () => {
    const bench = connected();
    bench.net.answer(EXPIRED);
    bench.lock.whileWaiting(() => appErrorOf(() => renewed(bench)));
    expect(appErrorOf(() => renewed(bench)).code).toBe('auth.lost');
    expect(bench.net.requests).toHaveLength(1);
  });

  test.each([LOST, BLOCKED])('a connection that is $refusal.kind is used for nothing', (connection) => {
    const bench = createBench({ connection });
    const error = appErrorOf(() => renewed(bench));
    expect([error.code, error.facts.words]).toEqual([`auth.${connection.refusal?.kind}`, 'as it was']);
    expect(bench.journal).toEqual([]);
  });
});

describe('Salesforce is not to be reached', () => {
  test.each<[string, Answer]>([
    ['F51: 500', textAnswer(500, 'oops')],
    ['503 with a page', textAnswer(503, '<html>')],
    ['a page in place of the answer', textAnswer(200, '<html>We will be back.</html>')],
    ['400 with a page', textAnswer(400, '<html>')],
    ['no answer in time', unreachable()],
  ])('%s: the grant stays as it is, and after ten minutes the next one tries again', (_what, answer) => {
    const bench = connected();
    bench.net.answer(answer, tokenAnswer());
    expect(appErrorOf(() => renewed(bench)).code).toBe('salesforce.unavailable');
    expect(bench.stored()).toMatchObject({ revision: 5, grant: GRANT, passing: { atMs: START_MS } });
    expect(bench.stored()).not.toHaveProperty('refusal');
    expect(bench.journal.filter((entry) => entry.startsWith('event'))).toEqual([]);
    expect(bench.lock.isHeld()).toBe(false);
    bench.clock.advance(TEN_MINUTES);
    expect(renewed(bench)).toBe('access-2');
    expect(bench.stored()).not.toHaveProperty('passing');
  });

  test('F51: until then everybody hears it, in its words, without a call and without the lock', () => {
    const bench = connected();
    bench.net.answer(textAnswer(503, '<html>'), tokenAnswer());
    bench.lock.whileWaiting(() => appErrorOf(() => renewed(bench)));
    appErrorOf(() => renewed(bench));
    const taken = bench.lock.taken();
    bench.clock.advance(TEN_MINUTES - 1);
    const errors = Array.from({ length: 50 }, () => appErrorOf(() => renewed(bench)));
    expect(new Set(errors.map(({ code, facts }) => `${code} ${String(facts.words)}`))).toEqual(
      new Set(['salesforce.unavailable HTTP 503']),
    );
    expect([bench.net.requests.length, bench.lock.taken()]).toEqual([1, taken]);
  });

  test('an admin’s refresh does not wait, and ends the waiting of all', () => {
    const bench = connected();
    bench.net.answer(textAnswer(503, '<html>'), tokenAnswer());
    appErrorOf(() => renewed(bench));
    expect(bench.service().isResting()).toBe(true);
    bench.service().refresh();
    expect([bench.service().isResting(), renewed(bench)]).toEqual([false, 'access-2']);
  });
});

test('F49: killed between a rotating answer and its write, the grant is lost, once, and nothing else', () => {
  const bench = connected();
  bench.net.answer(tokenAnswer({ refresh_token: 'refresh-2' }), EXPIRED);
  const killed = {
    ...bench.sharedValue(),
    write: () => {
      throw new Error('killed');
    },
  };
  expect(() => renewGrant(bench.execution({ connection: killed }), OLD)).toThrow('killed');
  expect([bench.lock.isHeld(), bench.stored()]).toEqual([false, CONNECTED]);
  const codes = Array.from({ length: 10 }, () => appErrorOf(() => renewed(bench)).code);
  expect(new Set(codes)).toEqual(new Set(['auth.lost']));
  expect(bench.net.requests).toHaveLength(2);
  expect(bench.journal.filter((entry) => entry.startsWith('event'))).toEqual(['event lost 5']);
});

test('F56: too many log-ins are told as that, and the connection stays as it is', () => {
  const bench = connected();
  bench.net.answer(refusal('rate_limit_exceeded', 'login rate exceeded'));
  expect(appErrorOf(() => renewed(bench))).toMatchObject({
    code: 'salesforce.rate_limited',
    facts: { words: 'rate_limit_exceeded: login rate exceeded', reason: 'logins' },
  });
  expect(bench.stored()).toMatchObject({ grant: GRANT, passing: { isLoginRate: true } });
  // Whoever comes next hears the same.
  expect(appErrorOf(() => renewed(bench)).facts.reason).toBe('logins');
  expect(bench.net.requests).toHaveLength(1);
});

describe('the answer names a foreign address', () => {
  const foreign = tokenAnswer({
    instance_url: 'https://acme.my.salesforce.com.evil.example',
    refresh_token: 'refresh-2',
  });

  test('the tokens are kept, the old address too, and nobody uses them', () => {
    const bench = connected();
    bench.net.answer(foreign);
    expect(appErrorOf(() => renewed(bench)).code).toBe('auth.blocked');
    expect(bench.stored()).toMatchObject({
      revision: 5,
      grant: { accessToken: 'access-2', refreshToken: 'refresh-2', instanceUrl: GRANT.instanceUrl },
      refusal: { kind: 'blocked' },
    });
    expect(bench.journal).toContain('event blocked 5');
    expect(appErrorOf(() => renewed(bench, 'access-2')).code).toBe('auth.blocked');
    expect(bench.net.requests).toHaveLength(1);
  });
});

describe('the lock is not to be had', () => {
  test('it is said so, and nobody is called', () => {
    const bench = connected();
    bench.lock.refuse();
    expect(appErrorOf(() => renewed(bench)).code).toBe('store.busy');
    expect(bench.net.requests).toEqual([]);
    expect(bench.stored()).toEqual(CONNECTED);
  });

  test('but the one who held it has refreshed: the new token is taken', () => {
    const bench = connected();
    bench.lock.whileWaiting(() => {
      bench.sharedValue().write({ revision: 5, grant: { ...GRANT, accessToken: 'access-2' } });
      bench.lock.refuse();
    });
    expect(renewed(bench)).toBe('access-2');
  });

  test('but the one who held it was refused: so it is for everybody', () => {
    const bench = connected();
    bench.lock.whileWaiting(() => {
      bench
        .sharedValue()
        .write({ ...CONNECTED, revision: 5, refusal: { kind: 'lost', words: 'x', atMs: 1 } });
      bench.lock.refuse();
    });
    expect(appErrorOf(() => renewed(bench)).code).toBe('auth.lost');
  });
});

describe('the lock is freed however it ends', () => {
  test('the app’s keys are gone', () => {
    const bench = connected();
    const credentials = () => {
      throw new AppError('auth.credentials_missing', 'no app credentials');
    };
    expect(appErrorOf(() => renewGrant(bench.execution({ credentials }), OLD)).code).toBe(
      'auth.credentials_missing',
    );
    expect([bench.lock.isHeld(), bench.stored()]).toEqual([false, CONNECTED]);
  });

  test('a defect', () => {
    const bench = connected();
    bench.net.answer(new TypeError('defect'));
    expect(() => renewed(bench)).toThrow(TypeError);
    expect(bench.lock.isHeld()).toBe(false);
  });
});
