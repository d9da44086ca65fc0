import { AppError, type ErrorCode } from '../../../src/errors';
import { connectionEvents, noteFailure, noteSuccess } from '../../../src/organization/connection-facts';
import type { Failure, OrganizationRecord } from '../../../src/organization/organization-record';
import { organizationState } from '../../../src/organization/state';
import { START_MS } from '../fakes';
import { acme, connectedRecord, EXPIRED, failed, HOUR, organizationBench } from './organization-bench';

function bench(record: OrganizationRecord) {
  const made = organizationBench(record);
  const events = connectionEvents(made.organization, made.clock.nowMs);
  let access = false;
  const generation = 4;
  const fail = (code: ErrorCode, words?: string) =>
    noteFailure(
      made.organization,
      new AppError(code, `message of ${code}`, words === undefined ? {} : { words }),
      { connection: { generation: () => generation, hasAccess: () => access }, nowMs: made.clock.nowMs() },
    );
  return { ...made, events, fail, reconnected: () => void (access = true) };
}

describe('what the token endpoint says', () => {
  test('a refresh heals, and is noted with its time', () => {
    const { events, record } = bench(connectedRecord({ failure: failed('unreachable') }));
    events.refreshed(5);
    expect(record()).not.toHaveProperty('failure');
    expect(record()).toMatchObject({ refreshedAtMs: START_MS, lastSuccessAtMs: START_MS });
  });

  test('a refusal is noted with its words and the generation that failed', () => {
    const { events, record } = bench(connectedRecord());
    events.refused({ kind: 'lost', words: EXPIRED, atMs: START_MS }, 5);
    expect(record()?.failure).toEqual({ kind: 'lost', words: EXPIRED, atMs: START_MS, generation: 5 });
  });

  test('a loss takes the place of what was unreachable before it', () => {
    const { events, record } = bench(connectedRecord({ failure: failed('unreachable') }));
    events.refused({ kind: 'lost', words: EXPIRED, atMs: START_MS }, 5);
    expect(record()?.failure).toMatchObject({ kind: 'lost', atMs: START_MS });
  });

  test('a refusal that goes on keeps its beginning and its generation, with the newest words', () => {
    const { events, record } = bench(connectedRecord({ failure: failed('blocked') }));
    events.refused({ kind: 'blocked', words: 'invalid_grant: user hasn’t approved', atMs: START_MS }, 6);
    expect(record()?.failure).toEqual(failed('blocked', { words: 'invalid_grant: user hasn’t approved' }));
  });

  test('the same refusal again writes nothing', () => {
    const { events, record } = bench(connectedRecord({ failure: failed('lost') }));
    events.refused({ kind: 'lost', words: EXPIRED, atMs: START_MS }, 6);
    expect(record()?.revision).toBe(7);
  });

  test('a disconnect switches off before it erases, and leaves a new organization that is on', () => {
    const { events, record, clock } = bench(
      connectedRecord({ failure: failed('lost'), noticeGeneration: 4 }),
    );
    events.resetting();
    expect(organizationState(record(), clock.nowMs())).toBe('disabled');
    events.wasReset();
    expect(record()).toEqual({ revision: 9, isEnabled: true });
  });
});

/** What an answer of the REST API or the network means for everybody; all else is one user's own. */
const NOTED: Partial<Record<ErrorCode, Failure['kind']>> = {
  // Noted by `oauth/` as a rule; a kill between its two writes leaves it to the next run.
  'auth.lost': 'lost',
  'auth.blocked': 'blocked',
  'salesforce.unavailable': 'unreachable',
  'http.unreachable': 'unreachable',
  'http.bad_response': 'unreachable',
  'salesforce.session_refused': 'blocked',
  'salesforce.forbidden': 'blocked',
};

