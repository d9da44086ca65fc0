/** Owns how Logger shows a value: as Java prints what the script's value has become (seen: `{a=1.0}`, `[1.0, 2.0]`). */

import { isServiceObject } from './strict';

export function javaText(value: unknown): string {
  return shown(value, []);
}

function shown(value: unknown, above: object[]): string {
  if (typeof value === 'number') return javaNumber(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (above.includes(value)) return '(this Map)';
  const within = [...above, value];
  if (Array.isArray(value)) return `[${value.map((item) => shown(item, within)).join(', ')}]`;
  return isPlain(value) ? `{${pairs(value, within).join(', ')}}` : String(value);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && !isServiceObject(value);
}

function pairs(value: object, within: object[]): string[] {
  return Object.entries(value).map(([key, item]) => `${key}=${shown(item, within)}`);
}

/** Java's Double.toString (documented there): a point always, and `1.0E7` from ten millions on. */
function javaNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e7 || size < 1e-3)) {
    const [digits, exponent] = value.toExponential().split('e') as [string, string];
    return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
  }
  return Number.isInteger(value) ? `${value}.0` : String(value);
}
