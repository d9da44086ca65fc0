/** Owns the context's Date, which follows the host's clock. */

import { clockReading } from './bridge';

const NativeDate = Date;

function nowMs(): number {
  const clock = clockReading();
  return clock.mode === 'stepped' ? clock.nowMs : NativeDate.now() + clock.offsetMs;
}

/**
 * Returns a Date that differs from the native one only in what `now` is. A proxy, not a subclass, because
 * `Date()` without `new` must work too.
 */
export function createHostDate(): DateConstructor {
  const proxy: DateConstructor = new Proxy(NativeDate, {
    construct: (target, args: unknown[], newTarget) =>
      Reflect.construct(target, args.length === 0 ? [nowMs()] : args, newTarget) as object,
    apply: () => new NativeDate(nowMs()).toString(),
    get: (target, key, receiver) => (key === 'now' ? nowMs : (Reflect.get(target, key, receiver) as unknown)),
  });
  // Without this `new Date().constructor.now()` would be the machine's time.
  NativeDate.prototype.constructor = proxy;
  return proxy;
}
