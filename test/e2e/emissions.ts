/**
 * Owns everything that a host has said to anybody but the simulated Salesforce: answers with their headers (a redirect's
 * address is one), its output, the names of its files. Searched at the end of each file for what must be nowhere.
 */

import { readdirSync } from 'node:fs';

export interface Emissions {
  /** An answer to a request for `url`. */
  heard(url: string, answer: { headers: object; text: string }): void;
  all(): string;
  /** What the host has called a defect of its own. */
  defects(): string[];
  /** Gives standard output and error back. */
  stop(): void;
}

/** What the orgs' own pages and endpoints answer holds secrets by nature, and so do their demo guide and people's mail. */
function isPrivate(url: URL): boolean {
  const isOurs = /^(localhost|127\.0\.0\.1|(mail|script)\.google\.localhost)$/.test(url.hostname);
  return !isOurs || /\/api\/(salesforce|mailbox)/.test(url.pathname);
}

export function listen(stateDirectory: string | undefined): Emissions {
  const said: string[] = [];
  const written: string[] = [];
  const restores = [
    ...(['debug', 'info', 'log', 'warn', 'error'] as const).map((level) =>
      overhear(console, level, (...parts) => written.push(parts.map(String).join(' '))),
    ),
    // What a worker writes comes out here too.
    ...[process.stdout, process.stderr].map((stream) =>
      overhear(stream, 'write', (chunk) => written.push(String(chunk))),
    ),
  ];
  const fileNames = () =>
    stateDirectory === undefined ? [] : readdirSync(stateDirectory, { recursive: true }).map(String);
  return {
    heard(url, { headers, text }) {
      if (!isPrivate(new URL(url))) said.push(JSON.stringify(headers), text);
    },
    all: () => [...said, ...written, ...fileNames()].join('\n'),
    defects: () => written.filter((line) => line.includes('A defect of the local host')),
    stop: () => restores.forEach((restore) => void restore()),
  };
}

/** Calls `note` with what `owner[name]` is called with, and lets the call go on. Returns what takes that back. */
function overhear<K extends string>(
  owner: Record<K, (...parts: never[]) => unknown>,
  name: K,
  note: (...parts: unknown[]) => unknown,
): () => void {
  const own = owner[name];
  owner[name] = function (this: unknown, ...parts: never[]) {
    note(...(parts as unknown[]));
    return own.apply(this, parts);
  };
  return () => void (owner[name] = own);
}
