/** Owns what every cache keeps to, the platform's and whatever stands for it in a test. */

type Cache = Pick<GoogleAppsScript.Cache.Cache, 'get' | 'put' | 'remove'>;

export interface CacheUnderTest {
  /** Does something with the cache, which is empty at first; each time as another execution would. */
  on<A, R>(act: (cache: Cache, argument: A) => R, argument?: A): Promise<R>;
  /** Lets time pass. */
  pass(ms: number): Promise<void>;
}

export function cacheSuite(name: string, open: () => Promise<CacheUnderTest>): void {
  describe(`cache: ${name}`, () => {
    let cache: CacheUnderTest;
    beforeEach(async () => {
      cache = await open();
    });

    test('what is not there is null', async () => {
      expect(await cache.on((c) => c.get('none'))).toBeNull();
    });

    test('another execution reads what one put, until it is removed', async () => {
      await cache.on((c) => c.put('a', 'ä \u{1F600}'));
      expect(await cache.on((c) => c.get('a'))).toBe('ä \u{1F600}');
      await cache.on((c) => c.remove('a'));
      expect(await cache.on((c) => c.get('a'))).toBeNull();
    });

    test('a value lives for ten minutes unless told', async () => {
      await cache.on((c) => c.put('a', '1'));
      await cache.pass(600_000 - 1);
      expect(await cache.on((c) => c.get('a'))).toBe('1');
      await cache.pass(1);
      expect(await cache.on((c) => c.get('a'))).toBeNull();
    });

    test('or as long as it is told, counted from its last put', async () => {
      await cache.on((c) => c.put('a', '1', 60));
      await cache.pass(50_000);
      await cache.on((c) => c.put('a', '2', 60));
      await cache.pass(59_999);
      expect(await cache.on((c) => c.get('a'))).toBe('2');
      await cache.pass(1);
      expect(await cache.on((c) => c.get('a'))).toBeNull();
    });

    test('but never longer than six hours', async () => {
      await cache.on((c) => c.put('a', '1', 1_000_000));
      await cache.pass(21_600_000 - 1);
      expect(await cache.on((c) => c.get('a'))).toBe('1');
      await cache.pass(1);
      expect(await cache.on((c) => c.get('a'))).toBeNull();
    });

    test('a key may have 250 characters, a value 100 KB', async () => {
      const key = 'k'.repeat(250);
      await cache.on((c, name) => c.put(name, 'v'.repeat(102_400)), key);
      expect((await cache.on((c, name) => c.get(name), key))!.length).toBe(102_400);
      await expect(cache.on((c, name) => c.put(`${name}k`, ''), key)).rejects.toThrow(
        'Argument too large: key',
      );
      await expect(cache.on((c) => c.put('a', 'v'.repeat(102_401)))).rejects.toThrow(
        'Argument too large: value',
      );
    });
  });
}
