import { errorCard } from '../../src/cards/error-card';
import { backTo, notify, openWindow, pushCard, showCards, updateCard } from '../../src/cards/responses';
import { type ErrorCode, ERRORS } from '../../src/errors';
import { describeError } from '../../src/text/errors';
import { drawn, emitted, readable, sheet, textsIn, useHostCardService } from './drawn';

beforeAll(useHostCardService);

const card = () => errorCard({ what: 'No answer came.', todo: 'Try again.', reference: '1a2b3c4d' });
const CARD = {
  header: { title: 'Trunkline' },
  sections: [expect.objectContaining({ widgets: expect.any(Array) as unknown })],
};

test('the card of what went wrong', () => {
  expect(sheet(card())).toMatchSnapshot();
});

test.each(Object.keys(ERRORS))(
  '%s is a card that can be drawn, with its reference and without its code',
  (code) => {
    const words = describeError(code as ErrorCode, { words: 'Salesforce says <no>' });
    const lines = textsIn(drawn(errorCard({ ...words, reference: '1a2b3c4d' }))).map(readable);
    expect(lines).toEqual(expect.arrayContaining([words.what, words.todo, '1a2b3c4d']));
    expect(lines).not.toContain(code);
  },
);

describe('an action answers', () => {
  test('with a card on top', () => {
    expect(emitted(pushCard(card()))).toEqual({
      renderActions: { action: { navigations: [{ pushCard: CARD }] } },
    });
  });

  test('with the card anew, and a sentence', () => {
    expect(emitted(updateCard(card(), 'Saved.'))).toEqual({
      renderActions: { action: { navigations: [{ updateCard: CARD }], notification: { text: 'Saved.' } } },
    });
  });

  test('by going back and drawing what was below anew', () => {
    expect(emitted(backTo(card()))).toEqual({
      renderActions: { action: { navigations: [{ pop: true }, { updateCard: CARD }] } },
    });
  });

  test('with a sentence alone', () => {
    expect(emitted(notify('The connection works.'))).toEqual({
      renderActions: { action: { notification: { text: 'The connection works.' } } },
    });
  });

  test('with a window, after which the add-on is drawn anew', () => {
    expect(emitted(openWindow('https://acme.my.salesforce.com/services/oauth2/authorize?x=1'))).toEqual({
      renderActions: {
        action: {
          link: {
            url: 'https://acme.my.salesforce.com/services/oauth2/authorize?x=1',
            openAs: 'OVERLAY',
            onClose: 'RELOAD',
          },
        },
      },
    });
  });
});

test('a universal action shows its cards', () => {
  expect(JSON.stringify(emitted(showCards(card())))).toContain('No answer came.');
});
