/** Owns how times are said, in the viewer's time zone. */

/** Whose eyes a card is for. */
export interface Viewer {
  /** For instance `Europe/Oslo`. */
  timeZone: string;
  nowMs: number;
}

type Part = 'year' | 'month' | 'day' | 'hour' | 'minute';

/** A name that the runtime does not know is read as UTC. */
function partsOf(atMs: number, timeZone: string): Record<Part, string> {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: knownZone(timeZone),
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = Object.fromEntries(format.formatToParts(atMs).map(({ type, value }) => [type, value]));
  // Some builds of ICU write the ninth month with four letters.
  return { ...parts, month: (parts.month ?? '').slice(0, 3) } as Record<Part, string>;
}

/** The zone, or UTC for a name that the runtime does not know. */
export function knownZone(timeZone: string): string {
  return isKnownZone(timeZone) ? timeZone : 'UTC';
}

function isKnownZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** `09:12` */
export function clockTime(atMs: number, timeZone: string): string {
  const { hour, minute } = partsOf(atMs, timeZone);
  return `${hour}:${minute}`;
}

/** `23 Nov, 08:40`, with the year where it is another than now's. */
export function dateAndTime(atMs: number, { timeZone, nowMs }: Viewer): string {
  const { year, month, day, hour, minute } = partsOf(atMs, timeZone);
  const isThisYear = year === partsOf(nowMs, timeZone).year;
  return `${day} ${month}${isThisYear ? '' : ` ${year}`}, ${hour}:${minute}`;
}

/** `09:12` today, `yesterday 17:02`, else as `dateAndTime`. */
export function shortTime(atMs: number, viewer: Viewer): string {
  const dayOf = (ms: number) => {
    const { year, month, day } = partsOf(ms, viewer.timeZone);
    return `${year} ${month} ${day}`;
  };
  if (dayOf(atMs) === dayOf(viewer.nowMs)) return clockTime(atMs, viewer.timeZone);
  if (dayOf(atMs) === dayOf(noonYesterday(viewer))) return `yesterday ${clockTime(atMs, viewer.timeZone)}`;
  return dateAndTime(atMs, viewer);
}

/** About noon of the day before; days have 23 to 25 hours. */
function noonYesterday({ nowMs, timeZone }: Viewer): number {
  const { hour, minute } = partsOf(nowMs, timeZone);
  return nowMs - ((Number(hour) + 12) * 60 + Number(minute)) * 60_000;
}

/** `09:00–10:00`: the hour in which something was, where no more is known. */
export function hourSpan(hourStartMs: number, viewer: Viewer): string {
  return `${shortTime(hourStartMs, viewer)}–${clockTime(hourStartMs + 3_600_000, viewer.timeZone)}`;
}

/** `5 minutes ago`, `3 hours ago`, `2 days ago`. */
export function ago(atMs: number, nowMs: number): string {
  const minutes = Math.max(Math.round((nowMs - atMs) / 60_000), 0);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return counted(minutes, 'minute');
  const hours = Math.round(minutes / 60);
  return hours < 48 ? counted(hours, 'hour') : counted(Math.round(hours / 24), 'day');
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'} ago`;
}
