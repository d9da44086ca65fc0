import { AppError, type ErrorCode } from '../../../src/errors';
import { organizationState } from '../../../src/organization/state';
import { START_MS } from '../fakes';
import { connectedRecord, DAY, EXPIRED, failed, HOUR } from '../organization/organization-bench';
import { GRACE, runBench } from './run-bench';

const error = (code: ErrorCode, words?: string): AppError =>
  new AppError(code, `message of ${code}`, words === undefined ? {} : { words });

describe('F67: a kill between the two writes of a reconnect', () => {
  test('leaves the redder record, which the next run mends', () => {
    // The new connection is stored, the organization still says that generation 3 was lost.
    const bench = runBench({ record: connectedRecord({ failure: failed('lost', { generation: 3 }) }) });
    expect(bench.connection.generation()).toBe(4);
    expect(bench.run().kind).toBe('active');
    expect(organizationState(bench.record(), START_MS)).toBe('connected');
    expect(bench.mine().result?.kind).toBe('active');
  });
});

describe('the keep-alive', () => {
  test('F54: is a refresh a day, by whoever comes first', () => {
    const bench = runBench({ record: connectedRecord(), issuedAgoMs: DAY });
    expect(bench.run().kind).toBe('active');
    expect(bench.run().kind).toBe('active');
    expect(bench.connection.renewals()).toBe(1);
    expect(bench.record()?.refreshedAtMs).toBe(START_MS);
  });

  test('is not due before a day is over', () => {
    const bench = runBench({ record: connectedRecord(), issuedAgoMs: DAY - 1 });
    bench.run();
    expect(bench.connection.renewals()).toBe(0);
  });

  // F56: the running token is still used.
  test.each(['salesforce.unavailable', 'store.busy'] as const)(
    'that ends in %s leaves the run to the token at hand, and the next one tries again',
    (code) => {
      const bench = runBench({ record: connectedRecord(), issuedAgoMs: DAY });
      bench.connection.failRenewal(error(code));
      expect(bench.run().kind).toBe('active');
      bench.connection.failRenewal(undefined);
      bench.run();
      expect(bench.connection.renewals()).toBe(2);
      expect(bench.record()?.refreshedAtMs).toBe(START_MS);
    },
  );

  test('F56: that meets too many log-ins leaves the run to the token at hand, and those after it rest', () => {
    const bench = runBench({
      record: connectedRecord({ lastSuccessAtMs: START_MS - DAY }),
      issuedAgoMs: DAY,
    });
    const logins = { words: 'rate_limit_exceeded', reason: 'logins' };
    bench.connection.failRenewal(new AppError('salesforce.rate_limited', 'too many', logins));
    expect(bench.run().kind).toBe('active');
    expect(bench.record()).toMatchObject({ throttledUntilMs: START_MS + HOUR, throttledBy: 'logins' });
    expect(bench.run()).toEqual({ kind: 'skipped' });
    expect(bench.connection.renewals()).toBe(1);
  });

  test('that learns of a loss lets the user wait, and asks nothing else', () => {
    const bench = runBench({ record: connectedRecord(), issuedAgoMs: DAY });
    bench.connection.failRenewal(error('auth.lost', EXPIRED));
    expect(bench.run()).toEqual({ kind: 'waiting', words: EXPIRED });
    expect(bench.asked()).toBe(0);
  });
});

describe('telling of a loss', () => {
  test('is every run’s business, whatever came of the run itself', () => {
    const bench = runBench({ record: connectedRecord({ failure: failed('lost') }) });
    bench.connection.setAccess('no');
    bench.run();
    bench.settings.change((known) => ({ ...known, leftOut: [GRACE.address] }));
    bench.run();
    expect(bench.told()).toBe(2);
  });

  test('comes after the run is noted, so a mail that cannot be sent costs the user nothing', () => {
    const tellOfLoss = () => {
      throw new Error('Service invoked too many times for one day: email.');
    };
    const bench = runBench({ record: connectedRecord(), tellOfLoss });
    expect(() => bench.run()).toThrow('Service invoked too many times for one day: email.');
    expect(bench.mine().result?.kind).toBe('active');
    expect(bench.roster).toHaveLength(1);
  });
});
