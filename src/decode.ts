/** Owns the small vocabulary of decoders: from `unknown` to a typed value, or an error that names the field. */

import { AppError, causedBy, type ErrorCode } from './errors';

/** Where a decoder is, and the code of the error that a wrong value means there. */
interface Place {
  readonly code: ErrorCode;
  readonly path: string;
}

/** Returns the value as `T`. @throws an AppError of the place's code, with the fact `what` */
export type Decoder<T> = (value: unknown, place: Place) => T;

/** @throws an AppError of the given code */
export function decode<T>(code: ErrorCode, decoder: Decoder<T>, value: unknown): T {
  return decoder(value, { code, path: '' });
}

/** Parses JSON and decodes it. @throws an AppError of the given code, also where it is no JSON */
export function decodeJson<T>(code: ErrorCode, decoder: Decoder<T>, json: string): T {
  return decode(code, decoder, parse(code, json));
}

function parse(code: ErrorCode, json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch (cause) {
    throw causedBy(new AppError(code, 'not JSON', { what: 'not JSON' }), cause);
  }
}

function fail(place: Place, wanted: string): never {
  const what = `${place.path || 'value'} is not ${wanted}`;
  throw new AppError(place.code, what, { what });
}

export const text: Decoder<string> = (value, place) =>
  typeof value === 'string' ? value : fail(place, 'a text');

export const whole: Decoder<number> = (value, place) =>
  typeof value === 'number' && Number.isSafeInteger(value) ? value : fail(place, 'a whole number');

export const flag: Decoder<boolean> = (value, place) =>
  typeof value === 'boolean' ? value : fail(place, 'true or false');

export function oneOf<const T extends string>(...allowed: T[]): Decoder<T> {
  return (value, place) =>
    allowed.find((one) => one === value) ?? fail(place, `one of ${allowed.join(', ')}`);
}

export function list<T>(item: Decoder<T>): Decoder<T[]> {
  return (value, place) =>
    Array.isArray(value)
      ? value.map((one, index) => item(one, { ...place, path: `${place.path}[${index}]` }))
      : fail(place, 'a list');
}

/** `undefined` and `null` are both absence. */
export function optional<T>(inner: Decoder<T>): Decoder<T | undefined> {
  return (value, place) => (value === undefined || value === null ? undefined : inner(value, place));
}

type Fields = Record<string, Decoder<unknown>>;
type MayMiss<F extends Fields> = { [K in keyof F]: undefined extends ReturnType<F[K]> ? K : never }[keyof F];
type Simplify<T> = { [K in keyof T]: T[K] };

/** The type that a record decoder gives; what may be absent is an optional field. */
type RecordOf<F extends Fields> = Simplify<
  { [K in Exclude<keyof F, MayMiss<F>>]: ReturnType<F[K]> } & {
    [K in MayMiss<F>]?: Exclude<ReturnType<F[K]>, undefined>;
  }
>;

/** What a decoder gives. */
export type Decoded<D extends Decoder<unknown>> = ReturnType<D>;

/** Reads the named fields and ignores the rest, which a newer version may have added. */
export function record<F extends Fields>(fields: F): Decoder<RecordOf<F>> {
  return (value, place) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return fail(place, 'an object');
    const read: Record<string, unknown> = {};
    for (const [name, decoder] of Object.entries(fields)) {
      const path = place.path ? `${place.path}.${name}` : name;
      const decoded = decoder((value as Record<string, unknown>)[name], { ...place, path });
      if (decoded !== undefined) read[name] = decoded;
    }
    return read as RecordOf<F>;
  };
}
