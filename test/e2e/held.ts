/** Owns steering executions that are held: a race is walked through call by call. */

import type { TestHost } from './test-host';

/** Until all that have not ended are held; returns their ids in the order in which they came, none when all is over. */
export async function untilHeld(host: TestHost, ...runs: readonly Started[]): Promise<string[]> {
  for (let tries = 0; tries < 2_000; tries++) {
    const { held } = await host.faults({});
    if (held.length >= runs.filter(({ isOver }) => !isOver()).length)
      return held.map(({ executionId }) => executionId);
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
  throw new Error('They are neither held nor over.');
}

/** A function that is started, and whether it has ended. */
export interface Started<T = unknown> {
  result: Promise<T>;
  isOver: () => boolean;
}

export function started<T>(running: Promise<T>): Started<T> {
  let isOver = false;
  const result = running.finally(() => (isOver = true));
  return { result, isOver: () => isOver };
}
