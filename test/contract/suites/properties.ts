/** Owns what every property store keeps to, the platform's and whatever stands for it in a test. */

type Store = GoogleAppsScript.Properties.Properties;

export interface PropertiesUnderTest {
  /** Does something with the store, which is empty at first; each time as another execution would. */
  on<A, R>(act: (store: Store, argument: A) => R, argument?: A): Promise<R>;
}

export function propertiesSuite(name: string, open: () => Promise<PropertiesUnderTest>): void {
  describe(`properties: ${name}`, () => {
    let store: PropertiesUnderTest;
    beforeEach(async () => {
      store = await open();
    });

    test('a key that was never written is null', async () => {
      expect(await store.on((s) => s.getProperty('none'))).toBeNull();
      expect(await store.on((s) => s.getKeys())).toEqual([]);
      expect(await store.on((s) => s.getProperties())).toEqual({});
    });

    test('another execution reads what one wrote, letter by letter', async () => {
      const value = 'ä \u{1F600} "quoted" \\ \n line, \u0000 nul and \u2028';
      await store.on((s, text) => void s.setProperty('a', text), value);
      expect(await store.on((s) => s.getProperty('a'))).toBe(value);
    });

    test('the empty text is a value, and so is an empty key’s', async () => {
      await store.on((s) => void s.setProperty('empty', '').setProperty('', 'of no name'));
      expect(await store.on((s) => [s.getProperty('empty'), s.getProperty('')])).toEqual(['', 'of no name']);
    });

    test('names that mean something to the language are names', async () => {
      const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
      expect(await store.on((s, keys) => keys.map((key) => s.getProperty(key)), names)).toEqual(
        names.map(() => null),
      );
      await store.on((s, keys) => keys.forEach((key) => void s.setProperty(key, `of ${key}`)), names);
      expect(await store.on((s) => s.getKeys().sort())).toEqual([...names].sort());
      expect(await store.on((s, keys) => keys.map((key) => s.getProperty(key)), names)).toEqual(
        names.map((key) => `of ${key}`),
      );
    });

    test('a write replaces, a deletion takes away, and both can be chained', async () => {
      await store.on((s) => void s.setProperty('a', '1').setProperty('b', '2').setProperty('a', '3'));
      await store.on((s) => void s.deleteProperty('b').deleteProperty('never'));
      expect(await store.on((s) => s.getProperties())).toEqual({ a: '3' });
    });

    test('a bulk write adds to what is there, or takes its place', async () => {
      await store.on((s) => void s.setProperties({ a: '1', b: '2' }));
      await store.on((s) => void s.setProperties({ b: '3', c: '4' }));
      expect(await store.on((s) => s.getProperties())).toEqual({ a: '1', b: '3', c: '4' });
      await store.on((s) => void s.setProperties({ d: '5' }, true));
      expect(await store.on((s) => s.getProperties())).toEqual({ d: '5' });
      await store.on((s) => void s.deleteAllProperties());
      expect(await store.on((s) => s.getKeys())).toEqual([]);
    });

    test('what a bulk read gave is a copy', async () => {
      await store.on((s) => void s.setProperty('a', '1'));
      await store.on((s) => void Object.assign(s.getProperties(), { a: 'changed' }));
      expect(await store.on((s) => s.getProperty('a'))).toBe('1');
    });

    test('a value may have 9 KB of UTF-8 and not a byte more', async () => {
      await store.on((s) => void s.setProperty('full', 'é'.repeat(4_608)));
      expect((await store.on((s) => s.getProperty('full')))!.length).toBe(4_608);
      await expect(store.on((s) => void s.setProperty('full', `${'é'.repeat(4_608)}a`))).rejects.toThrow(
        'Argument too large: value',
      );
      expect((await store.on((s) => s.getProperty('full')))!.length).toBe(4_608);
    });
  });
}
