import { NEW_ORGANIZATION } from '../../../src/organization/organization-record';
import { healed } from '../../../src/organization/organization-store';
import { appErrorOf } from '../fakes';
import { acme, connectedRecord, failed, KEYS, organizationBench } from './organization-bench';

test('a change is made under the lock, and counts the revision', () => {
  const bench = organizationBench();
  const after = bench.organization.change((record) => ({ ...record, isEnabled: false }));
  expect(after).toEqual({ ...NEW_ORGANIZATION, isEnabled: false, revision: 1 });
  expect(bench.record()).toEqual(after);
  expect(bench.lock.taken()).toBe(1);
});

test('a change is made on what another has written while this one waited for the lock', () => {
  const bench = organizationBench(connectedRecord());
  bench.lock.whileWaiting(() => {
    const text = JSON.stringify({ v: 1, d: connectedRecord({ revision: 8, refreshedAtMs: 5 }) });
    bench.properties.setProperty(KEYS.organization, text);
  });
  bench.organization.change((record) => ({ ...record, isEnabled: false }));
  expect(bench.record()).toMatchObject({ revision: 9, refreshedAtMs: 5, isEnabled: false });
});

test('a property read in its old state does not undo a write: the cache’s higher revision counts', () => {
  const bench = organizationBench(connectedRecord());
  bench.properties.freezeReads();
  bench.organization.change((record) => ({ ...record, failure: failed('lost') }));
  expect(bench.organization.peek()).not.toHaveProperty('failure');
  expect(bench.organization.readLatest()).toMatchObject({ revision: 8, failure: { kind: 'lost' } });
  bench.organization.change((record) => ({ ...record, isEnabled: false }));
  bench.properties.thawReads();
  expect(bench.record()).toMatchObject({ revision: 9, isEnabled: false, failure: { kind: 'lost' } });
});

test('a change that changes nothing writes nothing', () => {
  const bench = organizationBench(connectedRecord());
  const before = bench.properties.values.get(KEYS.organization);
  expect(bench.organization.change((record) => record)).toEqual(connectedRecord());
  expect(bench.properties.values.get(KEYS.organization)).toBe(before);
});

test('a lock that is not to be had changes nothing', () => {
  const bench = organizationBench(connectedRecord());
  bench.lock.refuse();
  expect(appErrorOf(() => bench.organization.change(healed)).code).toBe('store.busy');
  expect(bench.record()).toEqual(connectedRecord());
});

test('a record that a newer version wrote, or nobody, is corrupt', () => {
  for (const text of ['{"v":2,"d":{}}', 'garbage', '{"v":1,"d":{"revision":1,"isEnabled":"yes"}}']) {
    const bench = organizationBench();
    bench.properties.setProperty(KEYS.organization, text);
    expect(appErrorOf(bench.organization.readLatest).code).toBe('store.corrupt');
  }
});

test('every field comes back as it was written', () => {
  const record = connectedRecord({
    connected: acme({ expiresAtMs: 9 }),
    failure: failed('blocked'),
    lastSuccessAtMs: 1,
    refreshedAtMs: 2,
    noticeGeneration: 3,
    throttledUntilMs: 4,
  });
  expect(organizationBench(record).organization.readLatest()).toEqual(record);
});
