/** The caches keep to one contract: the host's, and the fake of the unit tests; and what only the host has. */

import { fakeCache } from '../unit/fake-stores';
import { type FixtureHost, JONAS, MIA, startFixture } from './fixture-host';
import { cacheSuite, type CacheUnderTest } from './suites/cache';

let host: FixtureHost;
beforeAll(async () => {
  host = await startFixture();
});
afterAll(() => host.close());

for (const service of ['getScriptCache', 'getUserCache']) {
  cacheSuite(service, async () => {
    await host.post('/api/reset', { scenario: 'demo' });
    const on: CacheUnderTest['on'] = async (act, argument) => {
      const source = `(argument) => (${act.toString()})(CacheService.${service}(), argument)`;
      const answer = await host.run(MIA, 'evaluate', { source, argument });
      if (!answer.ok) throw new Error(answer.error.message);
      return answer.result as never;
    };
    return { on, pass: async (ms) => void (await host.advance(ms)) };
  });
}

cacheSuite('the unit tests’ fake', () => {
  let nowMs = 0;
  const cache = fakeCache(() => nowMs);
  const on: CacheUnderTest['on'] = async (act, argument) => Promise.resolve(act(cache, argument as never));
  return Promise.resolve({ on, pass: (ms) => Promise.resolve(void (nowMs += ms)) });
});

describe('on the host', () => {
  beforeEach(async () => void (await host.post('/api/reset', { scenario: 'demo' })));

  test('the script’s cache is everybody’s, a user’s is their own, and a document’s is null', async () => {
    await host.on(MIA, () => {
      CacheService.getScriptCache().put('a', 'shared');
      CacheService.getUserCache().put('a', 'of Mia');
    });
    const read = () => [
      CacheService.getScriptCache().get('a'),
      CacheService.getUserCache().get('a'),
      CacheService.getDocumentCache() as unknown,
    ];
    expect(await host.on(JONAS, read)).toEqual(['shared', null, null]);
    expect(await host.on(MIA, read)).toEqual(['shared', 'of Mia', null]);
  });

  test('many at once: put, read and removed', async () => {
    const seen = await host.on(MIA, () => {
      const cache = CacheService.getUserCache();
      cache.putAll({ a: '1', b: 2, c: '3' });
      const before = cache.getAll(['a', 'b', 'none']) as Record<string, string>;
      cache.removeAll(['a', 'none']);
      return [before, cache.getAll(['a', 'b', 'c'])];
    });
    expect(seen).toEqual([
      { a: '1', b: '2' },
      { b: '2', c: '3' },
    ]);
  });

  test('over 1,000 items the oldest 100 go, however lately they were read', async () => {
    const left = await host.on(MIA, () => {
      const cache = CacheService.getScriptCache();
      for (let n = 0; n < 1_000; n++) cache.put(`k${n}`, 'v');
      cache.get('k0');
      cache.put('k1', 'put anew');
      const full = [cache.get('k0'), cache.get('k999')];
      cache.put('more', 'v');
      const keys = ['k0', 'k1', 'k2', 'k100', 'k101', 'k999', 'more'];
      return [full, Object.keys(cache.getAll(keys))];
    });
    expect(left).toEqual([
      ['v', 'v'],
      ['k1', 'k101', 'k999', 'more'],
    ]);
  });

  test('it can be emptied at any time, for everybody', async () => {
    await host.on(MIA, () => {
      CacheService.getScriptCache().put('a', '1');
      CacheService.getUserCache().put('a', '1');
    });
    await host.faults({ emptyCache: true });
    const read = () => [CacheService.getScriptCache().get('a'), CacheService.getUserCache().get('a')];
    expect(await host.on(MIA, read)).toEqual([null, null]);
  });
});
