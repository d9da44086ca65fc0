/** What `npm run bench` says to a program: the rows that were asked for, in one shape, and a status that tells of a missed one. */

import { measureRosterStore } from '../../bench/measure/roster-store';
import { jsonOf, linesOf, type Row, statusOf } from '../../bench/row';
import { chosenIds, type Measurement, runBench } from '../../bench/run-bench';

const silent = () => undefined;

test('a row is what was measured beside its target and the plain way', async () => {
  const rows = await runBench([{ ids: ['P14'], measure: measureRosterStore }], chosenIds('p14'), silent);
  const told = JSON.parse(jsonOf(rows)) as Row[];
  expect(told.map(({ id }) => id)).toEqual(['P14']);
  expect(Object.keys(told[0]!)).toEqual(['id', 'measure', 'target', 'figure', 'naive', 'met']);
  expect(told[0]).toMatchObject({ target: '≤ 40 / 400 KB', met: true });
  expect(told[0]!.figure).toMatch(/^\d+\.\d \/ \d+\.\d KB; the words of errors at most \d+\.\d KB more/);
  expect(statusOf(rows)).toBe(0);
});

const row = (id: 'P9' | 'P10', figure: number, target: number): Row => ({
  id,
  measure: 'calls',
  target: `≤ ${target}`,
  figure,
  naive: 1_002,
  met: figure <= target,
});

test('a target that is missed is no success, and says so to people too', async () => {
  const missed: Measurement = {
    ids: ['P9', 'P10'],
    measure: () => Promise.resolve([row('P9', 25, 24), row('P10', 1, 24)]),
  };
  const rows = await runBench([missed], chosenIds(undefined), silent);
  expect(rows.map(({ met }) => met)).toEqual([false, true]);
  expect(statusOf(rows)).toBe(1);
  expect(linesOf(rows[0]!)).toMatch(/^P9 +MISSED/);
  expect(linesOf(rows[1]!)).toMatch(/^P10 +met/);
});

test('of several rows of one measurement those are told that were asked for', async () => {
  const both: Measurement = {
    ids: ['P9', 'P10'],
    measure: () => Promise.resolve([row('P9', 1, 24), row('P10', 1, 24)]),
  };
  expect((await runBench([both], chosenIds('P10'), silent)).map(({ id }) => id)).toEqual(['P10']);
});

test('a measurement that breaks down has met nothing, and the others are told all the same', async () => {
  const broken: Measurement = { ids: ['P9'], measure: () => Promise.reject(new Error('no host')) };
  const whole: Measurement = { ids: ['P10'], measure: () => Promise.resolve([row('P10', 1, 24)]) };
  const rows = await runBench([broken, whole], chosenIds(undefined), silent);
  expect(rows).toMatchObject([
    { id: 'P9', figure: 'no host', met: false },
    { id: 'P10', met: true },
  ]);
  expect(statusOf(rows)).toBe(1);
});

test('a row that there is not is refused with a sentence', () => {
  expect(() => chosenIds('P8,P2')).toThrow(
    'There is no row "P2"; there are P1, P8, P9, P10, P11, P12, P13, P14, P15, P16, P17, P18.',
  );
});
