import { type KeyFieldState, lookAtKeyField, requireKeyField } from '../../../src/organization/key-field';
import { appErrorOf, START_MS } from '../fakes';
import { connectedRecord, DAY, HOUR, organizationBench } from './organization-bench';

function looking(state: KeyFieldState, known?: { state: KeyFieldState; lookedAtMs: number }) {
  const bench = organizationBench(connectedRecord(known ? { keyField: known } : {}));
  let looks = 0;
  let now = state;
  const deps = {
    organization: bench.organization,
    salesforce: { keyField: () => (looks++, now) },
    nowMs: bench.clock.nowMs,
  };
  return { ...bench, deps, looks: () => looks, becomes: (next: KeyFieldState) => void (now = next) };
}

test('a unique field is looked at once a day, whoever runs', () => {
  const bench = looking('unique');
  requireKeyField(bench.deps);
  requireKeyField(bench.deps);
  bench.clock.advance(DAY - 1);
  requireKeyField(bench.deps);
  expect(bench.looks()).toBe(1);
  bench.clock.advance(1);
  requireKeyField(bench.deps);
  expect(bench.looks()).toBe(2);
});

test.each(['missing', 'not-unique', 'no-object'] as const)(
  'F40: a field that is %s stops the mail, in words',
  (state) => {
    const bench = looking(state);
    const error = appErrorOf(() => requireKeyField(bench.deps));
    expect(error.code).toBe('salesforce.key_field');
    expect(error.facts.words).toMatch(/EmailMessage/);
    expect(bench.record()?.keyField).toEqual({ state, lookedAtMs: START_MS });
  },
);

test('F40: one that was unique and is deployed no more is found within a day', () => {
  const bench = looking('missing', { state: 'unique', lookedAtMs: START_MS - DAY });
  expect(appErrorOf(() => requireKeyField(bench.deps)).code).toBe('salesforce.key_field');
});

test('a missing one is looked at again within the hour, and an admin’s look is at once', () => {
  const bench = looking('missing');
  appErrorOf(() => requireKeyField(bench.deps));
  bench.becomes('unique');
  expect(appErrorOf(() => requireKeyField(bench.deps)).code).toBe('salesforce.key_field');
  lookAtKeyField(bench.deps);
  requireKeyField(bench.deps);
  expect(bench.looks()).toBe(2);
  const other = looking('missing');
  appErrorOf(() => requireKeyField(other.deps));
  other.becomes('unique');
  other.clock.advance(HOUR);
  requireKeyField(other.deps);
});
