/** Owns faults by chance: which step of an execution meets one, and which, by a seed, so that the same world meets the same ones. */

import { createRandom, type Random } from '../../world/random';
import type { ChanceRequest } from '../fault-shapes';
import type { FetchedWire, FetchOrder } from '../wire';
import type { LimitTable } from './limit-table';
import type { Reply } from './service-calls';

/** What becomes of a step. */
export type Fate =
  | { name: 'killed before' | 'killed after' }
  /** Throws these words after a while; `isDone` where it was carried out all the same. */
  | { name: 'refused' | 'silent' | 'lost'; words: string; afterMs: number; isDone: boolean }
  /** Another answer, and nothing is carried out. */
  | { name: 'page'; value: unknown }
  /** Something happens first; then it is carried out. */
  | { name: 'forgotten' | 'busy'; first: () => void };

export interface ChanceFault {
  set(request: ChanceRequest | undefined): void;
  wanted(): ChanceRequest | undefined;
  /** Counts as one draw, whatever comes of it. */
  fateOf(call: { service: string; method: string; user: string }, args: readonly unknown[]): Fate | undefined;
}

export interface ChanceDeps {
  limits: LimitTable;
  emptyCaches: () => void;
  /** Makes a lock seem another's for so long. */
  occupy: (lock: 'script' | 'user', forMs: number, user?: string) => void;
}

type Ways = (args: readonly unknown[], drawn: Random, user: string) => Fate | undefined;

const BUSY_MS = 20_000;
/** Statuses of something between, or of a service that is overloaded. */
const STATUSES = [200, 429, 500, 502, 503];

export function createChanceFault({ limits, emptyCaches, occupy }: ChanceDeps): ChanceFault {
  let wanted: ChanceRequest | undefined;
  let random = createRandom(0);

  const refused = (words: string): Fate => ({ name: 'refused', words, afterMs: 0, isDone: false });
  const daily = (what: string) => refused(`Service invoked too many times for one day: ${what}.`);

  const fetchWays: Ways = ([order], drawn) => {
    const { url, timeoutSeconds } = order as FetchOrder;
    const afterMs = (timeoutSeconds ?? limits.of('fetchSeconds')) * 1_000;
    switch (drawn.below(4)) {
      case 0:
        return refused(`DNS error: ${url}`);
      case 1:
        return { name: 'silent', words: `Timeout: ${url}`, afterMs, isDone: false };
      case 2:
        return { name: 'lost', words: `Timeout: ${url}`, afterMs, isDone: true };
      default:
        return { name: 'page', value: page(url, STATUSES[drawn.below(STATUSES.length)]!) };
    }
  };

  /** Steps that can fail; a read of a property, and what only computes, cannot. */
  const WAYS: readonly [RegExp, Ways][] = [
    [/^UrlFetchApp\.fetch$/, fetchWays],
    [/^Properties\.(set|delete)/, () => daily('properties write')],
    [/^Cache\.get/, () => ({ name: 'forgotten', first: emptyCaches })],
    [
      /^Lock\.(try|wait)Lock$/,
      ([lock], drawn, user) => ({
        name: 'busy',
        first: () =>
          occupy(lock as 'script' | 'user', drawn.below(BUSY_MS), lock === 'user' ? user : undefined),
      }),
    ],
    [/^MailApp\.sendEmail$/, () => daily('email')],
    // These do not fail by themselves; an execution may end at them.
    [/^(Cache\.(put|remove)|Lock\.releaseLock)/, () => undefined],
  ];

  return {
    set(request) {
      wanted = request;
      if (request) random = createRandom(request.seed);
    },
    wanted: () => wanted,
    fateOf({ service, method, user }, args) {
      if (!wanted) return undefined;
      const ways = WAYS.find(([steps]) => steps.test(`${service}.${method}`))?.[1];
      if (!ways || random.below(wanted.oneIn) !== 0) return undefined;
      // Of those that are hit, one in eight is the execution's end.
      return random.below(8) === 0 ? killed(random) : ways(args, random, user);
    },
  };
}

function killed(random: Random): Fate {
  return { name: random.below(2) === 0 ? 'killed before' : 'killed after' };
}

function page(url: string, status: number): FetchedWire {
  const text =
    '<!doctype html><html lang="en"><head><title>Notice</title></head><body><p>Not now.</p></body></html>';
  return { url, status, headers: { 'content-type': 'text/html; charset=utf-8' }, body: { text } };
}

/** Carries the step out, or not, as its fate says. */
export async function meetFate(
  fate: Fate,
  { carriedOut, wait }: { carriedOut: () => Promise<Reply>; wait: (ms: number) => Promise<unknown> },
): Promise<Reply> {
  if ('value' in fate) return { value: fate.value };
  if ('words' in fate) {
    if (fate.isDone) await carriedOut();
    if (fate.afterMs > 0) await wait(fate.afterMs);
    return { error: { name: 'Exception', message: fate.words } };
  }
  if ('first' in fate) fate.first();
  return carriedOut();
}
