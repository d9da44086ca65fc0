/**
 * Owns how long a service call would have taken on the platform: drawn from published p50 and p95 with the host's
 * randomness. The shape between and beyond the two points is assumed: lognormal.
 */

import type { Random } from '../../world/random';
import type { LatencyMode } from '../fault-shapes';
import type { FetchOrder } from '../wire';
import type { LimitTable } from './limit-table';

/** Milliseconds, and where they are from: `[M…]` and `[assume]` as in facts/quality.md A1. */
interface Published {
  p50: number;
  p95: number;
  source: string;
}

export interface Latency {
  mode(): LatencyMode;
  set(mode: LatencyMode): void;
  /** Milliseconds for this call; 0 when off, and for calls whose time nobody has published. */
  draw(service: string, method: string, args: readonly unknown[]): number;
}

const SCRIPT_READ: Published = { p50: 30, p95: 60, source: '[M2]' };
const USER_READ: Published = { p50: 34, p95: 60, source: '[M2]' };
const PROPERTY_WRITE: Published = { p50: 63, p95: 150, source: '[M2]' };
const CACHE_READ: Published = { p50: 15, p95: 25, source: '[M2][M4]' };
const CACHE_WRITE: Published = { p50: 60, p95: 110, source: '[M2][M4]' };
const CACHE_REMOVE: Published = { p50: 90, p95: 145, source: '[M4]' };
const LOCK: Published = { p50: 40, p95: 100, source: '[assume]' };
const FETCH_GOOGLE: Published = { p50: 250, p95: 625, source: '[assume]' };
const FETCH_READ: Published = { p50: 300, p95: 750, source: '[assume]' };
const FETCH_WRITE: Published = { p50: 900, p95: 2_250, source: '[assume]' };

/** Bulk calls and deletions as the single write or read: assumed. */
const BY_METHOD: Record<string, Published> = {
  'Properties.setProperty': PROPERTY_WRITE,
  'Properties.setProperties': PROPERTY_WRITE,
  'Properties.deleteProperty': PROPERTY_WRITE,
  'Properties.deleteAllProperties': PROPERTY_WRITE,
  'Cache.get': CACHE_READ,
  'Cache.getAll': CACHE_READ,
  'Cache.put': CACHE_WRITE,
  'Cache.putAll': CACHE_WRITE,
  'Cache.remove': CACHE_REMOVE,
  'Cache.removeAll': CACHE_REMOVE,
  'Lock.tryLock': LOCK,
  'Lock.waitLock': LOCK,
};

function published(service: string, method: string, args: readonly unknown[]): Published | undefined {
  const known = BY_METHOD[`${service}.${method}`];
  if (known) return known;
  if (service === 'Properties') return args[0] === 'script' ? SCRIPT_READ : USER_READ;
  return undefined;
}

/** Published for a query and for a create of 200 records; any other request is taken for one of the two: assumed. */
function ofFetch({ url, method }: FetchOrder): Published {
  const { hostname, pathname } = new URL(url);
  if (hostname.endsWith('.googleapis.com')) return FETCH_GOOGLE;
  return method === 'get' || pathname.includes('/oauth2/') ? FETCH_READ : FETCH_WRITE;
}

/** The standard normal's 95th percentile. */
const Z95 = 1.6449;
/** What a group takes beyond the slowest of its requests ([M5]). */
const GROUP = 1.05;

export function createLatency(deps: { random: Random; limits: Pick<LimitTable, 'of'> }): Latency {
  let mode: LatencyMode = 'off';

  /** Above 0 and below 1. */
  const unit = () => (deps.random.below(1_000_000) + 0.5) / 1_000_000;

  function sample({ p50, p95 }: Published): number {
    const normal = Math.sqrt(-2 * Math.log(unit())) * Math.cos(2 * Math.PI * unit());
    return Math.round(p50 * Math.exp((Math.log(p95 / p50) / Z95) * normal));
  }

  /** Each request goes to the lane that is free first. */
  function sampleGroup(orders: readonly FetchOrder[]): number {
    const lanes = Array.from({ length: Math.min(orders.length, deps.limits.of('fetchesAtOnce')) }, () => 0);
    for (const order of orders) {
      const first = lanes.indexOf(Math.min(...lanes));
      lanes[first]! += sample(ofFetch(order));
    }
    return Math.round(Math.max(...lanes, 0) * GROUP);
  }

  function draw(service: string, method: string, args: readonly unknown[]): number {
    if (mode === 'off') return 0;
    if (service === 'UrlFetchApp' && method === 'fetch') return sample(ofFetch(args[0] as FetchOrder));
    if (service === 'UrlFetchApp' && method === 'fetchAll') return sampleGroup(args[0] as FetchOrder[]);
    const known = published(service, method, args);
    return known ? sample(known) : 0;
  }

  return { mode: () => mode, set: (next) => void (mode = next), draw };
}
