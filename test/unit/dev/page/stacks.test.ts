import type { CardWire } from '../../../../dev/page/card/card-wire';
import {
  canGoBack,
  goBack,
  navigate,
  openStack,
  push,
  topCard,
  updatedTop,
} from '../../../../dev/page/panel/stacks';

const home: CardWire = { name: 'home' };
const users: CardWire = { name: 'users' };
const detail: CardWire = { name: 'detail' };

describe('a stack with one root card', () => {
  const stack = openStack([home]);

  test('shows the root, from which there is no way back', () => {
    expect(topCard(stack)).toBe(home);
    expect(canGoBack(stack)).toBe(false);
    expect(goBack(stack)).toBe(stack);
  });

  test('shows what is pushed, and goes back to what was below', () => {
    const deeper = push(push(stack, users), detail);
    expect(topCard(deeper)).toBe(detail);
    expect(topCard(goBack(deeper))).toBe(users);
    expect(canGoBack(goBack(goBack(deeper)))).toBe(false);
  });

  test('keeps its root however often an answer pops', () => {
    expect(navigate(push(stack, users), [{ pop: true }, { pop: true }, { pop: true }]).cards).toEqual([home]);
  });

  test('pops to the root over any number of cards', () => {
    expect(navigate(push(push(stack, users), detail), [{ popToRoot: true }]).cards).toEqual([home]);
  });

  test('an update of the root makes the new card the root', () => {
    const updated = navigate(stack, [{ updateCard: users }]);
    expect(updated).toEqual({ roots: [users], cards: [users] });
    expect(canGoBack(updated)).toBe(false);
  });
});

describe('a stack with several root cards', () => {
  const stack = openStack([home, users]);

  test('begins at the list of them', () => {
    expect(topCard(stack)).toBeUndefined();
    expect(canGoBack(stack)).toBe(false);
  });

  test('goes back to the list from a chosen one', () => {
    const chosen = push(stack, users);
    expect(canGoBack(chosen)).toBe(true);
    expect(topCard(goBack(chosen))).toBeUndefined();
  });

  test('an update of the chosen card leaves the roots as they were', () => {
    expect(navigate(push(stack, users), [{ updateCard: detail }])).toEqual({
      roots: [home, users],
      cards: [detail],
    });
  });

  test('pops to the list as its root', () => {
    expect(navigate(push(push(stack, users), detail), [{ popToRoot: true }]).cards).toEqual([]);
  });
});

describe('the steps of an answer', () => {
  const deep = push(push(openStack([home]), users), detail);

  test('are applied in their order', () => {
    expect(navigate(deep, [{ pop: true }, { updateCard: detail }, { pushCard: users }]).cards).toEqual([
      home,
      detail,
      users,
    ]);
  });

  test('update only the card on top', () => {
    const other: CardWire = { name: 'other' };
    expect(navigate(deep, [{ updateCard: other }]).cards).toEqual([home, users, other]);
  });

  test('pop to a card by its name, the topmost of that name', () => {
    const twice = push(push(deep, users), detail);
    expect(navigate(twice, [{ popToCard: 'users' }]).cards).toEqual([home, users, detail, users]);
  });

  test('are refused when they name a card that is not there', () => {
    expect(() => navigate(deep, [{ popToCard: 'settings' }])).toThrow(
      'There is no card named settings in the stack.',
    );
  });

  test('are refused when they are of an unknown kind', () => {
    expect(() => navigate(deep, [{ endNavigation: 'CLOSE_DIALOG' } as never])).toThrow('endNavigation');
  });

  test('leave the stack they were applied to as it was', () => {
    navigate(deep, [{ popToRoot: true }, { updateCard: users }]);
    expect(deep.cards).toEqual([home, users, detail]);
  });
});

describe('the card that replaced the one on top', () => {
  const before = push(openStack([home]), users);

  test('is the updated one', () => {
    expect(updatedTop(before, navigate(before, [{ updateCard: detail }]))).toBe(detail);
  });

  test('is none when a card was pushed or popped, or nothing changed', () => {
    expect(updatedTop(before, push(before, detail))).toBeUndefined();
    expect(updatedTop(before, goBack(before))).toBeUndefined();
    expect(updatedTop(before, before)).toBeUndefined();
  });
});
