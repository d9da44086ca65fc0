/** Owns time zones by name, as Java's TimeZone and SimpleDateFormat read them. */

const MINUTE_MS = 60_000;

export interface TimeZone {
  /** Minutes east of Greenwich at an instant. */
  offsetMinutes(atMs: number): number;
  /** Such as `PDT` and `Pacific Daylight Time`. */
  names(atMs: number): { short: string; long: string };
}

/** Java takes `GMT+5`, `GMT-0530` and `GMT+05:30` (documented). */
const FIXED = /^GMT([+-])(\d{1,2})(?::?(\d{2}))?$/;

/** A name that is unknown is Greenwich's, without a word (documented: Java's TimeZone.getTimeZone). */
export function timeZoneOf(name: string): TimeZone {
  const [, sign, hours, minutes = '0'] = FIXED.exec(name) ?? [];
  if (sign) return fixedZone((sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)));
  return isKnownZone(name) ? namedZone(name) : fixedZone(0);
}

export function isKnownZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function fixedZone(offset: number): TimeZone {
  const name = offset === 0 ? 'GMT' : `GMT${offsetText(offset, ':')}`;
  return {
    offsetMinutes: () => offset,
    names: () => ({ short: name, long: offset === 0 ? 'Greenwich Mean Time' : name }),
  };
}

function namedZone(timeZone: string): TimeZone {
  const formats = new Map<string, Intl.DateTimeFormat>();
  const named = (timeZoneName: 'short' | 'long' | 'longOffset', atMs: number): string => {
    const format = formats.get(timeZoneName) ?? new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName });
    formats.set(timeZoneName, format);
    return format.formatToParts(atMs).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  };
  return {
    offsetMinutes(atMs) {
      const [, sign, hours = '0', minutes = '0'] =
        /([+-])(\d\d):(\d\d)/.exec(named('longOffset', atMs)) ?? [];
      return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
    },
    names: (atMs) => ({ short: named('short', atMs), long: named('long', atMs) }),
  };
}

/** `+0530`, with `:` `+05:30`. */
export function offsetText(minutes: number, colon: ':' | ''): string {
  const size = Math.abs(minutes);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${colon}${two(size % 60)}`;
}

/** The instant of a wall-clock time, given as if it were UTC; in a gap the clock has not sprung yet (as Java). */
export function instantOf(zone: TimeZone, wallMs: number): number {
  const first = wallMs - zone.offsetMinutes(wallMs) * MINUTE_MS;
  const second = wallMs - zone.offsetMinutes(first) * MINUTE_MS;
  const holds = (atMs: number): boolean => atMs + zone.offsetMinutes(atMs) * MINUTE_MS === wallMs;
  if (holds(second)) return second;
  return holds(first) ? first : wallMs - zone.offsetMinutes(wallMs - 24 * 60 * MINUTE_MS) * MINUTE_MS;
}
