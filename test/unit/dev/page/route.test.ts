import { hashOf, parseRoute, type Route, VIEW_NAMES } from '../../../../dev/page/route';

test.each<Route>([
  ...VIEW_NAMES.map((view) => ({ view })),
  { view: 'mail', messageId: 'msg-f:18' },
  { view: 'mail', messageId: 'a/b?c&d#e%' },
  { view: 'mail', q: 'from:hannah "Q3 & more" #1' },
  { view: 'mail', messageId: 'm1', q: 'in:sent' },
])('%j is read back from its address', (route) => {
  expect(parseRoute(hashOf(route))).toEqual(route);
});

test.each(['', '#', '#nowhere', '#nowhere?id=7', '#mail?id=', '#mail?%'])('%j leads to the inbox', (hash) => {
  expect(parseRoute(hash)).toEqual({ view: 'mail' });
});

test('only the mailbox opens a mail, and searches', () => {
  expect(parseRoute('#clock?id=m1&q=x')).toEqual({ view: 'clock' });
});
