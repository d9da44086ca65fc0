/** Owns the figures of single executions: warm, cold, and what one service call costs. */

import type { Project } from '../apps-script/project';
import { loadBenchProject, startBenchScript, timeOf } from './bench-script';
import { writeBenchProject } from './bench-project';
import { type Figure, figureOf } from './figure';
import type { Sizes } from './sizes';

export async function measureExecutions(sizes: Sizes): Promise<Figure[]> {
  const written = writeBenchProject(sizes.bundleBytes);
  try {
    const project = loadBenchProject(written.directory);
    const bundle = `${Math.round(project.files.reduce((sum, { text }) => sum + text.length, 0) / 1024)} KB`;
    return [
      await warm(project, sizes, bundle),
      await cold(project, sizes, bundle),
      await serviceCall(project, sizes),
    ];
  } finally {
    written.remove();
  }
}

async function warm(project: Project, { executions }: Sizes, bundle: string): Promise<Figure> {
  const script = startBenchScript(project);
  const readings: number[] = [];
  for (let n = 0; n < 20; n++) await timeOf(script, { functionName: 'nothing' });
  for (let n = 0; n < executions; n++) readings.push(await timeOf(script, { functionName: 'nothing' }));
  await script.close();
  return figureOf({ what: `warm execution, bundle of ${bundle}`, unit: 'ms', target: 3 }, readings);
}

/** From making the host's pool to the first result: a thread starts, and compiles everything. */
async function cold(project: Project, { coldStarts }: Sizes, bundle: string): Promise<Figure> {
  const readings: number[] = [];
  for (let n = 0; n < coldStarts; n++) {
    const before = performance.now();
    const script = startBenchScript(project);
    await timeOf(script, { functionName: 'nothing' });
    readings.push(performance.now() - before);
    await script.close();
  }
  return figureOf({ what: `cold execution, bundle of ${bundle}`, unit: 'ms', target: 60 }, readings);
}

/** An execution with many calls, shared among them: the little that the execution itself takes is in it too. */
async function serviceCall(project: Project, { callBatches, callsPerBatch: times }: Sizes): Promise<Figure> {
  const script = startBenchScript(project);
  const call = { functionName: 'read', event: { times } };
  const readings: number[] = [];
  await timeOf(script, call);
  for (let n = 0; n < callBatches; n++) readings.push(((await timeOf(script, call)) * 1000) / times);
  await script.close();
  const note = `each the mean of an execution with ${times} calls of getProperty`;
  return figureOf({ what: 'synchronous service call', unit: 'µs', target: 150, note }, readings);
}
