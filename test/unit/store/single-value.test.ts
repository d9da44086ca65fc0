/** Owns the proof of a value that is read and written alone. */

import { record, text } from '../../../src/decode';
import type { ValueKind } from '../../../src/store/json-value';
import { createSingleValue } from '../../../src/store/single-value';
import { appErrorOf, fakeProperties } from '../fakes';

const NOTE: ValueKind<{ words: string }> = { name: 'note', version: 1, decoder: record({ words: text }) };

test('there is nothing before the first write, and nothing after erasing', () => {
  const value = createSingleValue(fakeProperties(), 'note', NOTE);
  expect(value.read()).toBeUndefined();
  value.write({ words: 'a' });
  expect(value.read()).toEqual({ words: 'a' });
  value.erase();
  expect(value.read()).toBeUndefined();
});

test('it touches its own key alone', () => {
  const properties = fakeProperties({ other: 'theirs' });
  const value = createSingleValue(properties, 'note', NOTE);
  value.write({ words: 'a' });
  expect([...properties.values.keys()]).toEqual(['other', 'note']);
  value.erase();
  expect([...properties.values]).toEqual([['other', 'theirs']]);
});

test('what another version wrote is store.corrupt, not absence', () => {
  const value = createSingleValue(fakeProperties({ note: '{"v":2,"d":{"words":"a"}}' }), 'note', NOTE);
  expect(appErrorOf(() => value.read()).code).toBe('store.corrupt');
});

test('a value that is too large leaves the old one', () => {
  const value = createSingleValue(fakeProperties(), 'note', NOTE);
  value.write({ words: 'old' });
  expect(appErrorOf(() => value.write({ words: 'ü'.repeat(5_000) })).code).toBe('store.full');
  expect(value.read()).toEqual({ words: 'old' });
});
