/** The property stores keep to one contract: the host's, and the fake of the unit tests; and what only the host has. */

import { fakeProperties } from '../unit/fake-stores';
import { type FixtureHost, JONAS, MIA, startFixture } from './fixture-host';
import { type PropertiesUnderTest, propertiesSuite } from './suites/properties';

let host: FixtureHost;
beforeAll(async () => {
  host = await startFixture();
});
afterAll(() => host.close());

async function emptied(): Promise<void> {
  await host.post('/api/reset', { scenario: 'demo' });
}

/** The source of a function of the store and an argument, as one of the argument alone. */
async function onStore<A, R>(
  service: string,
  act: (store: never, argument: A) => R,
  argument?: A,
): Promise<R> {
  const source = `(argument) => (${act.toString()})(PropertiesService.${service}(), argument)`;
  const answer = await host.run(MIA, 'evaluate', { source, argument });
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.result as R;
}

for (const service of ['getScriptProperties', 'getUserProperties']) {
  propertiesSuite(service, async () => {
    await emptied();
    return { on: (act, argument) => onStore(service, act as never, argument) };
  });
}

propertiesSuite('the unit tests’ fake', () => {
  const store = fakeProperties();
  // Through JSON, as between executions.
  const on: PropertiesUnderTest['on'] = async (act, argument) =>
    Promise.resolve(JSON.parse(JSON.stringify(act(store, argument as never) ?? null)) as never);
  return Promise.resolve({ on });
});

describe('on the host', () => {
  beforeEach(emptied);

  test('script properties are everybody’s, a user’s are their own, and a document’s are null', async () => {
    await host.on(MIA, () => {
      PropertiesService.getScriptProperties().setProperty('a', 'shared');
      PropertiesService.getUserProperties().setProperty('a', 'of Mia');
    });
    const read = () => ({
      script: PropertiesService.getScriptProperties().getProperty('a'),
      user: PropertiesService.getUserProperties().getProperty('a'),
      document: PropertiesService.getDocumentProperties() as unknown,
    });
    expect(await host.on(JONAS, read)).toEqual({ script: 'shared', user: null, document: null });
    expect(await host.on(MIA, read)).toEqual({ script: 'shared', user: 'of Mia', document: null });
  });

  test('values that are no texts become texts; other shapes are refused', async () => {
    const stored = await host.on(MIA, () => {
      const store = PropertiesService.getUserProperties();
      const loose = store as unknown as { setProperty(key: string, value: unknown): void };
      loose.setProperty('number', 12.5);
      loose.setProperty('boolean', false);
      loose.setProperty('null', null);
      return store.getProperties();
    });
    expect(stored).toEqual({ number: '12.5', boolean: 'false', null: 'null' });
    await expect(
      host.on(MIA, () => {
        const loose = PropertiesService.getUserProperties() as unknown as {
          setProperty(...args: unknown[]): void;
        };
        loose.setProperty('a', { b: 1 });
      }),
    ).rejects.toThrow(/don't match the method signature for PropertiesService\.Properties\.setProperty/);
  });

  test('keys count towards the 500 KB of a store; a write that is too much changes nothing', async () => {
    const fill = () => {
      const store = PropertiesService.getUserProperties();
      // 62 × (8,192 + 64 of the key) = 511,872 bytes of 512,000.
      for (let n = 0; n < 62; n++) store.setProperty(String(n).padStart(64, '0'), 'v'.repeat(8_192));
      store.setProperty('rest', 'v'.repeat(124));
    };
    await host.on(MIA, fill);
    const more = () => void PropertiesService.getUserProperties().setProperty('x', '');
    await expect(host.on(MIA, more)).rejects.toThrow('You have exceeded the property storage quota.');
    expect(await host.on(MIA, () => PropertiesService.getUserProperties().getKeys().length)).toBe(63);
    await host.on(JONAS, more);
  });

  test('stale reads: only other executions read the old value, and only for a while', async () => {
    await host.on(MIA, () => void PropertiesService.getScriptProperties().setProperty('a', 'old'));
    await host.faults({ properties: { staleReadsMs: 1_000 } });
    const own = await host.on(MIA, () => {
      const store = PropertiesService.getScriptProperties();
      return store.setProperty('a', 'new').getProperty('a');
    });
    const read = () => PropertiesService.getScriptProperties().getProperty('a');
    expect([own, await host.on(MIA, read), await host.on(JONAS, read)]).toEqual(['new', 'old', 'old']);
    await host.advance(1_000);
    expect(await host.on(JONAS, read)).toBe('new');
  });

  describe('stale reads, when several write', () => {
    const name = (value: string) => ({ value });
    const write = ({ value }: { value: string }) =>
      void PropertiesService.getScriptProperties().setProperty('a', value);
    const read = () => PropertiesService.getScriptProperties().getProperty('a');

    test('each write spreads in its own time, whoever wrote since', async () => {
      await host.on(MIA, write, name('1'));
      await host.faults({ properties: { staleReadsMs: 1_000 } });
      await host.on(MIA, write, name('2'));
      await host.advance(600);
      await host.on(JONAS, write, name('3'));
      expect(await host.on(MIA, read)).toBe('1');
      await host.advance(400);
      expect(await host.on(MIA, read)).toBe('2');
      await host.advance(600);
      expect(await host.on(MIA, read)).toBe('3');
    });

    test('an execution reads what it wrote itself, not what was before, when another writes after it', async () => {
      await host.on(MIA, write, name('1'));
      await host.faults({ properties: { staleReadsMs: 60_000 } });
      const first = host.on(MIA, () => {
        const store = PropertiesService.getScriptProperties();
        store.setProperty('a', '2');
        Utilities.sleep(2_000);
        return store.getProperty('a');
      });
      const second = host.on(JONAS, () => {
        Utilities.sleep(1_000);
        PropertiesService.getScriptProperties().setProperty('a', '3');
      });
      await second;
      expect(await first).toBe('2');
    });

    test('a reset forgets them with the rest', async () => {
      await host.faults({ properties: { staleReadsMs: 60_000 } });
      await host.on(MIA, write, name('1'));
      await host.on(MIA, write, name('2'));
      await emptied();
      await host.faults({ properties: { staleReadsMs: 60_000 } });
      expect(await host.on(MIA, read)).toBeNull();
    });
  });

  test('refused writes are refused in that store alone', async () => {
    await host.faults({ properties: { refuseWrites: 'script' } });
    await expect(
      host.on(MIA, () => void PropertiesService.getScriptProperties().setProperty('a', '1')),
    ).rejects.toThrow('Service invoked too many times for one day: properties write.');
    await host.on(MIA, () => void PropertiesService.getUserProperties().setProperty('a', '1'));
  });
});
