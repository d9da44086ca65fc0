import { doubtKeyField, lookAtKeyField, requireKeyField } from '../../../src/organization/key-field';
import { AppError } from '../../../src/errors';
import type { KeyField } from '../../../src/salesforce/key-field';
import { appErrorOf, START_MS } from '../fakes';
import { connectedRecord, DAY, HOUR, organizationBench } from './organization-bench';

function looking(field: KeyField | KeyField['state'], known?: KeyField & { lookedAtMs: number }) {
  const bench = organizationBench(connectedRecord(known ? { keyField: known } : {}));
  let looks = 0;
  let now = asField(field);
  const deps = {
    organization: bench.organization,
    readKeyField: () => (looks++, now),
    nowMs: bench.clock.nowMs,
  };
  return {
    ...bench,
    deps,
    looks: () => looks,
    becomes: (next: KeyField['state']) => void (now = { state: next }),
  };
}

const asField = (field: KeyField | KeyField['state']): KeyField =>
  typeof field === 'string' ? { state: field } : field;

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

describe('where a mail is a Task', () => {
  test.each(['unique', 'not-unique'] as const)(
    'a key that is %s will do, and is looked at once a day',
    (state) => {
      const bench = looking({ state, object: 'Task', namesSeveral: true });
      for (let times = 0; times < 2; times++)
        expect(requireKeyField(bench.deps)).toEqual({ state, object: 'Task', namesSeveral: true });
      bench.clock.advance(DAY - 1);
      requireKeyField(bench.deps);
      expect(bench.looks()).toBe(1);
    },
  );

  test('a field that is missing stops the mail, and is looked at again within the hour', () => {
    const bench = looking({ state: 'missing', object: 'Task' });
    const error = appErrorOf(() => requireKeyField(bench.deps));
    expect([error.code, error.facts.words]).toEqual([
      'salesforce.key_field',
      'Enhanced Email is off, and Activity has no field TrunklineKey__c',
    ]);
    bench.becomes('unique');
    bench.clock.advance(HOUR);
    expect(requireKeyField(bench.deps)).toEqual({ state: 'unique' });
  });
});

test.each([
  ['salesforce.rejected', "INVALID_TYPE: sObject type 'EmailMessage' is not supported.", 2],
  ['salesforce.key_field', 'INVALID_FIELD_FOR_INSERT_UPDATE: no such field', 2],
  ['salesforce.rejected', 'MALFORMED_QUERY: x', 1],
  ['salesforce.unavailable', 'INVALID_TYPE: x', 1],
] as const)('%s with “%s” is %d looks', (code, words, looks) => {
  const bench = looking('unique');
  requireKeyField(bench.deps);
  doubtKeyField(bench.organization, new AppError(code, 'refused', { words }));
  requireKeyField(bench.deps);
  expect(bench.looks()).toBe(looks);
});
