import { card, paragraph, section } from '../../src/cards/widgets';
import { drawn, isHarmless, readable, textsIn, useHostCardService } from './drawn';

beforeAll(useHostCardService);

test('a section’s header is text too', () => {
  const header = `<b>"Ann" & 'Bob'</b>`;
  const texts = textsIn(drawn(card({ title: 'Trunkline' }, [{ header, widgets: [paragraph('x')] }])));
  expect(texts.every(isHarmless)).toBe(true);
  expect(texts.map(readable)).toContain(header);
});

test('a section without a widget is left out, since the platform refuses it', () => {
  const sections = [{ header: 'Nothing', widgets: [] }, { widgets: [paragraph('x')] }];
  expect(drawn(card({ title: 'Trunkline' }, sections)).sections).toEqual([
    { widgets: [{ textParagraph: { text: 'x' } }] },
  ]);
  const refused = CardService.newCardBuilder().addSection(section('Nothing', []));
  expect(() => refused.build()).toThrow('it needs widgets');
});
