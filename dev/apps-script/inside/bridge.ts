/** Owns the only way out of a context: one synchronous call that takes and returns text. */

import type { CallReply, ClockReading, RunOrder } from '../wire';
import type { Boot } from './boot';
import { jsonText, jsonValue } from './language';

type HostCall = (service: string, method: string, argsJson: string) => string;

let hostCall: HostCall;
let clock: ClockReading;
let timeZone: string;
let seed: number;
let enabled: RunOrder['advancedServices'];
let htmlJson: string;
let htmlFiles: Record<string, string> | undefined;

/** Takes the way out from the global where the worker put it. After this nothing in the context can reach it. */
export function connect(boot: Boot): void {
  hostCall = boot.hostCall;
  const order = jsonValue(boot.orderJson) as RunOrder;
  clock = order.clock;
  timeZone = order.scriptTimeZone;
  seed = order.randomSeed;
  enabled = order.advancedServices;
  htmlJson = boot.htmlJson;
}

/** Asks the host for a service's method and waits. Throws what the platform would throw, in this realm. */
export function call<T>(service: string, method: string, ...args: unknown[]): T {
  const reply = jsonValue(hostCall(service, method, jsonText(args))) as CallReply;
  clock = reply.clock;
  if ('error' in reply) {
    const error = new Error(reply.error.message);
    error.name = reply.error.name;
    throw error;
  }
  return reply.value as T;
}

/** What the host's clock showed at the last call; how to read it is up to `date`. */
export function clockReading(): ClockReading {
  return clock;
}

export function randomSeed(): number {
  return seed;
}

export function advancedServices(): RunOrder['advancedServices'] {
  return enabled;
}

export function scriptTimeZone(): string {
  return timeZone;
}

/** The text of one of the project's HTML files, by its name without `.html`. Read only when one is asked for. */
export function htmlFile(name: string): string | undefined {
  htmlFiles ??= jsonValue(htmlJson) as Record<string, string>;
  return Object.hasOwn(htmlFiles, name) ? htmlFiles[name] : undefined;
}
