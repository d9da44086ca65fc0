/** Owns the figures of many executions at once: how long they take, and how much memory they have. */

import { loadBenchProject, startBenchScript, timeOf } from './bench-script';
import { writeBenchProject } from './bench-project';
import { type Figure, figureOf, single } from './figure';
import { memoryMb, peakOf } from './memory';
import type { Sizes } from './sizes';

/** Under the limit of 30 executions a user. */
const PER_USER = 20;

export async function measureParallel({
  parallel,
  pauseMs,
  settleMs,
  bundleBytes,
}: Sizes): Promise<Figure[]> {
  const written = writeBenchProject(bundleBytes);
  const script = startBenchScript(loadBenchProject(written.directory));
  try {
    const beforeMb = memoryMb();
    const startMs = performance.now();
    const { value: readings, peakMb } = await peakOf(() =>
      Promise.all(
        Array.from({ length: parallel }, (_, n) =>
          timeOf(script, {
            user: `user${Math.floor(n / PER_USER)}@example.com`,
            functionName: 'pause',
            event: { ms: pauseMs },
          }),
        ),
      ),
    );
    const tookMs = performance.now() - startMs;
    await new Promise((resolve) => setTimeout(resolve, settleMs));
    const note = `each of them sleeps ${pauseMs} ms`;
    return [
      single({ what: `${parallel} executions at once, all over`, unit: 'ms', note }, tookMs),
      figureOf({ what: '  each of them', unit: 'ms' }, readings),
      single({ what: '  peak memory', unit: 'MB', note: `${Math.round(beforeMb)} MB before` }, peakMb),
      single({ what: '  memory with the pool back at 4 idle workers', unit: 'MB' }, memoryMb()),
    ];
  } finally {
    await script.close();
    written.remove();
  }
}
