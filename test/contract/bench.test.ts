/** The bench runs, and says of everything that it promises what it measured. How fast that is, no test asserts. */

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Figure } from '../../dev/bench/figure';

const bench = (...options: string[]) =>
  promisify(execFile)(process.execPath, ['build/bench.js', ...options], { encoding: 'utf8' });

test('with small numbers it measures everything, each beside its target', async () => {
  const { stdout } = await bench('--quick', '--json');
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

test('a part that there is not is refused with a sentence', async () => {
  await expect(bench('--only', 'nothing')).rejects.toMatchObject({
    code: 1,
    stderr: 'There is no part nothing; there are executions, parallel, mail.\n',
  });
});
