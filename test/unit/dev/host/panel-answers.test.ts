import type { OutcomeWire } from '../../../../dev/apps-script/wire';
import { formInputsOf, oldFormInputsOf } from '../../../../dev/host/form-inputs';
import { answerOf, type Asked, defaultHome } from '../../../../dev/host/panel-answers';

const card = { header: { title: 'Card' } };
const cards: OutcomeWire = { kind: 'cards', cards: [card], single: true };
const nothing: OutcomeWire = { kind: 'value', value: null };
const draft: OutcomeWire = {
  kind: 'response',
  response: {
    renderActions: {
      hostAppAction: { gmailAction: { updateDraftAction: { updateSubject: { subject: 'S' } } } },
    },
  },
};
const suggestions: OutcomeWire = {
  kind: 'response',
  response: { autoComplete: { items: [{ text: 'Ada' }, { text: 'Adam' }] } },
};
const unusable = { kind: 'error', message: expect.stringMatching(/cannot be used by the add-ons/) as string };

test.each<[Asked, OutcomeWire, unknown]>([
  ['card', cards, { kind: 'cards', cards: [card] }],
  ['custom ui', cards, { kind: 'cards', cards: [card] }],
  [
    'action',
    cards,
    { kind: 'response', response: { renderActions: { action: { navigations: [{ pushCard: card }] } } } },
  ],
  ['card', nothing, unusable],
  ['action', nothing, { kind: 'nothing' }],
  ['card', suggestions, unusable],
  ['action', suggestions, { kind: 'suggestions', items: ['Ada', 'Adam'] }],
  ['action', draft, unusable],
  ['compose', draft, { kind: 'draft', update: { updateSubject: { subject: 'S' } } }],
  ['action', { kind: 'value', value: { card: 1 } }, unusable],
  [
    'action',
    { kind: 'error', error: { name: 'RangeError', message: '' } },
    { kind: 'error', message: 'RangeError' },
  ],
])('asked for a %s: %j', (asked, outcome, answer) => {
  expect(answerOf(outcome, asked)).toEqual(answer);
});

test('an authorization exception asks for it, but not while its own cards are drawn', () => {
  const authorization = { url: 'https://login.example/', resource: 'Ledger' };
  const outcome: OutcomeWire = {
    kind: 'error',
    error: { name: 'AuthorizationException', message: 'Authorization is required.', authorization },
  };
  expect(answerOf(outcome, 'card')).toEqual({ kind: 'authorization', ...authorization });
  expect(answerOf(outcome, 'custom ui')).toEqual({ kind: 'error', message: 'Authorization is required.' });
});

test('where there is no homepage Gmail says what the add-on is for', () => {
  expect(JSON.stringify(defaultHome('Ledger', 'in a mail'))).toContain('Open a mail');
});

describe('the form in an event', () => {
  const inputs = { name: ['Mia'], day: ['86400000'], at: ['-60000'], both: ['5'] };
  const dates = { day: 'DATE_ONLY', at: 'TIME_ONLY', both: 'DATE_AND_TIME' } as const;

  test('has texts as lists, and moments as messages', () => {
    expect(formInputsOf(inputs, dates)).toEqual({
      name: { stringInputs: { value: ['Mia'] } },
      day: { dateInput: { msSinceEpoch: '86400000' } },
      at: { timeInput: { hours: 23, minutes: 59 } },
      both: { dateTimeInput: { msSinceEpoch: '5', hasDate: true, hasTime: true } },
    });
  });

  test('has them in the older place too', () => {
    const old = oldFormInputsOf(inputs, dates);
    expect([old.name, old.day]).toEqual([['Mia'], [{ msSinceEpoch: '86400000' }]]);
  });
});
