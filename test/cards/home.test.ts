import { homeCard, type HomeModel, openMailCard } from '../../src/cards/home-card';
import { OPEN_FACTS } from './home-facts';
import { drawn, readable, sheet, textsIn, useHostCardService } from './drawn';
import { connectivityCard } from '../../src/cards/connectivity-card';
import { START_MS } from '../unit/fakes';
import { CONNECTIVITY, HOME } from './models';

beforeAll(useHostCardService);

const lines = (card: object) => textsIn(drawn(card)).map(readable);

describe.each(Object.entries(OPEN_FACTS))('someone who is %s', (_state, facts) => {
  const model: HomeModel = { ...HOME, facts: { ...facts, address: 'grace@acme.example' } };

  test('sees this Home', () => {
    expect(sheet(homeCard(model))).toMatchSnapshot();
  });

  test('reads the same state on an open mail, whose actions draw it there', () => {
    const [home, mail] = [homeCard(model), openMailCard(model)].map((card) => drawn(card).sections[0]);
    const there = JSON.stringify(home).replaceAll('"value":"home"', '"value":"mail"');
    expect(JSON.stringify(mail)).toBe(there);
  });
});

test('an open mail leads to Home, and an admin to the admin cards', () => {
  expect(sheet(openMailCard(HOME))).toMatchSnapshot('a user');
  expect(sheet(openMailCard({ ...HOME, admin: 'yes' }))).toMatchSnapshot('an admin');
});

describe('before anything is connected', () => {
  const { organization: _none, ...rest } = HOME;
  const model: HomeModel = { ...rest, facts: { state: 'not-started', address: 'grace@acme.example' } };

  test.each(['yes', 'no', 'unknown'] as const)('whoever is an admin: %s', (admin) => {
    expect(sheet(homeCard({ ...model, admin }))).toMatchSnapshot();
  });
});

describe('an admin', () => {
  const trouble = 'Salesforce connectivity was lost on 23 Nov, 10:00.';

  test('has the way into the admin cards', () => {
    expect(sheet(homeCard({ ...HOME, admin: 'yes' }))).toMatchSnapshot();
  });

  test('reads what is wrong with the organization above all else', () => {
    const { sections } = drawn(homeCard({ ...HOME, admin: 'yes', trouble }));
    expect(JSON.stringify(sections[0]?.widgets[0])).toContain(trouble);
  });

  test('gets from there to Salesforce Connectivity', () => {
    const { sections } = drawn(homeCard({ ...HOME, admin: 'yes', trouble }));
    const row = sections
      .flatMap(({ widgets }) => widgets)
      .find((one) => JSON.stringify(one).includes(trouble));
    expect(JSON.stringify(row)).toContain('"function":"onOpenConnectivity"');
  });

  test.each(['no', 'unknown'] as const)('is nobody whose rights are %s: no way in, no trouble', (admin) => {
    const all = lines(homeCard({ ...HOME, admin, trouble }));
    for (const word of [trouble, 'Administration', 'Organizations', 'Users']) expect(all).not.toContain(word);
  });
});

test('a sandbox is named as such', () => {
  const organization = { name: 'Acme Corp', environment: 'sandbox' } as const;
  expect(drawn(homeCard({ ...HOME, organization })).header.subtitle).toBe('Acme Corp · Sandbox');
});

describe.each([
  [
    'F27: most of the day’s requests are used',
    'calls',
    /most of its requests of the day.* until 10:30\. Nothing is lost\.$/,
  ],
  [
    'F56: too many log-ins',
    'logins',
    /no more log-ins of the service account .* at 10:30\. Nothing is lost\.$/,
  ],
  [
    'F45: the storage is full',
    'storage',
    /storage is full: .*Storage Usage\..* at 10:30\. Nothing is lost\.$/,
  ],
] as const)('%s', (_what, by, words) => {
  const rest = { untilMs: START_MS + 30 * 60_000, by };

  test.each(['active', 'late'] as const)('someone who is %s reads until when nothing is logged', (state) => {
    const texts = lines(homeCard({ ...HOME, facts: { ...HOME.facts, state, rest } }));
    expect(texts.filter((text) => words.test(text))).toHaveLength(1);
  });

  test('someone whose admin has to act does not', () => {
    const texts = lines(homeCard({ ...HOME, facts: { ...HOME.facts, state: 'waiting', rest } }));
    expect(texts.join()).not.toContain('10:30');
  });

  test('an admin reads it on Connectivity', () => {
    const texts = lines(connectivityCard({ ...CONNECTIVITY, rest }));
    expect(texts.filter((text) => words.test(text))).toHaveLength(1);
  });
});
