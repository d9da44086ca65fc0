/** Owns `%` formatting: Utilities.formatString, which is sprintf (documented), and the marks of Logger and console. */

import { exception } from '../strict';

const MARK = /%(%|(?:(\d+)\$)?([-+ 0,#(]*)(\d+)?(?:\.(\d+))?([a-zA-Z]))/g;

interface Mark {
  flags: string;
  width: number;
  precision: number | undefined;
  kind: string;
}

/**
 * Takes `%s %d %i %f %e %g %x %X %o %c %b %%` with flags, width, precision and position.
 *
 * @throws Exception for another mark, a missing argument, and a number mark on what is no number (words: assumed).
 */
export function formatString(template: string, ...args: unknown[]): string {
  // Words: seen, as for any signature.
  if (typeof template !== 'string') {
    throw exception(`The parameters don't match the method signature for Utilities.formatString.`);
  }
  let next = 0;
  return template.replace(MARK, (whole, percent: string, ...groups: (string | undefined)[]) => {
    if (percent === '%') return '%';
    const [position, flags = '', width, precision, kind = ''] = groups;
    const index = position === undefined ? next++ : Number(position) - 1;
    if (index >= args.length) throw exception(`Missing format argument: ${whole}`);
    const mark = {
      flags,
      width: Number(width ?? 0),
      precision: precision === undefined ? undefined : Number(precision),
      kind,
    };
    return fitted(mark, written(mark, args[index], whole));
  });
}

function written({ flags, precision, kind }: Mark, value: unknown, whole: string): string {
  if (kind === 's') return String(value).slice(0, precision);
  if (kind === 'b') return String(Boolean(value));
  if (kind === 'c') return typeof value === 'number' ? String.fromCodePoint(value) : String(value);
  const number = NUMBERS[kind];
  if (!number) throw exception(`Unknown format: ${whole}`);
  if (value === null || value === '' || Number.isNaN(Number(value))) {
    throw exception(`Invalid format argument for ${whole}: ${String(value)}`);
  }
  return signed(flags, Number(value), number(Math.abs(Number(value)), precision));
}

const NUMBERS: Record<string, (size: number, precision: number | undefined) => string> = {
  d: (size) => String(Math.trunc(size)),
  i: (size) => String(Math.trunc(size)),
  u: (size) => String(Math.trunc(size)),
  f: (size, precision = 6) => size.toFixed(precision),
  e: (size, precision = 6) => size.toExponential(precision).replace(/e([+-])(\d)$/, 'e$10$2'),
  g: (size, precision = 6) => String(Number(size.toPrecision(precision || 1))),
  x: (size) => Math.trunc(size).toString(16),
  X: (size) => Math.trunc(size).toString(16).toUpperCase(),
  o: (size) => Math.trunc(size).toString(8),
};

function signed(flags: string, value: number, digits: string): string {
  const grouped = flags.includes(',') ? digits.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',') : digits;
  if (value < 0) return `-${grouped}`;
  return (flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '') + grouped;
}

function fitted({ flags, width, kind }: Mark, text: string): string {
  if (flags.includes('-')) return text.padEnd(width);
  if (!flags.includes('0') || 'sbc'.includes(kind)) return text.padStart(width);
  const sign = /^[-+ ]?/.exec(text)![0];
  return sign + text.slice(sign.length).padStart(width - sign.length, '0');
}
