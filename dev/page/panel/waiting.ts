/** Owns counting what the panel waits for at each place. */

import type { Busy } from './panel-frame';

export interface Waiting {
  start(key: string, how: Busy): void;
  end(key: string, how: Busy): void;
  at(key: string): Busy;
}

export function createWaiting(): Waiting {
  const counts = new Map<string, number>();
  const change = (key: string, by: number) => void counts.set(key, (counts.get(key) ?? 0) + by);
  const isAny = (key: string) => (counts.get(key) ?? 0) > 0;
  return {
    start: (key, how) => change(`${how} ${key}`, 1),
    end: (key, how) => change(`${how} ${key}`, -1),
    at: (key) => (isAny(`waiting ${key}`) ? 'waiting' : isAny(`quiet ${key}`) ? 'quiet' : 'idle'),
  };
}
