/** Faults by chance: the seed decides which step meets what, a step that cannot fail never does, and the list tells it. */

import { type FixtureHost, MIA, startFixture } from './fixture-host';

let host: FixtureHost;
beforeAll(async () => {
  host = await startFixture();
});
beforeEach(async () => void (await host.post('/api/reset', { scenario: 'demo', seed: 1 })));
afterAll(() => host.close());

/** Forty writes and as many reads; returns which writes were refused. */
const writes = () => {
  const store = PropertiesService.getUserProperties();
  const refused: number[] = [];
  for (let n = 0; n < 40; n++) {
    store.getProperty('a');
    try {
      store.setProperty('a', String(n));
    } catch {
      refused.push(n);
    }
  }
  return { refused, drawn: Math.random() };
};

/** Until one comes to its end by itself. */
async function outcome(seed: number) {
  await host.post('/api/reset', { scenario: 'demo', seed: 1 });
  await host.faults({ chance: { seed, oneIn: 10 } });
  const value = await host.on(MIA, writes).catch((error: unknown) => (error as Error).message);
  const [row] = await host.executions();
  return { value, calls: row!.calls.map(({ method, fault }) => `${method} ${fault ?? ''}`) };
}

test('the same seed gives the same faults, and another one others; reads do not fail', async () => {
  const one = await outcome(5);
  expect(await outcome(5)).toEqual(one);
  expect((await outcome(6)).calls).not.toEqual(one.calls);
  expect(one.calls).toContain('setProperty refused');
  expect(one.calls.filter((call) => /^getProperty ./.test(call))).toEqual([]);
});

test('some are the end of the execution, and off is off', async () => {
  const ends = [];
  for (let seed = 0; seed < 12; seed++) ends.push((await outcome(seed)).value);
  expect(ends).toContain('Exceeded maximum execution time');
  await host.faults({ clear: true });
  expect((await host.faults({})).chance).toBeNull();
  expect(await host.on(MIA, writes)).toMatchObject({ refused: [] });
});
