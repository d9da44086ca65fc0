import { AppError, type ErrorCode, ERRORS } from '../../../src/errors';
import { organizationState } from '../../../src/organization/state';
import type { RunReport } from '../../../src/sync/run';
import { START_MS } from '../fakes';
import { connectedRecord, HOUR } from '../organization/organization-bench';
import { GRACE_IN_SALESFORCE, type RunBench, runBench } from './run-bench';

const error = (code: ErrorCode, words?: string): AppError =>
  new AppError(code, `message of ${code}`, words === undefined ? {} : { words });

const stateNow = ({ record, clock }: RunBench) => organizationState(record(), clock.nowMs());

/** What each error of a run is for the user and for the organization; a new code does not compile without a row. */
const OUTCOMES: Readonly<Record<ErrorCode, { report: RunReport['kind']; organization: string }>> = {
  'input.invalid': { report: 'suspended', organization: 'connected' },
  'access.not_admin': { report: 'skipped', organization: 'connected' },
  'access.not_workspace_admin': { report: 'skipped', organization: 'connected' },
  'access.consumer_domain': { report: 'skipped', organization: 'connected' },
  'access.other_installation': { report: 'skipped', organization: 'connected' },
  'auth.credentials_missing': { report: 'skipped', organization: 'connected' },
  'auth.not_connected': { report: 'skipped', organization: 'connected' },
  'auth.disabled': { report: 'skipped', organization: 'connected' },
  // `oauth/` notes these too; where a kill kept it from that, the next run does.
  'auth.lost': { report: 'waiting', organization: 'lost' },
  'auth.blocked': { report: 'waiting', organization: 'blocked' },
  'auth.denied': { report: 'skipped', organization: 'connected' },
  'auth.state_invalid': { report: 'skipped', organization: 'connected' },
  'auth.code_refused': { report: 'skipped', organization: 'connected' },
  'auth.host_refused': { report: 'skipped', organization: 'connected' },
  'auth.person_account': { report: 'skipped', organization: 'connected' },
  'auth.other_organization': { report: 'skipped', organization: 'connected' },
  'http.unreachable': { report: 'skipped', organization: 'unreachable' },
  'http.bad_response': { report: 'skipped', organization: 'unreachable' },
  'salesforce.session_refused': { report: 'waiting', organization: 'blocked' },
  'salesforce.forbidden': { report: 'waiting', organization: 'blocked' },
  'salesforce.rejected': { report: 'suspended', organization: 'connected' },
  'salesforce.not_found': { report: 'suspended', organization: 'connected' },
  'salesforce.key_field': { report: 'suspended', organization: 'connected' },
  'salesforce.rate_limited': { report: 'skipped', organization: 'connected' },
  'salesforce.busy': { report: 'skipped', organization: 'connected' },
  'salesforce.storage_full': { report: 'skipped', organization: 'connected' },
  'salesforce.unavailable': { report: 'skipped', organization: 'unreachable' },
  'google.forbidden': { report: 'skipped', organization: 'connected' },
  'google.api_off': { report: 'skipped', organization: 'connected' },
  'google.not_found': { report: 'skipped', organization: 'connected' },
  'google.unavailable': { report: 'skipped', organization: 'connected' },
  'google.cursor_expired': { report: 'skipped', organization: 'connected' },
  'google.throttled': { report: 'skipped', organization: 'connected' },
  'google.quota_spent': { report: 'skipped', organization: 'connected' },
  'google.mail_refused': { report: 'skipped', organization: 'connected' },
  'google.permission_missing': { report: 'needs-permission', organization: 'connected' },
  'store.full': { report: 'suspended', organization: 'connected' },
  'store.corrupt': { report: 'skipped', organization: 'connected' },
  'store.refused': { report: 'skipped', organization: 'connected' },
  'store.busy': { report: 'skipped', organization: 'connected' },
  unexpected: { report: 'skipped', organization: 'connected' },
};