describe('what a run or a check learns', () => {
  test.each(Object.entries(NOTED))('%s is %s', (code, kind) => {
    const { fail, record } = bench(connectedRecord());
    fail(code as ErrorCode, 'WORDS: of Salesforce');
    expect(record()?.failure).toEqual({
      kind,
      words: 'WORDS: of Salesforce',
      atMs: START_MS,
      generation: 4,
    });
  });

  test.each(['salesforce.rejected', 'salesforce.not_found', 'store.busy'] as const)(
    '%s is not the organization’s',
    (code) => {
      const { fail, record } = bench(connectedRecord());
      fail(code, 'WORDS');
      expect(record()).toEqual(connectedRecord());
    },
  );

  test('a loss that is noted already is not written again', () => {
    const { fail, record } = bench(connectedRecord({ failure: failed('lost') }));
    fail('auth.lost', EXPIRED);
    expect(record()).toEqual(connectedRecord({ failure: failed('lost') }));
  });

  test.each(['auth.lost', 'auth.blocked'] as const)(
    '%s of a connection that is no more is not noted',
    (code) => {
      const { fail, record, reconnected } = bench(connectedRecord());
      reconnected();
      fail(code, EXPIRED);
      expect(record()).toEqual(connectedRecord());
    },
  );

  test('what is no error of ours says nothing of the organization', () => {
    const { organization, record } = bench(connectedRecord());
    noteFailure(organization, new TypeError('a defect'), {
      connection: { generation: () => 4, hasAccess: () => false },
      nowMs: START_MS,
    });
    expect(record()).toEqual(connectedRecord());
  });

  test.each([
    ['F27: a used-up allocation', 'salesforce.rate_limited', 'calls'],
    ['F45: a full storage', 'salesforce.storage_full', 'storage'],
  ] as const)('%s is no failure, and rests everybody for an hour', (_what, code, throttledBy) => {
    const { fail, record, clock } = bench(connectedRecord());
    fail(code);
    expect(record()).toMatchObject({ throttledUntilMs: START_MS + HOUR, throttledBy });
    expect(organizationState(record(), clock.nowMs())).toBe('connected');
  });

  test('F56: too many log-ins rest everybody for an hour, and the reason is kept', () => {
    const record = connectedRecord();
    const { organization, record: after } = bench(record);
    const error = new AppError('salesforce.rate_limited', 'too many', { reason: 'logins' });
    noteFailure(organization, error, {
      connection: { hasAccess: () => true, generation: () => 4 },
      nowMs: START_MS,
    });
    expect(after()).toMatchObject({ throttledUntilMs: START_MS + HOUR, throttledBy: 'logins' });
  });

  test('an outage keeps its beginning', () => {
    const { fail, record, clock } = bench(connectedRecord());
    fail('salesforce.unavailable', 'HTTP 503');
    clock.advance(HOUR);
    fail('salesforce.unavailable', 'HTTP 502');
    expect(record()?.failure).toMatchObject({ atMs: START_MS, words: 'HTTP 502' });
  });

  test('an outage is nobody’s reconnect: what is lost or blocked stays so', () => {
    for (const kind of ['lost', 'blocked'] as const) {
      const { fail, record, clock } = bench(connectedRecord({ failure: failed(kind) }));
      fail('salesforce.unavailable', 'HTTP 503');
      expect(organizationState(record(), clock.nowMs())).toBe(kind);
      expect(record()?.failure?.words).toBe(failed(kind).words);
    }
  });
});

describe('a success', () => {
  test('heals, ends a rest that is over, and bears its time', () => {
    const before = connectedRecord({
      failure: failed('blocked'),
      throttledUntilMs: START_MS - 1,
      throttledBy: 'storage',
    });
    const { organization, record } = bench(before);
    noteSuccess(organization, before, START_MS);
    expect(record()).toEqual({ ...connectedRecord(), revision: 8, lastSuccessAtMs: START_MS });
  });

  test('is written once in ten minutes, and at once where it heals', () => {
    const fresh = connectedRecord({ lastSuccessAtMs: START_MS - 599_999 });
    const good = bench(fresh);
    noteSuccess(good.organization, fresh, START_MS);
    expect(good.lock.taken()).toBe(0);
    const ill = { ...fresh, failure: failed('unreachable') };
    const healing = bench(ill);
    noteSuccess(healing.organization, ill, START_MS);
    expect(healing.record()).toMatchObject({ connected: acme(), lastSuccessAtMs: START_MS });
    expect(healing.record()).not.toHaveProperty('failure');
  });

  test('ends the rest that it has seen, and none that came meanwhile', () => {
    const before = connectedRecord({ throttledUntilMs: START_MS + 1, throttledBy: 'calls' });
    const seen = bench(before);
    noteSuccess(seen.organization, before, START_MS);
    expect(seen.record()).not.toHaveProperty('throttledUntilMs');
    const unseen = bench(before);
    noteSuccess(unseen.organization, connectedRecord(), START_MS);
    expect(unseen.record()).toMatchObject({ ...before, revision: 8, lastSuccessAtMs: START_MS });
  });

  test('of a run that began before the loss does not hide it', () => {
    const before = connectedRecord();
    const { organization, record, events, clock } = bench(before);
    events.refused({ kind: 'lost', words: EXPIRED, atMs: START_MS }, 5);
    noteSuccess(organization, before, clock.nowMs());
    expect(organizationState(record(), clock.nowMs())).toBe('lost');
  });
});
