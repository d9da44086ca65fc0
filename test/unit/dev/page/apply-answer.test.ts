import type { PanelAnswer, RenderActions } from '../../../../dev/host/api';
import { applyAnswer } from '../../../../dev/page/panel/apply-answer';
import type { Screen } from '../../../../dev/page/panel/screens';
import { openStack, topCard } from '../../../../dev/page/panel/stacks';

const home = { name: 'home' };
const users = { name: 'users' };
const shown: Screen = { stack: openStack([home]) };

function response(action: RenderActions['renderActions']['action'], stateChanged?: boolean): PanelAnswer {
  const envelope = { renderActions: { action } };
  return {
    kind: 'response',
    response: stateChanged === undefined ? envelope : { ...envelope, stateChanged },
  };
}

test('cards begin a new stack and take away what stood over the old one', () => {
  const before: Screen = { ...shown, notice: { kind: 'error', message: 'x' }, stale: true };
  expect(applyAnswer(before, { kind: 'cards', cards: [users] }).screen).toEqual({
    stack: openStack([users]),
  });
});

test('a response without navigation leaves the stack, and gives its notification and link', () => {
  const link = { url: 'https://acme.my.salesforce.com/', onClose: 'RELOAD' as const };
  const applied = applyAnswer(shown, response({ notification: { text: 'Saved.' }, link }));
  expect(applied.screen.stack).toBe(shown.stack);
  expect(applied).toMatchObject({ say: 'Saved.', open: link, spoilsOthers: false });
});

test('a response navigates the stack', () => {
  const { screen } = applyAnswer(shown, response({ navigations: [{ pushCard: users }] }));
  expect(screen.stack && topCard(screen.stack)).toBe(users);
});

test('navigation from a platform card goes back to the add-on’s own cards', () => {
  const before: Screen = { ...shown, notice: { kind: 'error', message: 'x' } };
  expect(applyAnswer(before, response({ navigations: [{ pushCard: users }] })).screen.notice).toBeUndefined();
});

test('a changed state spoils the other stacks, and only when it says so', () => {
  expect(applyAnswer(shown, response({}, true)).spoilsOthers).toBe(true);
  expect(applyAnswer(shown, response({}, false)).spoilsOthers).toBe(false);
  expect(applyAnswer(shown, response({})).spoilsOthers).toBe(false);
});

test.each<PanelAnswer>([
  { kind: 'consent', scopes: ['https://www.googleapis.com/auth/gmail.readonly'] },
  { kind: 'authorization', url: 'https://acme.my.salesforce.com/', resource: 'Salesforce' },
  { kind: 'error', message: 'Exceeded maximum execution time' },
])('Google’s own card of kind $kind stands over the stack, which stays', (answer) => {
  expect(applyAnswer(shown, answer).screen).toEqual({ ...shown, notice: answer });
});

test('nothing leaves everything as it was', () => {
  expect(applyAnswer(shown, { kind: 'nothing' })).toEqual({ screen: shown, spoilsOthers: false });
});
