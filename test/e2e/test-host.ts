/** Owns the local host of a test: what it says is kept for the search for secrets, and an error that it logs fails the test. */

import type { HostOptions } from '../../dev/host/create-host';
import { CANARY } from '../../dev/world/canary';
import { listen } from './emissions';
import { type HostClient, openHost } from './host-client';
import { createLoggedErrors, type LoggedErrors } from './logged-errors';

export { HOUR_MS, MINUTE_MS, START_MS } from './host-client';

export interface TestHost extends HostClient {
  /** Everything the host has said to anybody but the simulated Salesforce, for the search for secrets. */
  emitted(): string;
  /** A test that logs an error fails unless it has named the error's code here. */
  expectErrors: LoggedErrors['expect'];
  /** Looks for that; called after each test. */
  checkErrors(): Promise<void>;
  close(): Promise<void>;
}

export async function startHost(options: Partial<HostOptions> = {}): Promise<TestHost> {
  const emissions = listen(options.stateDirectory);
  const errors = createLoggedErrors();
  /** Since the last look at the executions: of those by `run` the answers have told. */
  const since = { runs: 0, hasOthers: false };

  const client = await openHost(options, {
    heard(url, answer) {
      emissions.heard(url, answer);
      if (!/\/api\/(run|faults|executions|salesforce)$/.test(url)) since.hasOthers = true;
    },
    ran(answer) {
      since.runs++;
      errors.seen(answer.executionId, answer.log);
    },
    listed(rows) {
      errors.seenAll(rows);
      Object.assign(since, { runs: 0, hasOthers: false });
    },
  });

  /** Where nothing was asked at all, a browser may have clicked. */
  async function lookForErrors(): Promise<void> {
    if (since.hasOthers || since.runs === 0) await client.executions();
  }

  const testHost: TestHost = {
    ...client,
    async post<T>(path: string, body: object) {
      // A reset forgets the executions.
      if (path === '/api/reset') await lookForErrors();
      return client.post<T>(path, body);
    },
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
        await client.host.close();
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
