/** 100 executions meet one dead access token at once: one of them refreshes, and none fails. */

import { expectNoCanary, HOUR_MS, startHost, type TestHost } from './test-host';
import { connect, DANA, JONAS, MIA, PRIYA } from './story';

const PEOPLE = [DANA, MIA, JONAS, PRIYA];
const EXECUTIONS = 100;
const ROUNDS = 20;

let host: TestHost;

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('It did not come to that.');
}

/** Longer than what is known of the connection holds, so that each execution asks Salesforce. */
const TWO_HOURS_MS = 2 * HOUR_MS;

/** Returns how the executions ended, and how often the token endpoint was asked to refresh. */
async function stampede(): Promise<{ ends: unknown[]; refreshes: number }> {
  await host.advance(TWO_HOURS_MS);
  const refreshesBefore = (await host.org()).tokenCalls.refresh_token ?? 0;
  await host.faults({
    salesforce: { org: 'production', act: ['expireAccessTokens'] },
    hold: { service: 'UrlFetchApp', method: 'fetch', at: 'reply', httpStatus: 401 },
  });
  const running = Array.from({ length: EXECUTIONS }, (_, index) =>
    host.run(PEOPLE[index % PEOPLE.length]!, 'onHourlyRun'),
  );
  await until(async () => (await host.faults({})).held.length === EXECUTIONS);
  await host.faults({ hold: null, release: true });
  const answers = await Promise.all(running);
  const refreshesAfter = (await host.org()).tokenCalls.refresh_token ?? 0;
  return {
    ends: answers.map((answer) => (answer.ok ? answer.result : answer.error)),
    refreshes: refreshesAfter - refreshesBefore,
  };
}

const ALL_ACTIVE = Array.from({ length: EXECUTIONS }, () => 'active');

beforeAll(async () => {
  host = await startHost();
  await connect(host);
  // What lies in the mailboxes is logged first: a mailbox is one run's at a time.
  for (const person of PEOPLE) await host.must(person, 'onHourlyRun');
});

afterAll(async () => {
  await expectNoCanary(host);
  await host.close();
});

describe.each([
  ['F47: as usual', {}, { rotation: false }],
  ['F48: with rotation on', {}, { rotation: true }],
  ['with stale property reads', { staleReadsMs: 60_000 }, { rotation: false }],
])('%s', (_name, properties, controls) => {
  beforeAll(async () => {
    await host.faults({ properties: { staleReadsMs: 0, ...properties } });
    await host.faults({ salesforce: { org: 'production', set: controls } });
  });

  test.each(Array.from({ length: ROUNDS }, (_, index) => index + 1))('round %i', async () => {
    expect(await stampede()).toEqual({ ends: ALL_ACTIVE, refreshes: 1 });
  });
});
