/** Owns how times are written on the page: in the viewer's zone, day before month, 24 hours. */

export interface Times {
  /** `09:12` */
  hour: (atMs: number) => string;
  /** As a mailbox has it: `09:12` on the same day, `21 Nov` in the same year, else `21 Nov 2025`. */
  brief: (atMs: number, nowMs: number) => string;
  /** `Tue 24 Nov 2026, 09:12:05` */
  full: (atMs: number) => string;
}

/** `timeZone` is an IANA name, for instance `Europe/Oslo`. */
export function createTimes(timeZone: string): Times {
  const format = (atMs: number, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { ...options, timeZone, hourCycle: 'h23' }).format(atMs);
  const date = (atMs: number) => format(atMs, { day: 'numeric', month: 'short', year: 'numeric' });
  const year = (atMs: number) => format(atMs, { year: 'numeric' });
  const hour = (atMs: number) => format(atMs, { hour: '2-digit', minute: '2-digit' });
  return {
    hour,
    brief(atMs, nowMs) {
      if (date(atMs) === date(nowMs)) return hour(atMs);
      return year(atMs) === year(nowMs) ? format(atMs, { day: 'numeric', month: 'short' }) : date(atMs);
    },
    full(atMs) {
      const seconds = format(atMs, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
      return `${format(atMs, { weekday: 'short' })} ${date(atMs)}, ${seconds}`;
    },
  };
}

/** A span of milliseconds in words of at most two parts: `0.24 ms`, `830 ms`, `4.2 s`, `2 min 5 s`, `6 h`. */
export function inWords(ms: number): string {
  if (ms > 0 && ms < 1) return `${ms.toFixed(2)} ms`;
  const whole = Math.round(ms);
  if (whole < 1000) return `${whole} ms`;
  const tenths = Math.round(ms / 100);
  if (tenths < 600) return `${(tenths / 10).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 3600) return twoParts([Math.floor(seconds / 60), 'min'], [seconds % 60, 's']);
  const minutes = Math.round(seconds / 60);
  return twoParts([Math.floor(minutes / 60), 'h'], [minutes % 60, 'min']);
}

function twoParts(...[[large, unit], [small, part]]: [[number, string], [number, string]]): string {
  return small ? `${large} ${unit} ${small} ${part}` : `${large} ${unit}`;
}
