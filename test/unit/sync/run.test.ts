import { AppError } from '../../../src/errors';
import { noteThrottled } from '../../../src/organization/connection-facts';
import { organizationState } from '../../../src/organization/state';
import { hourOf } from '../../../src/sync/roster';
import type { RunReport } from '../../../src/sync/run';
import { START_MS } from '../fakes';
import { acme, connectedRecord, DAY, failed, HOUR } from '../organization/organization-bench';
import { GRACE_IN_SALESFORCE, type RunBench, runBench } from './run-bench';

const NOW = hourOf(START_MS);

describe('a run that goes well', () => {
  test('notes the success, the Salesforce user and the roster', () => {
    const bench = runBench({ record: connectedRecord() });
    expect(bench.run()).toEqual({ kind: 'active', salesforceUser: 'Grace Hopper', isAsked: true });
    expect(bench.mine()).toEqual({
      isInScope: true,
      lastRunAtMs: START_MS,
      lastSuccessAtMs: START_MS,
      result: { kind: 'active', sinceMs: START_MS },
      salesforceUser: 'Grace Hopper',
      userAskedAtMs: START_MS,
    });
    expect(bench.roster).toEqual([
      { kind: 'active', successHour: NOW, runHour: NOW, address: 'grace@acme.example' },
    ]);
    expect(bench.record()?.lastSuccessAtMs).toBe(START_MS);
  });

  test('ends what held the user up before', () => {
    const result = { kind: 'suspended', words: 'no', sinceMs: START_MS - DAY } as const;
    const bench = runBench({ record: connectedRecord(), mine: { result, isInScope: true } });
    bench.run();
    expect(bench.mine().result).toEqual({ kind: 'active', sinceMs: START_MS });
  });

  test('keeps the time since when it is so', () => {
    const bench = runBench({ record: connectedRecord() });
    bench.run();
    bench.clock.advance(HOUR);
    bench.run();
    expect(bench.mine().result?.sinceMs).toBe(START_MS);
    expect(bench.mine().lastSuccessAtMs).toBe(START_MS + HOUR);
  });

  test('writes the organization’s success once in ten minutes, not with each of a thousand runs', () => {
    const runner = { kind: 'found', id: GRACE_IN_SALESFORCE.id, name: 'Grace Hopper' } as const;
    const syncMail = () => ({ end: 'done', logged: 1, runner }) as const;
    const bench = runBench({ record: connectedRecord(), syncMail });
    bench.run();
    bench.clock.advance(9 * 60_000);
    bench.run();
    expect(bench.record()?.lastSuccessAtMs).toBe(START_MS);
    bench.clock.advance(60_000);
    bench.run();
    expect(bench.record()?.lastSuccessAtMs).toBe(START_MS + 600_000);
  });

  test('heals what was unreachable', () => {
    const bench = runBench({ record: connectedRecord({ failure: failed('unreachable') }) });
    expect(bench.run().kind).toBe('active');
    expect(organizationState(bench.record(), START_MS)).toBe('connected');
  });
});

