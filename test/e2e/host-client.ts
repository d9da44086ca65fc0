/** Owns starting the local host, and talking to it over HTTP as anybody would; for tests and for programs alike. */

import type {
  ClockAnswer,
  ExecutionRow,
  FaultsRequest,
  FaultsState,
  OrgRow,
  PromptRow,
  RunAnswer,
  SentMailRow,
} from '../../dev/host/api';
import { createHost, type Host, type HostOptions } from '../../dev/host/create-host';
import { type LocalAnswer, type LocalAsk, sendLocally } from '../../dev/host/local-request';

export const START_MS = Date.UTC(2026, 10, 23, 8);
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;

export interface HostClient {
  host: Host;
  port: number;
  /** Any request to the host's port, under any of its names. */
  http(url: string, ask?: LocalAsk): Promise<LocalAnswer>;
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: object): Promise<T>;
  run(user: string, functionName: string, event?: object): Promise<RunAnswer>;
  /** Runs, and fails unless it went well; returns the result. */
  must(user: string, functionName: string, event?: object): Promise<unknown>;
  advance(ms: number): Promise<ClockAnswer>;
  faults(request: FaultsRequest): Promise<FaultsState>;
  executions(): Promise<ExecutionRow[]>;
  mail(): Promise<SentMailRow[]>;
  prompts(): Promise<PromptRow[]>;
  org(name?: 'production' | 'sandbox'): Promise<OrgRow>;
}

/** What whoever opens a host is told of what it says. */
export interface HostListener {
  heard(url: string, answer: LocalAnswer): void;
  ran(answer: RunAnswer): void;
  listed(rows: readonly ExecutionRow[]): void;
}

/** With the clock standing still until it is moved; the bundle and the host must be built. */
export async function openHost(options: Partial<HostOptions>, listener: HostListener): Promise<HostClient> {
  const host = await createHost({
    projectDirectory: 'dist',
    buildDirectory: 'build',
    port: 0,
    clockMode: 'stepped',
    startMs: START_MS,
    stateDirectory: undefined,
    seed: 20_261_123,
    timeZone: 'UTC',
    ...options,
  });
  const port = Number(new URL(host.url).port);

  async function http(url: string, ask: LocalAsk = {}): Promise<LocalAnswer> {
    const answer = await sendLocally(new URL(url), port, ask);
    listener.heard(url, answer);
    return answer;
  }

  async function ask<T>(method: string, path: string, body?: object): Promise<T> {
    const headers = { 'content-type': 'application/json' };
    const answer = await http(`${host.url}${path}`, {
      method,
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (answer.status !== 200) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return JSON.parse(answer.text) as T;
  }

  const get = <T>(path: string) => ask<T>('GET', path);
  const post = <T>(path: string, body: object) => ask<T>('POST', path, body);
  async function run(user: string, functionName: string, event: object = {}): Promise<RunAnswer> {
    const answer = await post<RunAnswer>('/api/run', { user, function: functionName, event });
    listener.ran(answer);
    return answer;
  }

  return {
    host,
    port,
    http,
    get,
    post,
    run,
    async must(user, functionName, event) {
      const answer = await run(user, functionName, event);
      if (!answer.ok) throw new Error(`${functionName}: ${answer.error.name}: ${answer.error.message}`);
      return answer.result;
    },
    advance: (advanceMs) => post<ClockAnswer>('/api/clock', { advanceMs }),
    faults: (request) => post<FaultsState>('/api/faults', request),
    async executions() {
      const rows = await get<ExecutionRow[]>('/api/executions');
      listener.listed(rows);
      return rows;
    },
    mail: () => get<SentMailRow[]>('/api/mail'),
    prompts: () => get<PromptRow[]>('/api/prompts'),
    org: async (name = 'production') =>
      (await get<OrgRow[]>('/api/salesforce')).find((row) => row.org === name)!,
  };
}
