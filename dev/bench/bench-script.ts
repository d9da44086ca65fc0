/** Owns an Apps Script host without Google and Salesforce around it: what the bench of executions measures. */

import { dirname } from 'node:path';
import { type AppsScript, createAppsScript } from '../apps-script/outside/create-apps-script';
import { loadProject, type Project } from '../apps-script/project';
import { createClock } from '../world/clock';
import { createRandom } from '../world/random';
import { createStateStore } from '../world/state-store';

/** Where this bench was built to: the worker is beside it. */
export const BUILD_DIRECTORY = dirname(process.argv[1]!);

export function loadBenchProject(directory: string): Project {
  return loadProject({ directory, usualScriptId: 'bench' });
}

/** The clock is live, as at `npm start`. */
export function startBenchScript(project: Project): AppsScript {
  return createAppsScript({
    project,
    buildDirectory: BUILD_DIRECTORY,
    clock: createClock('live', Date.now()),
    random: createRandom(1),
    state: createStateStore(undefined),
    network: () => undefined,
    authorizations: {
      accessToken: () => 'token',
      granted: (_user, scopes) => [...scopes],
      consentUrl: () => 'https://accounts.google.com/',
    },
    deliverMail: () => Promise.resolve(),
  });
}

/** Runs one function to its end, and fails when it failed. Resolves with milliseconds. */
export async function timeOf(
  script: AppsScript,
  call: { user?: string; functionName: string; event?: object },
): Promise<number> {
  const { user = 'bench@example.com', functionName, event = {} } = call;
  const before = performance.now();
  const { outcome } = await script.run({ user, functionName, event, kind: 'api' });
  const tookMs = performance.now() - before;
  if (outcome.kind === 'error') throw new Error(`${functionName}: ${outcome.error.message}`);
  return tookMs;
}
