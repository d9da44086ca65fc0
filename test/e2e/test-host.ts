/** Owns starting the local host for a test, and talking to it over HTTP as anybody would. */

import { request as httpRequest } from 'node:http';
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
import { CANARY } from '../../dev/world/canary';
import { listen } from './emissions';
import { createLoggedErrors, type LoggedErrors } from './logged-errors';

export const START_MS = Date.UTC(2026, 10, 23, 8);
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

export interface HttpAsk {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface TestHost {
  host: Host;
  port: number;
  /** Any request to the host's port, under any of its names. */
  http(url: string, ask?: HttpAsk): Promise<Answer>;
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: object): Promise<T>;
  run(user: string, functionName: string, event?: object): Promise<RunAnswer>;
  /** Runs, and fails the test unless it went well; returns the result. */
  must(user: string, functionName: string, event?: object): Promise<unknown>;
  advance(ms: number): Promise<ClockAnswer>;
  faults(request: FaultsRequest): Promise<FaultsState>;
  executions(): Promise<ExecutionRow[]>;
  mail(): Promise<SentMailRow[]>;
  prompts(): Promise<PromptRow[]>;
  org(name?: 'production' | 'sandbox'): Promise<OrgRow>;
  /** Everything the host has said to anybody but the simulated Salesforce, for the search for secrets. */
  emitted(): string;
  /** A test that logs an error fails unless it has named the error's code here. */
  expectErrors: LoggedErrors['expect'];
  /** Looks for that; called after each test. */
  checkErrors(): Promise<void>;
  close(): Promise<void>;
}

export async function startHost(options: Partial<HostOptions> = {}): Promise<TestHost> {
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
  const emissions = listen(options.stateDirectory);
  const errors = createLoggedErrors();
  /** Since the last look at the executions: of those by `run` the answers have told. */
  const since = { runs: 0, hasOthers: false };

  async function http(url: string, ask: HttpAsk = {}): Promise<Answer> {
    const answer = await send(new URL(url), port, ask);
    emissions.heard(url, answer);
    if (!/\/api\/(run|faults|executions|salesforce)$/.test(url)) since.hasOthers = true;
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
    since.runs++;
    errors.seen(answer.executionId, answer.log);
    return answer;
  }

  async function executions(): Promise<ExecutionRow[]> {
    const rows = await get<ExecutionRow[]>('/api/executions');
    errors.seenAll(rows);
    Object.assign(since, { runs: 0, hasOthers: false });
    return rows;
  }

  /** Where nothing was asked at all, a browser may have clicked. */
  async function lookForErrors(): Promise<void> {
    if (since.hasOthers || since.runs === 0) await executions();
  }

  const testHost: TestHost = {
    host,
    port,
    http,
    get,
    async post<T>(path: string, body: object) {
      // A reset forgets the executions.
      if (path === '/api/reset') await lookForErrors();
      return post<T>(path, body);
    },
    run,
    async must(user, functionName, event) {
      const answer = await run(user, functionName, event);
      if (!answer.ok) throw new Error(`${functionName}: ${answer.error.name}: ${answer.error.message}`);
      return answer.result;
    },
    advance: (advanceMs) => post<ClockAnswer>('/api/clock', { advanceMs }),
    faults: (request) => post<FaultsState>('/api/faults', request),
    executions,
    mail: () => get<SentMailRow[]>('/api/mail'),
    prompts: () => get<PromptRow[]>('/api/prompts'),
    org: async (name = 'production') =>
      (await get<OrgRow[]>('/api/salesforce')).find((row) => row.org === name)!,
    emitted: emissions.all,
    expectErrors: errors.expect,
    async checkErrors() {
      await lookForErrors();
      const { logged, expected } = errors.take();
      expect({ loggedErrors: logged, defects: emissions.defects() }).toEqual({
        loggedErrors: expected,
        defects: [],
      });
    },
    async close() {
      open.delete(testHost);
      try {
        await testHost.checkErrors();
      } finally {
        await host.close();
        emissions.stop();
      }
    },
  };
  open.add(testHost);
  return testHost;
}

/** The hosts that this file has started. */
const open = new Set<TestHost>();

afterEach(async () => {
  for (const host of open) await host.checkErrors();
});

/** To be called at the end of each e2e file: no secret of the simulators, and no planted mail, was emitted. */
export async function expectNoCanary(host: TestHost): Promise<void> {
  await host.executions();
  await host.mail();
  await host.get('/api/properties');
  await host.get('/api/triggers');
  expect(host.emitted()).not.toContain(CANARY);
}

function send(url: URL, port: number, { method = 'GET', headers = {}, body }: HttpAsk): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const path = `${url.pathname}${url.search}`;
    // The names under .localhost do not resolve in Node; the Host header says which is meant.
    const sent = httpRequest(
      { host: '127.0.0.1', port, path, method, headers: { host: url.host, ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
