/**
 * Owns how a value looks in the execution log: as the platform's console prints it, in the manner of Node 10 and before
 * (seen: `{ an: 'object' }`, `{ [Exception: words] name: 'Exception' }`).
 */

import { isServiceObject } from './strict';

const DEPTH = 2;
const LINE = 60;
/** As many elements of an array are shown (assumed, after Node). */
const ELEMENTS = 100;

export function inspected(value: unknown): string {
  return shown(value, { depth: 0, above: [] });
}

interface At {
  depth: number;
  above: object[];
}

function shown(value: unknown, at: At): string {
  if (typeof value === 'string') return `'${value.replace(/[\\']/g, '\\$&').replaceAll('\n', '\\n')}'`;
  if (typeof value === 'bigint') return `${String(value)}n`;
  if (typeof value === 'function') return value.name ? `[Function: ${value.name}]` : '[Function]';
  if (typeof value !== 'object' || value === null) return String(value);
  if (at.above.includes(value)) return '[Circular]';
  const below = { depth: at.depth + 1, above: [...at.above, value] };
  if (at.depth > DEPTH) return Array.isArray(value) ? '[Array]' : '[Object]';
  return special(value, below) ?? plain(value, below);
}

type Look = (value: never, below: At) => string;

/** The kinds of objects that have a look of their own, each by its class. */
const LOOKS: [abstract new (...args: never[]) => object, Look][] = [
  [Array, listed],
  [Date, (value: Date) => (Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString())],
  [RegExp, String],
  [Error, failure],
  [Map, (value: Map<unknown, unknown>, below) => `Map ${braced('{', pairs(value, below), '}')}`],
  [
    Set,
    (value: Set<unknown>, below) =>
      `Set ${braced(
        '{',
        [...value].map((item) => shown(item, below)),
        '}',
      )}`,
  ],
  [Promise, () => 'Promise {}'],
];

function special(value: object, below: At): string | undefined {
  // Nothing of what this host keeps in it.
  if (isServiceObject(value)) return 'ordinal' in value ? String(value) : '{}';
  const look = LOOKS.find(([type]) => value instanceof type)?.[1];
  return look?.(value as never, below);
}

function listed(value: unknown[], below: At): string {
  const items = value.slice(0, ELEMENTS).map((item) => shown(item, below));
  const more = value.length - ELEMENTS;
  return braced('[', [...items, ...(more > 0 ? [`... ${more} more items`] : [])], ']');
}

function failure(value: Error, below: At): string {
  const text = `[${value.name}: ${value.message}]`;
  return Object.keys(value).length ? braced(`{ ${text}`, properties(value, below), '}') : text;
}

function pairs(value: Map<unknown, unknown>, below: At): string[] {
  return [...value].map(([key, item]) => `${shown(key, below)} => ${shown(item, below)}`);
}

function plain(value: object, below: At): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) return braced('{', properties(value, below), '}');
  const name = value.constructor.name;
  return `${name} ${braced('{', properties(value, below), '}')}`;
}

function properties(value: object, below: At): string[] {
  return Object.entries(value).map(([key, item]) => {
    const name = /^[A-Za-z_$][\w$]*$/.test(key) ? key : `'${key}'`;
    return `${name}: ${shown(item, below)}`;
  });
}

function braced(open: string, items: string[], close: string): string {
  if (items.length === 0) return open + close;
  const length = items.reduce((sum, item) => sum + item.length + 1, 0);
  const isLong = length + open.length > LINE || items.some((item) => item.includes('\n'));
  return isLong ? `${open} ${items.join(',\n  ')} ${close}` : `${open} ${items.join(', ')} ${close}`;
}