describe('who the user is', () => {
  test('nobody in Salesforce: no user', () => {
    const bench = runBench({ record: connectedRecord() });
    bench.answers([]);
    expect(bench.run()).toEqual({ kind: 'no-user', isAsked: true });
    expect(bench.roster).toEqual([
      { kind: 'no-user', successHour: 0, runHour: NOW, address: 'grace@acme.example' },
    ]);
  });

  test('two in Salesforce: ambiguous, and in which field', () => {
    const bench = runBench({ record: connectedRecord() });
    bench.answers([GRACE_IN_SALESFORCE, { ...GRACE_IN_SALESFORCE, id: '005000000000003AAA' }]);
    expect(bench.run()).toEqual({ kind: 'ambiguous', field: 'Email', isAsked: true });
    expect(bench.mine().result).toEqual({ kind: 'ambiguous', field: 'Email', sinceMs: START_MS });
    expect(bench.roster[0]?.kind).toBe('ambiguous');
  });

  test('the service account is nobody', () => {
    const { id } = acme().serviceUser;
    const bench = runBench({ record: connectedRecord() });
    bench.answers([{ ...GRACE_IN_SALESFORCE, id }]);
    expect(bench.run()).toEqual({ kind: 'no-user', isAsked: true });
  });

  test('in a sandbox the copied address is found too', () => {
    const bench = runBench({ record: connectedRecord({ connected: acme({ environment: 'sandbox' }) }) });
    bench.answers([{ ...GRACE_IN_SALESFORCE, email: 'grace@acme.example.invalid' }]);
    expect(bench.run().kind).toBe('active');
  });

  test('an own problem keeps the time of the last success', () => {
    const bench = runBench({ record: connectedRecord() });
    bench.run();
    bench.clock.advance(2 * HOUR);
    bench.answers([]);
    bench.run();
    expect(bench.mine().lastSuccessAtMs).toBe(START_MS);
    expect(bench.roster[1]).toEqual({
      kind: 'no-user',
      successHour: NOW,
      runHour: hourOf(bench.clock.nowMs()),
      address: 'grace@acme.example',
    });
  });
});

describe('the scope', () => {
  const inGroups = (bench: RunBench) =>
    bench.settings.change((known) => ({ ...known, scopeKind: 'groups', groups: ['sales@acme.example'] }));

  test.each<[string, boolean | undefined, boolean | undefined, RunReport['kind']]>([
    ['a member runs', true, undefined, 'active'],
    ['someone else does not', false, true, 'out-of-scope'],
    ['unread groups leave the last verdict: in', undefined, true, 'active'],
    ['unread groups leave the last verdict: out', undefined, false, 'out-of-scope'],
    ['unread groups and no verdict: nobody runs', undefined, undefined, 'out-of-scope'],
  ])('%s', (_what, isMember, before, kind) => {
    const bench = runBench({
      record: connectedRecord(),
      mine: before === undefined ? {} : { isInScope: before },
      isMember: () => isMember,
    });
    inGroups(bench);
    expect(bench.run().kind).toBe(kind);
  });

  test('someone who comes back into it runs again', () => {
    const bench = runBench({ record: connectedRecord(), mine: { isInScope: false } });
    expect(bench.run().kind).toBe('active');
    expect(bench.mine().isInScope).toBe(true);
  });
});

describe('an hour without mail', () => {
  test('asks Salesforce nothing while what is known is recent', () => {
    const bench = runBench({ record: connectedRecord() });
    bench.run();
    bench.clock.advance(49 * 60_000);
    expect(bench.run()).toEqual({ kind: 'active', salesforceUser: 'Grace Hopper' });
    expect(bench.asked()).toBe(1);
    expect(bench.record()?.lastSuccessAtMs).toBe(START_MS);
  });

  test.each<[string, number, number]>([
    ['when nobody’s run of the domain has asked in this cycle', HOUR, START_MS],
    ['when nobody has asked for this user for a day', DAY, START_MS + DAY - 1],
  ])('asks it once %s', (_when, laterMs, lastSuccessAtMs) => {
    const bench = runBench({ record: connectedRecord() });
    bench.run();
    bench.clock.advance(laterMs);
    bench.organization.change((record) => ({ ...record, lastSuccessAtMs }));
    bench.run();
    expect(bench.asked()).toBe(2);
  });

  test('asks whoever had an own problem every time', () => {
    const bench = runBench({ record: connectedRecord() });
    bench.answers([]);
    bench.run();
    bench.clock.advance(60_000);
    bench.answers([GRACE_IN_SALESFORCE]);
    expect(bench.run().kind).toBe('active');
  });
});

