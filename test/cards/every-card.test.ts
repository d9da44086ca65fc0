import { CARDS } from './all-cards';
import { buttonsIn, drawn, isHarmless, parametersIn, readable, textsIn, useHostCardService } from './drawn';
import type { Outside } from './drawing';

beforeAll(useHostCardService);

const HOSTILE: Outside = {
  name: `<b>"Ann" & 'Bob'</b>&lt;<a href="https://evil.test">x</a>`,
  address: `<i>&"'eve@acme.example`,
};
const PLAIN: Outside = { name: 'Acme', address: 'grace@acme.example' };

/** Ids, and the admin's own question to the directory; never a name, a word or a state. */
const PARAMETERS = [
  'mail',
  'address',
  'card',
  'cursor',
  'environment',
  'group',
  'organizationId',
  'place',
  'search',
];

describe.each(Object.entries(CARDS))('%s', (_name, { draw, shows }) => {
  test('makes text of whatever comes from outside', () => {
    const texts = textsIn(drawn(draw(HOSTILE)));
    expect(texts.filter((text) => !isHarmless(text))).toEqual([]);
    const all = texts.map(readable).join('\n');
    for (const what of shows) expect(all).toContain(HOSTILE[what]);
  });

  test('escapes nothing twice, and nothing where markup is not read', () => {
    const texts = textsIn(drawn(draw({ name: 'Smith & Sons', address: 'o&k@acme.example' })));
    for (const { raw, isMarkup } of texts) expect(raw).not.toMatch(isMarkup ? /&#38;#/ : /&#\d+;/);
  });

  test('has parameters of ids only', () => {
    for (const { key, value } of parametersIn(drawn(draw(HOSTILE)))) {
      expect(PARAMETERS).toContain(key);
      expect(value).not.toContain(HOSTILE.name);
    }
  });

  test('has one main action at most', () => {
    const main = buttonsIn(drawn(draw(PLAIN))).filter(({ type }) => type === 'FILLED');
    expect(main.map(({ text }) => text).slice(1)).toEqual([]);
  });

  test('leaves no text empty, and shows nothing unfinished', () => {
    for (const { field, raw } of textsIn(drawn(draw(PLAIN)))) {
      expect([field, raw.trim()]).not.toEqual([field, '']);
      expect(raw).not.toMatch(/undefined|null|NaN|\[object/);
    }
  });
});
