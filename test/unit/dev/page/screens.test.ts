import type { Place } from '../../../../dev/host/api';
import { createScreens } from '../../../../dev/page/panel/screens';
import { openStack } from '../../../../dev/page/panel/stacks';

const home: Place = { at: 'home' };
const first: Place = { at: 'message', messageId: 'm1' };
const second: Place = { at: 'message', messageId: 'm2' };
const screen = { stack: openStack([{ name: 'a' }]) };

function filled() {
  const screens = createScreens();
  for (const place of [home, first, second]) screens.set(place, screen);
  return screens;
}

test('each place has a stack of its own', () => {
  const screens = createScreens();
  screens.set(first, screen);
  expect(screens.of(first)).toBe(screen);
  expect(screens.of(second)).toBeUndefined();
  expect(screens.of(home)).toBeUndefined();
});

test('a mail named home is not the homepage', () => {
  const screens = createScreens();
  screens.set({ at: 'message', messageId: 'home' }, screen);
  expect(screens.of(home)).toBeUndefined();
});

test('leaving a mail forgets its stack and keeps the homepage’s', () => {
  const screens = filled();
  screens.leaveOthers(second);
  expect(screens.of(first)).toBeUndefined();
  expect(screens.of(second)).toBe(screen);
  expect(screens.of(home)).toBe(screen);
});

test('a changed state marks every stack but the one it came from', () => {
  const screens = filled();
  screens.spoilOthers(first);
  expect(screens.of(home)?.stale).toBe(true);
  expect(screens.of(second)?.stale).toBe(true);
  expect(screens.of(first)?.stale).toBeUndefined();
});
