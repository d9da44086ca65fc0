/**
 * Owns the parts of the language that the way to the host stands on, taken before the project's code can replace them:
 * a script that breaks JSON or Promise breaks itself, not its host.
 */

export const { parse: jsonValue, stringify: jsonText } = JSON;
export const { isArray } = Array;
export const PlatformPromise = Promise;
const { then } = Promise.prototype;
const { apply } = Reflect;

/** `promise.then`, whatever the promise or its prototype has become. */
export function whenSettled(
  promise: Promise<unknown>,
  done: (value: unknown) => void,
  failed: (thrown: unknown) => void,
): void {
  void apply(then, promise, [done, failed]);
}
