/** The bench runs, and says of everything that it promises what it measured. How fast that is, no test asserts. */

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Figure } from '../../dev/bench/figure';

const bench = (...options: string[]) =>
  promisify(execFile)(process.execPath, ['build/bench.js', ...options], { encoding: 'utf8' });

test('with small numbers it measures everything, each beside its target', async () => {
  const { stdout } = await bench('host', '--quick', '--json');
  const { machine, figures } = JSON.parse(stdout) as { machine: string; figures: Figure[] };
  expect(machine).toMatch(/^\d+ cores \(.+\), Node v\d+/);
  for (const { median, p95 = median, count } of figures) {
    expect(median).toBeGreaterThan(0);
    expect(p95).toBeGreaterThanOrEqual(median);
    expect(count).toBeGreaterThan(0);
  }
  const targets = figures
    .filter(({ what, target }) => target !== undefined && !what.startsWith('  '))
    .map(({ what, unit, target }) => `${what.replace(/bundle of .*/, 'bundle')} ≤ ${target} ${unit}`);
  expect(targets).toEqual([
    'warm execution, bundle ≤ 3 ms',
    'cold execution, bundle ≤ 60 ms',
    'synchronous service call ≤ 150 µs',
    'memory of the host that holds it, 4 idle workers ≤ 400 MB',
    'page of messages.list with q, all of these ≤ 50 ms',
  ]);
  const others = figures.filter(({ target }) => target === undefined).map(({ what }) => what.trim());
  expect(others).toContain('4 executions at once, all over');
  expect(others.filter((what) => what === 'peak memory')).toHaveLength(2);
  expect(others).toContain('its rate');
});

test('of an org it measures each figure that has a target', async () => {
  const { stdout } = await bench('salesforce', '--quick', '--json');
  const { figures } = JSON.parse(stdout) as { figures: Figure[] };
  for (const { median } of figures) expect(median).toBeGreaterThan(0);
  const targets = figures.flatMap(({ what, unit, target }) =>
    target === undefined ? [] : [`${what} ≤ ${target} ${unit}`],
  );
  expect(targets.slice(0, 4)).toEqual([
    'start-up with existing state ≤ 2000 ms',
    'match of 40 addresses in one composite ≤ 60 ms',
    'collection create of 200 EmailMessages ≤ 100 ms',
    'page of 2,000 rows of an indexed query, the first ≤ 40 ms',
  ]);
});

test('a subject or a part that there is not is refused with a sentence', async () => {
  await expect(bench('host', '--only', 'nothing')).rejects.toMatchObject({
    code: 1,
    stderr: 'There is no part "nothing"; there are executions, parallel, mail.\n',
  });
  await expect(bench()).rejects.toMatchObject({
    code: 1,
    stderr: 'There is no subject ""; there are host, salesforce.\n',
  });
});
