/**
 * Owns how strict the inside is: exceptions in the platform's words, signatures checked, unknown members refused.
 */

/** An error as Apps Script throws it to a script: its `name` is `Exception`. */
export function exception(message: string): Error {
  const error = new Error(message);
  error.name = 'Exception';
  return error;
}

/** Refuses what this host does not have, by its full name; never `undefined`. */
export function notImplemented(name: string): Error {
  return new Error(`not implemented in the local host: ${name}`);
}

/** `Text` is a string or nothing; `Null` is nothing alone. */
export type Kind =
  'String' | 'Number' | 'Boolean' | 'Object' | 'Array' | 'Primitive' | 'Text' | 'Null' | 'Any' | Constructor;
type Constructor = abstract new (...args: never[]) => unknown;

/**
 * Checks the arguments of a platform method against the signatures that it has.
 * A kind is a name, or a class whose instance is wanted.
 *
 * @throws Exception `The parameters (…) don't match the method signature for NAME.` (words: seen)
 */
export function checkArguments(method: string, args: ArrayLike<unknown>, ...signatures: Kind[][]): void {
  const given = Array.from(args);
  while (given.length > 0 && given[given.length - 1] === undefined) given.pop();
  const fits = signatures.some(
    (kinds) => kinds.length === given.length && kinds.every((k, i) => isOf(k, given[i])),
  );
  if (!fits) {
    const shown = given.map(kindOf).join(',');
    throw exception(`The parameters (${shown}) don't match the method signature for ${method}.`);
  }
}

const isNothing = (value: unknown): boolean => value === null || value === undefined;
const KINDS: Record<Exclude<Kind, Constructor>, (value: unknown) => boolean> = {
  Any: () => true,
  String: (value) => typeof value === 'string',
  Number: (value) => typeof value === 'number',
  Boolean: (value) => typeof value === 'boolean',
  Null: isNothing,
  Text: (value) => isNothing(value) || typeof value === 'string',
  Primitive: (value) => value === null || ['string', 'number', 'boolean', 'bigint'].includes(typeof value),
  Array: (value) => Array.isArray(value),
  Object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
};

function isOf(kind: Kind, value: unknown): boolean {
  return typeof kind === 'string' ? KINDS[kind](value) : value instanceof kind;
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return `${value.length ? kindOf(value[0]) : 'Object'}[]`;
  if (typeof value === 'string') return 'String';
  if (typeof value === 'object') return '(class)';
  return typeof value;
}

const wrapped = new WeakSet();
const nothing = (): object => ({});

/** Whether `value` is a service or one of its objects. */
export function isServiceObject(value: object): boolean {
  return wrapped.has(value);
}

/**
 * Wraps a service or one of its objects so that reading or setting a member that it does not have throws,
 * as the platform has no such member either, or this host has not built it. Each prints the last of its name (seen),
 * and nothing of what this host keeps in it becomes JSON (seen: `{}`). The language asks any object for its `then`.
 */
export function strict<T extends object>(target: T, name: string): T {
  const proxy = new Proxy(target, {
    get(object, key, receiver) {
      if (typeof key === 'symbol') return Reflect.get(object, key, receiver);
      const isOwn = key in object && !(key === 'toString' && object.toString === Object.prototype.toString);
      if (isOwn) return Reflect.get(object, key, receiver);
      if (key === 'toString') return () => name.split('.').pop();
      if (key === 'toJSON') return nothing;
      if (key === 'then') return undefined;
      throw notImplemented(`${name}.${key}`);
    },
    set(object, key, value, receiver) {
      if (!(key in object)) throw notImplemented(`${name}.${String(key)}`);
      return Reflect.set(object, key, value, receiver);
    },
  });
  wrapped.add(proxy);
  return proxy;
}
