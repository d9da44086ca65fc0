/** Owns console and Logger: lines go to the execution's log. */

import { call, scriptTimeZone } from './bridge';
import { inspected } from './inspect';
import { javaText } from './java-text';
import { checkArguments, strict } from './strict';
import { formatDate } from './utilities/format-date';

type Level = 'debug' | 'info' | 'warn' | 'error';

/** `%s` and its like stand for the values in turn; what is left over follows (documented). */
function line(values: unknown[]): string {
  const [first, ...rest] = values;
  if (values.length === 1 && first instanceof Error) return first.stack ?? `${first.name}: ${first.message}`;
  if (typeof first !== 'string') return values.map(shown).join(' ');
  let used = 0;
  const text = first.replace(/%([%sdifoOj])/g, (mark, kind: string) => {
    if (kind === '%') return '%';
    return used < rest.length ? marked(kind, rest[used++]) : mark;
  });
  return [text, ...rest.slice(used).map(shown)].join(' ');
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : inspected(value));

function marked(kind: string, value: unknown): string {
  if (kind === 'd') return String(Number(value));
  if (kind === 'i') return String(Math.trunc(Number(value)));
  if (kind === 'f') return String(Number(value));
  return kind === 'j' ? JSON.stringify(value) : shown(value);
}

function write(level: Level, values: unknown[]): void {
  call('console', level, line(values));
}

/** Apps Script's console; Node's inspector console, which a bare context has, swallows its lines. */
export class HostConsole implements Console {
  private readonly started = new Map<string, number>();

  /** At level DEBUG (documented). */
  log(...values: unknown[]): void {
    write('debug', values);
  }
  info(...values: unknown[]): void {
    write('info', values);
  }
  warn(...values: unknown[]): void {
    write('warn', values);
  }
  error(...values: unknown[]): void {
    write('error', values);
  }
  time(label: string): void {
    checkArguments('console.time', arguments, ['String']);
    this.started.set(label, Date.now());
  }
  /** In milliseconds (seen). A timer that was not started tells nothing (assumed). */
  timeEnd(label: string): void {
    checkArguments('console.timeEnd', arguments, ['String']);
    const startMs = this.started.get(label);
    if (startMs === undefined) return;
    this.started.delete(label);
    write('debug', [`${label}: ${Date.now() - startMs}ms`]);
  }
}

/** Newer than the types, which have no `toString` of it: `Logger` prints its name (assumed). */
export class HostLogger implements GoogleAppsScript.Base.Logger {
  private lines: string[] = [];

  log(data: unknown, ...values: unknown[]): this {
    const text = logged(data, values);
    const time = formatDate(new Date(), scriptTimeZone(), 'EEE MMM dd HH:mm:ss z yyyy');
    this.lines.push(`${time} INFO: ${text}\n`);
    call('console', 'info', text);
    return this;
  }
  /** Each line with its time and level (seen on the older runtime, assumed on this one). */
  getLog(): string {
    return this.lines.join('');
  }
  clear(): void {
    this.lines = [];
  }
}

/** Only `%s` is a mark (documented). An object with a message and no more is that message (documented). */
function logged(data: unknown, values: unknown[]): string {
  if (typeof data !== 'string' || values.length === 0) return [data, ...values].map(javaText).join(' ');
  let used = 0;
  const text = data.replace(/%s|%d/g, (mark) => (used < values.length ? javaText(values[used++]) : mark));
  return text;
}

export function createConsole(): Console {
  return strict(new HostConsole(), 'console');
}

export function createLogger(): GoogleAppsScript.Base.Logger {
  return strict(new HostLogger(), 'Logger');
}
