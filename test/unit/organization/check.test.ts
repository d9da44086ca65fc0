import { AppError, type ErrorCode } from '../../../src/errors';
import { type CheckDeps, checkConnection } from '../../../src/organization/check';
import { connectionEvents } from '../../../src/organization/connection-facts';
import type { OrganizationRecord } from '../../../src/organization/organization-record';
import { organizationState } from '../../../src/organization/state';
import { appErrorOf, START_MS } from '../fakes';
import { connectedRecord, EXPIRED, failed, organizationBench } from './organization-bench';

interface Check {
  record?: OrganizationRecord;
  refreshFails?: AppError;
  recordsFail?: AppError;
  isResting?: boolean;
  keyField?: 'unique' | 'missing';
}

function checking(check: Check) {
  const bench = organizationBench(check.record);
  const events = connectionEvents(bench.organization, bench.clock.nowMs);
  let refreshes = 0;
  const deps: CheckDeps = {
    oauth: {
      refresh() {
        refreshes++;
        if (check.refreshFails) throw check.refreshFails;
        events.refreshed(5);
      },
      isResting: () => check.isResting ?? false,
      generation: () => 4,
      hasAccess: () => check.refreshFails === undefined,
    },
    organization: bench.organization,
    records: {
      permissions() {
        if (check.recordsFail) throw check.recordsFail;
        return { PermissionsViewAllData: true };
      },
      isCreateable: () => false,
    },
    readKeyField: () => ({ state: check.keyField ?? 'unique' }),
    nowMs: bench.clock.nowMs,
  };
  const state = () => organizationState(bench.record(), bench.clock.nowMs());
  return { ...bench, state, refreshes: () => refreshes, check: () => checkConnection(deps) };
}

const error = (code: ErrorCode, words: string) => new AppError(code, `message of ${code}`, { words });

test('a connection that works is looked at without a refresh, and the permissions are renewed', () => {
  const bench = checking({ record: connectedRecord() });
  bench.check();
  expect(bench.refreshes()).toBe(0);
  expect(bench.record()).toMatchObject({ lastSuccessAtMs: START_MS, connected: { checkedAtMs: START_MS } });
  const present = bench.record()?.connected?.permissions.filter((one) => one.present);
  expect(present).toEqual([{ name: 'viewAllData', present: true }]);
});

test('a refresh that has failed a moment ago is tried again: an admin does not wait', () => {
  const bench = checking({ record: connectedRecord(), isResting: true });
  bench.check();
  expect(bench.refreshes()).toBe(1);
});

test.each(['unique', 'missing'] as const)(
  'a key field that is %s is noted, whatever was known',
  (keyField) => {
    const known = { state: 'not-unique', lookedAtMs: 0 } as const;
    const bench = checking({ record: connectedRecord({ keyField: known }), keyField });
    bench.check();
    expect(bench.record()?.keyField).toEqual({ state: keyField, lookedAtMs: START_MS });
  },
);

test.each(['lost', 'blocked'] as const)(
  'after it was %s Salesforce is asked once, and that may heal',
  (kind) => {
    const bench = checking({ record: connectedRecord({ failure: failed(kind) }) });
    bench.check();
    expect(bench.refreshes()).toBe(1);
    expect(bench.state()).toBe('connected');
  },
);

test('what was unreachable heals by the look alone', () => {
  const bench = checking({ record: connectedRecord({ failure: failed('unreachable') }) });
  bench.check();
  expect([bench.refreshes(), bench.state()]).toEqual([0, 'connected']);
});

test('while it is switched off the look switches nothing on', () => {
  const bench = checking({ record: connectedRecord({ isEnabled: false }) });
  bench.check();
  expect([bench.refreshes(), bench.state()]).toEqual([0, 'disabled']);
});

test('a refusal goes to the admin, and the record stays as the refresh has left it', () => {
  const record = connectedRecord({ failure: failed('lost') });
  const bench = checking({ record, refreshFails: error('auth.lost', EXPIRED) });
  expect(appErrorOf(bench.check).code).toBe('auth.lost');
  expect(bench.record()).toEqual(record);
});

test.each([
  ['salesforce.forbidden', 'blocked'],
  ['salesforce.session_refused', 'blocked'],
  ['salesforce.unavailable', 'unreachable'],
  ['http.unreachable', 'unreachable'],
] as const)('%s is told and noted as %s', (code, state) => {
  const bench = checking({ record: connectedRecord(), recordsFail: error(code, 'WORDS: of Salesforce') });
  expect(appErrorOf(bench.check).code).toBe(code);
  expect(bench.state()).toBe(state);
  expect(bench.record()?.failure?.words).toBe('WORDS: of Salesforce');
});

// Else the card would say that nobody is to blame, and its Yes and No would be gone, while a person must sign in.
test.each(['lost', 'blocked'] as const)(
  'Check again during an outage does not hide that it is %s',
  (kind) => {
    const bench = checking({
      record: connectedRecord({ failure: failed(kind) }),
      refreshFails: error('salesforce.unavailable', 'HTTP 503'),
    });
    expect(appErrorOf(bench.check).code).toBe('salesforce.unavailable');
    expect(bench.state()).toBe(kind);
  },
);

test('a disconnect meanwhile is not undone', () => {
  const bench = checking({ record: connectedRecord() });
  bench.lock.whileWaiting(() => {
    bench.properties.values.clear();
    bench.cache.clear();
  });
  bench.check();
  expect(bench.state()).toBe('not-set-up');
});
