/** Owns console and Logger: lines go to the execution's log. */

import { call } from './bridge';
import { strict } from './strict';

type Level = 'debug' | 'info' | 'warn' | 'error';

function line(values: unknown[]): string {
  const [first, ...rest] = values;
  if (typeof first !== 'string') return values.map(shown).join(' ');
  let used = 0;
  const text = first.replace(/%[sdifoOj]/g, (mark) => (used < rest.length ? shown(rest[used++]) : mark));
  return [text, ...rest.slice(used).map(shown)].join(' ');
}

function shown(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Error) return value.stack ?? `${value.name}: ${value.message}`;
  if (typeof value === 'object' && value !== null) return JSON.stringify(value);
  return String(value);
}

function write(level: Level, values: unknown[]): void {
  call('console', level, line(values));
}

/** Apps Script's console; Node's inspector console, which a bare context has, swallows its lines. */
export function createConsole(): Console {
  const started = new Map<string, number>();
  return strict(
    {
      log: (...values: unknown[]) => write('info', values),
      info: (...values: unknown[]) => write('info', values),
      warn: (...values: unknown[]) => write('warn', values),
      error: (...values: unknown[]) => write('error', values),
      time: (label: string) => void started.set(label, Date.now()),
      timeEnd: (label: string) =>
        write('debug', [`${label}: ${Date.now() - (started.get(label) ?? Date.now())}ms`]),
    },
    'console',
  );
}

export function createLogger(): GoogleAppsScript.Base.Logger {
  const lines: string[] = [];
  const logger: GoogleAppsScript.Base.Logger = strict(
    {
      log(...values: unknown[]) {
        const text = line(values);
        lines.push(text);
        write('info', [text]);
        return logger;
      },
      getLog: () => lines.join('\n'),
      clear: () => void lines.splice(0),
    },
    'Logger',
  );
  return logger;
}
