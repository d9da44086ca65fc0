/** Owns an org that runs in a process of its own, as `npm run salesforce` starts it, and a client of its API. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { SeedKind } from '../salesforce/seed/company';
import { BUILD_DIRECTORY } from './bench-script';

export interface ServedOrg {
  /** From the start of its process to its address on standard output. */
  startedInMs: number;
  /** GET, or POST of a value as JSON. The time is the client's, to the last byte. @throws Error for a status over 299 */
  ask(path: string, posted?: object): Promise<{ body: unknown; tookMs: number }>;
  /** Resident, as the kernel counts it; undefined where there is no Linux to ask. */
  peakMemoryMb(): number | undefined;
  stop(): Promise<void>;
}

interface Facts {
  url: string;
  clientId: string;
  clientSecret: string;
}

export async function serveOrg(state: string, seed: SeedKind): Promise<ServedOrg> {
  const before = performance.now();
  const options = ['--port', '0', '--state', state, '--seed', seed, '--json'];
  const child = spawn(process.execPath, [join(BUILD_DIRECTORY, 'salesforce.js'), ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const line = once(createInterface(child.stdout), 'line');
  const [text] = (await Promise.race([line, ended.then(() => [])])) as string[];
  if (text === undefined) throw new Error('The org did not start.');
  const startedInMs = performance.now() - before;
  const facts = JSON.parse(text) as Facts;
  const token = await tokenOf(facts);
  return {
    startedInMs,
    async ask(path: string, posted?: object) {
      const asked = performance.now();
      const response = await fetch(facts.url + path, {
        method: posted ? 'POST' : 'GET',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: posted ? JSON.stringify(posted) : null,
      });
      const body = await response.text();
      const tookMs = performance.now() - asked;
      if (!response.ok) throw new Error(`${path.slice(0, 60)}: ${response.status} ${body.slice(0, 200)}`);
      return { body: JSON.parse(body) as unknown, tookMs };
    },
    peakMemoryMb: () => peakOf(child.pid!),
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function tokenOf({ url, clientId, clientSecret }: Facts): Promise<string> {
  const response = await fetch(`${url}/services/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    }),
  });
  const { access_token: token } = (await response.json()) as { access_token?: string };
  if (token === undefined) throw new Error(`The org gave no token: status ${response.status}.`);
  return token;
}

function peakOf(pid: number): number | undefined {
  const path = `/proc/${pid}/status`;
  if (!existsSync(path)) return undefined;
  const kb = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(path, 'utf8'))?.[1];
  return kb === undefined ? undefined : Number(kb) / 1024;
}