describe('an error', () => {
  test.each(Object.entries(OUTCOMES))('%s ends a run as it should', (code, { report, organization }) => {
    const bench = runBench({ record: connectedRecord() });
    bench.answers(error(code as ErrorCode, 'WORDS: of Salesforce'));
    const words =
      report === 'skipped' || report === 'needs-permission' ? {} : { words: 'WORDS: of Salesforce' };
    // What the token endpoint has refused cannot be used any more.
    if (code === 'auth.lost' || code === 'auth.blocked') bench.connection.setAccess('no');
    expect(bench.run()).toEqual({ kind: report, ...words, ...(report === 'suspended' ? { code } : {}) });
    expect(stateNow(bench)).toBe(organization);
  });

  test.each(Object.keys(ERRORS).filter((code) => ERRORS[code as ErrorCode].retry === 'later'))(
    '%s passes by itself and blames nobody',
    (code) => {
      const before = { lastRunAtMs: 0, isInScope: true, result: { kind: 'active', sinceMs: 1 } } as const;
      const bench = runBench({ record: connectedRecord(), mine: before });
      bench.answers(error(code as ErrorCode));
      expect(bench.run()).toEqual({ kind: 'skipped' });
      expect(bench.mine()).toEqual({ ...before, lastRunAtMs: START_MS });
      expect(bench.roster).toEqual([]);
    },
  );

  test('with Salesforce’s words suspends the user with them', () => {
    const bench = runBench({ record: connectedRecord() });
    bench.answers(error('salesforce.rejected', 'MALFORMED_QUERY: unexpected token'));
    bench.run();
    expect(bench.mine().result).toEqual({
      kind: 'suspended',
      words: 'MALFORMED_QUERY: unexpected token',
      sinceMs: START_MS,
    });
  });

  test('that suspends is noted for the admins: a code in the roster, the words beside it', () => {
    const bench = runBench({ record: connectedRecord() });
    bench.answers(error('salesforce.rejected', 'MALFORMED_QUERY: unexpected token'));
    bench.run();
    bench.clock.advance(HOUR);
    bench.run();
    expect(bench.roster.map(({ kind, code }) => [kind, code])).toEqual([
      ['suspended', 'salesforce.rejected'],
      ['suspended', 'salesforce.rejected'],
    ]);
    const own = { words: 'MALFORMED_QUERY: unexpected token', sinceMs: START_MS };
    expect(bench.problems).toEqual([own, own]);
  });

  test.each<[string, (bench: RunBench) => void]>([
    ['a run that goes well', (bench) => bench.answers([GRACE_IN_SALESFORCE])],
    ['another state', (bench) => bench.answers([])],
    ['a pause', (bench) => void bench.deps.mine.pause(START_MS)],
  ])('that suspended is taken away by %s', (_by, act) => {
    const bench = runBench({ record: connectedRecord() });
    bench.answers(error('salesforce.rejected', 'no'));
    bench.run();
    act(bench);
    bench.run();
    expect(bench.problems).toEqual([{ words: 'no', sinceMs: START_MS }, undefined]);
  });

  test('that is nobody’s own leaves the words as they are', () => {
    const bench = runBench({ record: connectedRecord() });
    bench.answers(error('salesforce.unavailable'));
    bench.run();
    expect(bench.problems).toEqual([]);
  });

  test('REQUEST_LIMIT_EXCEEDED rests the whole domain for an hour', () => {
    const bench = runBench({ record: connectedRecord() });
    bench.answers(error('salesforce.rate_limited'));
    bench.run();
    expect(bench.record()?.throttledUntilMs).toBe(START_MS + HOUR);
  });

  test('a defect of ours goes through', () => {
    const bench = runBench({ record: connectedRecord() });
    bench.answers(new TypeError('undefined is not a function'));
    expect(() => bench.run()).toThrow(TypeError);
  });
});

describe('a refused session', () => {
  const words = 'INVALID_SESSION_ID: Session expired or invalid';

  /** As the client does: one refresh after a 401, and another 401 right after it. */
  function refused(bench: RunBench): void {
    bench.answers(() => {
      bench.connection.credentials.renewed(bench.connection.credentials.current());
      throw error('salesforce.session_refused', words);
    });
  }

  test('blocks the organization, with Salesforce’s words and the generation that failed', () => {
    const bench = runBench({ record: connectedRecord() });
    refused(bench);
    expect(bench.run()).toEqual({ kind: 'waiting', words });
    expect(bench.record()?.failure).toEqual({
      kind: 'blocked',
      words,
      atMs: START_MS,
      generation: bench.connection.generation(),
    });
  });

  test('is not tried again by anybody’s run until an admin acts', () => {
    const bench = runBench({ record: connectedRecord() });
    refused(bench);
    bench.run();
    bench.clock.advance(HOUR);
    expect(bench.run().kind).toBe('waiting');
    expect([bench.asked(), bench.connection.renewals()]).toEqual([1, 1]);
  });

  test('is one loss, which is worth one notice', () => {
    const bench = runBench({ record: connectedRecord() });
    refused(bench);
    bench.run();
    const generation = bench.record()?.failure?.generation;
    bench.clock.advance(HOUR);
    bench.run();
    expect(bench.record()?.failure).toMatchObject({ generation, atMs: START_MS });
  });

  test('is tried again once the connection is a new one', () => {
    const bench = runBench({ record: connectedRecord() });
    refused(bench);
    bench.run();
    bench.connection.advance();
    bench.answers([GRACE_IN_SALESFORCE]);
    expect(bench.run().kind).toBe('active');
    expect(stateNow(bench)).toBe('connected');
  });
});

test('a notice that cannot be sent is logged, and the run has done its work all the same', () => {
  const bench = runBench({
    record: connectedRecord(),
    tellOfLoss() {
      throw error('google.mail_refused');
    },
  });
  expect(bench.run()).toMatchObject({ kind: 'active' });
  expect(bench.logged).toEqual([['warn', 'notice not sent', { code: 'google.mail_refused' }]]);
});
