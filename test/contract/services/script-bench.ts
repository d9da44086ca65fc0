/** Owns an Apps Script host around the fixture project: a test's lines run in a real worker, over the real bridge. */

import {
  createAppsScript,
  type AppsScript,
  type AppsScriptDeps,
} from '../../../dev/apps-script/outside/create-apps-script';
import { loadProject } from '../../../dev/apps-script/project';
import { createClock, type Clock } from '../../../dev/world/clock';
import { createRandom } from '../../../dev/world/random';
import { createStateStore } from '../../../dev/world/state-store';
import type { ExecutionRow } from '../../../dev/apps-script/execution-record';

export const START_MS = Date.UTC(2026, 10, 23, 8, 30, 15, 250);
export const USER = 'dana@acme.example';

export interface ScriptBench {
  clock: Clock;
  appsScript: AppsScript;
  /** Requests that reached the network, oldest first. */
  requests: Request[];
  /** Answers every request from now on; a function may throw, as a network does. */
  answerWith(answer: (request: Request) => Response | Promise<Response> | undefined): void;
  /** What the lines return; fails with `NAME: message` as the script threw it. */
  inside(lines: string, data?: object): Promise<unknown>;
  call(functionName: string, event?: object): Promise<unknown>;
  /** The name and words of what the lines throw; empty when they throw nothing. */
  refusal(lines: string, data?: object): Promise<string>;
  lastRow(): ExecutionRow;
  close(): Promise<void>;
}

interface BenchOptions {
  /** Scopes that the user has granted; the manifest's unless told. */
  granted?: readonly string[];
  /** Whose tokens Google issues and knows. */
  accessToken?: (user: string, scopes: readonly string[]) => string;
  clock?: Clock;
  deliverMail?: AppsScriptDeps['deliverMail'];
}

export function createScriptBench(options: BenchOptions = {}): ScriptBench {
  const { granted } = options;
  const project = loadProject({ directory: 'test/fixtures/services', usualScriptId: 'script-of-the-bench' });
  const clock = options.clock ?? createClock('stepped', START_MS);
  const requests: Request[] = [];
  let answer: Parameters<ScriptBench['answerWith']>[0] = () => undefined;
  const appsScript = createAppsScript({
    project,
    buildDirectory: 'build',
    clock,
    random: createRandom(7),
    state: createStateStore(undefined),
    network(request) {
      requests.push(request);
      const response = answer(request);
      return response === undefined ? undefined : Promise.resolve(response);
    },
    authorizations: {
      accessToken: options.accessToken ?? ((user) => `token of ${user}`),
      granted: (_user, scopes) => [...(granted ?? scopes)],
      consentUrl: () => 'https://accounts.google.com/consent',
    },
    deliverMail: options.deliverMail ?? (() => Promise.resolve()),
  });

  async function call(functionName: string, event: object = {}): Promise<unknown> {
    const { outcome } = await appsScript.run({ user: USER, functionName, event, kind: 'api' });
    if (outcome.kind === 'error') throw new Error(`${outcome.error.name}: ${outcome.error.message}`);
    return outcome.kind === 'value' ? outcome.value : outcome;
  }

  const inside = (lines: string, data: object = {}) => call('runLines', { lines, ...data });

  return {
    clock,
    appsScript,
    requests,
    answerWith: (next) => void (answer = next),
    inside,
    call,
    refusal: (lines, data) =>
      inside(lines, data).then(
        () => '',
        (error: unknown) => (error as Error).message,
      ),
    lastRow: () => appsScript.executions.rows()[0]!,
    close: () => appsScript.close(),
  };
}
