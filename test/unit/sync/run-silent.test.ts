import { NEW_ORGANIZATION, type OrganizationRecord } from '../../../src/organization/organization-record';
import type { UserRecord } from '../../../src/sync/user-record';
import { START_MS } from '../fakes';
import { connectedRecord, DAY, failed, HOUR } from '../organization/organization-bench';
import { GRACE, GRACE_IN_SALESFORCE, type RunBench, runBench } from './run-bench';

describe('without a call to Salesforce', () => {
  const silent = (bench: RunBench) => [bench.asked(), bench.connection.renewals()];

  test.each<[string, OrganizationRecord | undefined]>([
    ['nothing is set up', undefined],
    ['nothing is connected', NEW_ORGANIZATION],
    ['the service account is switched off', connectedRecord({ isEnabled: false })],
    ['it is switched off and lost', connectedRecord({ isEnabled: false, failure: failed('lost') })],
  ])('a run says nothing about anybody while %s', (_when, record) => {
    const bench = runBench(record ? { record } : {});
    const before = bench.mine();
    expect(bench.run()).toEqual({ kind: 'skipped' });
    expect(silent(bench)).toEqual([0, 0]);
    expect(bench.mine()).toEqual(before);
    expect(bench.roster).toEqual([]);
  });

  test('someone left out is out of scope', () => {
    const bench = runBench({ record: connectedRecord() });
    bench.settings.change((known) => ({ ...known, leftOut: [GRACE.address] }));
    expect(bench.run()).toEqual({ kind: 'out-of-scope' });
    expect(silent(bench)).toEqual([0, 0]);
    expect(bench.mine().isInScope).toBe(false);
    expect(bench.roster[0]?.kind).toBe('out-of-scope');
  });

  test('someone whom an admin paused is paused by an admin, since the first run that saw it', () => {
    const bench = runBench({ record: connectedRecord() });
    bench.settings.change((known) => ({ ...known, paused: [{ address: GRACE.address, atMs: START_MS }] }));
    expect(bench.run()).toEqual({ kind: 'paused', by: 'admin' });
    bench.clock.advance(HOUR);
    bench.run();
    expect(bench.mine()).toMatchObject({
      adminPausedAtMs: START_MS,
      lastRunAtMs: START_MS + HOUR,
    });
    expect(bench.roster[0]?.kind).toBe('paused');
    expect(silent(bench)).toEqual([0, 0]);
  });

  test('someone who paused their own sync stays paused by themselves', () => {
    const mine: UserRecord = { isInScope: true, ownPauseAtMs: START_MS - DAY };
    const bench = runBench({ record: connectedRecord(), mine });
    expect(bench.run()).toEqual({ kind: 'paused', by: 'me' });
    expect(bench.mine()).toMatchObject({ ownPauseAtMs: START_MS - DAY });
    expect(bench.mine()).not.toHaveProperty('adminPausedAtMs');
    expect(silent(bench)).toEqual([0, 0]);
  });

  test('a pause that is pressed while the run goes on holds', () => {
    const bench = runBench({ record: connectedRecord() });
    bench.answers(() => {
      bench.deps.mine.pause(START_MS);
      return [GRACE_IN_SALESFORCE];
    });
    bench.run();
    expect(bench.mine()).toMatchObject({ ownPauseAtMs: START_MS });
  });

  test('a pause holds also where the run still reads the store as it was before', () => {
    const bench = runBench({ record: connectedRecord() });
    bench.answers(() => {
      bench.myProperties.freezeReads();
      bench.deps.mine.pause(START_MS);
      return [GRACE_IN_SALESFORCE];
    });
    expect(bench.run().kind).toBe('active');
    bench.myProperties.thawReads();
    expect(bench.mine()).toMatchObject({ ownPauseAtMs: START_MS, lastSuccessAtMs: START_MS });
    expect(bench.run()).toEqual({ kind: 'paused', by: 'me' });
  });

  test('one’s own pause outlives a time out of scope', () => {
    const mine: UserRecord = { isInScope: true, ownPauseAtMs: START_MS - DAY };
    const bench = runBench({ record: connectedRecord(), mine });
    bench.settings.change((known) => ({ ...known, leftOut: [GRACE.address] }));
    expect(bench.run().kind).toBe('out-of-scope');
    bench.settings.change((known) => ({ ...known, leftOut: [] }));
    expect(bench.run().kind).toBe('paused');
  });

  test('an admin’s pause ends with the run after the admin has ended it', () => {
    const mine: UserRecord = { isInScope: true, adminPausedAtMs: START_MS - DAY };
    const bench = runBench({ record: connectedRecord(), mine });
    expect(bench.run().kind).toBe('active');
    expect(bench.mine()).not.toHaveProperty('adminPausedAtMs');
  });

  test('someone whose Google access is withdrawn needs permission', () => {
    const bench = runBench({ record: connectedRecord(), hasGooglePermission: false });
    expect(bench.run()).toEqual({ kind: 'needs-permission' });
    expect(bench.mine().result).toEqual({ kind: 'needs-permission', sinceMs: START_MS });
    expect(silent(bench)).toEqual([0, 0]);
  });

  test('a used-up daily allocation lets everybody rest until its end', () => {
    const bench = runBench({ record: connectedRecord({ throttledUntilMs: START_MS + HOUR }) });
    expect(bench.run()).toEqual({ kind: 'skipped' });
    expect(silent(bench)).toEqual([0, 0]);
    expect(bench.mine().lastRunAtMs).toBe(START_MS);
    bench.clock.advance(HOUR);
    expect(bench.run().kind).toBe('active');
    expect(bench.record()).not.toHaveProperty('throttledUntilMs');
  });

  test.each(['lost', 'blocked'] as const)('after it is %s everybody waits', (kind) => {
    const bench = runBench({ record: connectedRecord({ failure: failed(kind) }) });
    bench.connection.setAccess('no');
    expect(bench.run()).toEqual({ kind: 'waiting' });
    expect(silent(bench)).toEqual([0, 0]);
    expect(bench.mine().result).toEqual({ kind: 'waiting', sinceMs: START_MS });
    expect(bench.roster[0]?.kind).toBe('waiting');
  });
});
