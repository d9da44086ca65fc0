/** Owns a host that runs a project which does what a test tells it: the test's own functions, in the real worker. */

import type { HostOptions } from '../../dev/host/create-host';
import { startHost, type TestHost } from '../e2e/test-host';

export const MIA = 'mia@acme.example';
export const JONAS = 'jonas@acme.example';

/** What a script threw, by its own name and words. */
export class ScriptFailure extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

export interface FixtureHost extends TestHost {
  /**
   * Runs a function of the test inside a fresh context as `user`. It sees the platform's globals and its argument,
   * and nothing of the test around it. @throws ScriptFailure
   */
  on<A, R>(user: string, act: (argument: A) => R, argument?: A): Promise<R>;
  /** Makes it what the user's triggers do when they fire. */
  whenTimerFires(user: string, act: (event: Record<string, unknown>) => void): Promise<void>;
  /** Waits until so many executions are held; returns them in the order in which they came. */
  untilHeld(count: number): ReturnType<TestHost['faults']>;
}

const TRIES = 2_000;

export async function startFixture(options: Partial<HostOptions> = {}): Promise<FixtureHost> {
  const host = await startHost({ projectDirectory: 'test/fixtures/platform', ...options });

  async function on<A, R>(user: string, act: (argument: A) => R, argument?: A): Promise<R> {
    const answer = await host.run(user, 'evaluate', { source: act.toString(), argument });
    if (!answer.ok) throw new ScriptFailure(answer.error.name, answer.error.message);
    return answer.result as R;
  }

  return {
    ...host,
    on,
    whenTimerFires: (user, act) =>
      on(
        user,
        (source: string) => void PropertiesService.getUserProperties().setProperty('onTimer', source),
        act.toString(),
      ),
    async untilHeld(count) {
      for (let tries = 0; tries < TRIES; tries++) {
        const state = await host.faults({});
        if (state.held.length >= count) return state;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      throw new Error(`It did not come to ${count} held executions.`);
    },
  };
}
