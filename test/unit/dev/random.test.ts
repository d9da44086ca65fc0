import { createRandom } from '../../../dev/world/random';

test('the same seed gives the same ids', () => {
  expect(createRandom(7).uuid()).toBe(createRandom(7).uuid());
  expect(createRandom(7).uuid()).not.toBe(createRandom(8).uuid());
});