describe('the mail of a run', () => {
  const runner = { kind: 'found', id: GRACE_IN_SALESFORCE.id, name: 'Grace Hopper' } as const;

  test('says who the user is, without a question of its own', () => {
    const syncMail = () => ({ end: 'done', logged: 3, runner }) as const;
    const bench = runBench({ record: connectedRecord(), syncMail });
    expect(bench.run()).toEqual({ kind: 'active', salesforceUser: 'Grace Hopper', isAsked: true });
    expect(bench.asked()).toBe(0);
  });

  test('that is not all read leaves the user catching up, and late by itself', () => {
    const syncMail = () => ({ end: 'more', logged: 200, runner }) as const;
    const bench = runBench({ record: connectedRecord(), syncMail });
    expect(bench.run().kind).toBe('catching-up');
    expect(bench.roster[0]).toMatchObject({ kind: 'catching-up', successHour: hourOf(START_MS) });
  });

  test('that must be left alone says nothing of anybody', () => {
    const bench = runBench({
      record: connectedRecord(),
      syncMail: () => ({ end: 'stopped', logged: 0, runner: undefined }),
    });
    expect(bench.run()).toEqual({ kind: 'skipped' });
    expect(bench.asked()).toBe(0);
  });

  test('F62: that another run is at work on is that run’s to note', () => {
    const bench = runBench({
      record: connectedRecord(),
      syncMail: () => ({ end: 'busy', logged: 0, runner: undefined }),
    });
    const before = bench.mine();
    expect(bench.run()).toEqual({ kind: 'skipped', isBusy: true });
    expect([bench.asked(), bench.roster, bench.mine()]).toEqual([0, [], before]);
  });

  test.each([0, 3])('of which Salesforce has refused %d tells the admins how many', (refusedMails) => {
    const bench = runBench({ record: connectedRecord(), refusedMails });
    bench.run();
    expect(bench.roster[0]?.refused).toBe(refusedMails === 0 ? undefined : 3);
  });

  test('F29: that met the end of the allocation rests the whole domain for an hour', () => {
    const syncMail = () => ({ end: 'throttled', logged: 0, runner: undefined }) as const;
    const bench = runBench({ record: connectedRecord(), syncMail, budget: () => 'stop' });
    expect(bench.run()).toEqual({ kind: 'skipped' });
    expect(bench.record()?.throttledUntilMs).toBe(START_MS + HOUR);
  });

  test('F29: whose only batch shows that 80 percent are used is a good run, and the next ones rest', () => {
    const record = connectedRecord({ lastSuccessAtMs: START_MS - HOUR });
    let batches = 0;
    const syncMail = () => {
      batches++;
      return {
        end: 'done',
        logged: 200,
        runner: { kind: 'found', id: '005', name: 'Grace Hopper' },
      } as const;
    };
    const bench = runBench({ record, syncMail, budget: () => (batches > 0 ? 'stop' : 'free') });
    expect(bench.run().kind).toBe('active');
    expect(bench.record()).toMatchObject({
      lastSuccessAtMs: START_MS,
      throttledUntilMs: START_MS + HOUR,
      throttledBy: 'calls',
    });
    expect(bench.run()).toEqual({ kind: 'skipped' });
    bench.clock.advance(HOUR);
    expect(bench.run().kind).toBe('active');
    expect(batches).toBe(2);
  });

  test('F29: that has failed at 80 percent lets the others rest all the same', () => {
    const syncMail = () => {
      throw new AppError('salesforce.rejected', 'refused', { words: 'NO' });
    };
    const bench = runBench({ record: connectedRecord(), syncMail, budget: () => 'stop' });
    expect(bench.run().kind).toBe('suspended');
    expect(bench.record()?.throttledUntilMs).toBe(START_MS + HOUR);
  });

  test('F29: that began before another one met the end of the allocation does not end that rest', () => {
    const bench = runBench({
      record: connectedRecord({ lastSuccessAtMs: START_MS - HOUR }),
      syncMail() {
        noteThrottled(bench.organization, START_MS, 'calls');
        return { end: 'done', logged: 0, runner: undefined };
      },
    });
    expect(bench.run().kind).toBe('active');
    expect(bench.record()).toMatchObject({
      lastSuccessAtMs: START_MS,
      throttledUntilMs: START_MS + HOUR,
      throttledBy: 'calls',
    });
  });
});
