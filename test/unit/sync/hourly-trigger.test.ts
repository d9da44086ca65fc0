import { ensureTrigger, isTriggerLookDue } from '../../../src/sync/hourly-trigger';
import { createUserStore, type UserRecord } from '../../../src/sync/user-record';
import { fakeLock, fakeProperties, START_MS } from '../fakes';
import { HOUR } from '../organization/organization-bench';

const TWO_HOURS_AGO = START_MS - 2 * HOUR;

test.each<[string, UserRecord, boolean]>([
  ['at the first opening', {}, true],
  ['not while runs come', { triggerLookedAtMs: 0, lastRunAtMs: START_MS - HOUR }, false],
  ['not two hours after the last run', { triggerLookedAtMs: 0, lastRunAtMs: TWO_HOURS_AGO }, false],
  ['once runs have stayed away for longer', { triggerLookedAtMs: 0, lastRunAtMs: TWO_HOURS_AGO - 1 }, true],
  ['not soon after a look', { triggerLookedAtMs: START_MS - HOUR }, false],
  ['after a look that brought no run', { triggerLookedAtMs: TWO_HOURS_AGO - 1 }, true],
])('a look is due or not: %s', (_when, record, isDue) => {
  expect(isTriggerLookDue(record, START_MS)).toBe(isDue);
});

interface Opening {
  record?: UserRecord;
  isInScope?: boolean | undefined;
  refusal?: string;
}

function opened({ record = {}, refusal, ...asked }: Opening) {
  const isInScope = 'isInScope' in asked ? asked.isInScope : true;
  const lock = fakeLock();
  const mine = createUserStore(fakeProperties(), lock.withLock);
  mine.change(() => record);
  const made: boolean[] = [];
  const after = ensureTrigger({
    mine,
    record,
    nowMs: START_MS,
    isInScope: () => isInScope,
    make: () => {
      made.push(lock.isHeld());
      return refusal;
    },
  });
  return { after, stored: mine.read(), made };
}

test('someone in scope gets one, made under the own lock', () => {
  const { after, stored, made } = opened({});
  expect(made).toEqual([true]);
  expect(after).toEqual({ triggerLookedAtMs: START_MS, isInScope: true });
  expect(stored).toEqual(after);
});

test('someone out of scope gets none, and the look is noted', () => {
  const { stored, made } = opened({ isInScope: false });
  expect(made).toEqual([]);
  expect(stored).toEqual({ triggerLookedAtMs: START_MS, isInScope: false });
});

test('an admin out of scope gets one all the same: their run reads the scope’s groups', () => {
  const { stored, made } = opened({ record: { isAdmin: true }, isInScope: false });
  expect(made).toHaveLength(1);
  expect(stored).toEqual({ isAdmin: true, triggerLookedAtMs: START_MS, isInScope: false });
});

test('someone who is no admin any more gets none out of scope', () => {
  expect(opened({ record: { isAdmin: false }, isInScope: false }).made).toEqual([]);
});

test('while nobody has read the groups it is made, and the last verdict stays', () => {
  const { stored, made } = opened({ record: { isInScope: true }, isInScope: undefined });
  expect(made).toHaveLength(1);
  expect(stored).toEqual({ triggerLookedAtMs: START_MS, isInScope: true });
});

test('the platform’s refusal is kept in its words', () => {
  const words = 'This script has too many triggers. Triggers must be deleted from the script.';
  expect(opened({ refusal: words }).stored.triggerProblem).toBe(words);
});

test('a trigger that is there takes an old refusal away', () => {
  const { stored } = opened({ record: { triggerProblem: 'no', triggerLookedAtMs: 0 } });
  expect(stored).toEqual({ triggerLookedAtMs: START_MS, isInScope: true });
});

test('without need nothing is looked for, nor written', () => {
  const record: UserRecord = { lastRunAtMs: START_MS - HOUR, triggerProblem: 'no' };
  const { after, stored, made } = opened({ record });
  expect(made).toEqual([]);
  expect(after).toBe(record);
  expect(stored).toEqual(record);
});
