import { action, callLoosely, cardOf, paragraph, service, widgetJson } from './card-bench';

test('a paragraph keeps its text as it is', () => {
  expect(widgetJson(paragraph('<b>A</b> & "B"'))).toEqual({ textParagraph: { text: '<b>A</b> & "B"' } });
});

test('a text that is none is refused in the words of the platform', () => {
  const words = (shown: string): string =>
    `The parameters (${shown}) don't match the method signature for CardService.TextParagraph.setText.`;
  const made = service.newTextParagraph();
  expect(() => callLoosely(made, 'setText', 5)).toThrow(words('number'));
  expect(() => callLoosely(made, 'setText', null)).toThrow(words('null'));
  expect(() => callLoosely(made, 'setText')).toThrow(words(''));
  expect(() => callLoosely(made, 'setText', ['a'])).toThrow(words('String[]'));
});

test('an error of the platform has its name', () => {
  expect.assertions(1);
  try {
    callLoosely(service.newTextParagraph(), 'setText', 5);
  } catch (error) {
    expect((error as Error).name).toBe('Exception');
  }
});

test('a picture has an address, a text for who cannot see it, and a click', () => {
  const image = service
    .newImage()
    .setImageUrl('https://example.com/a.png')
    .setAltText('A')
    .setOnClickAction(action());
  expect(widgetJson(image)).toEqual({
    image: {
      imageUrl: 'https://example.com/a.png',
      altText: 'A',
      onClick: { action: { function: 'onClick' } },
    },
  });
});

test('a divider is an empty message', () => {
  expect(widgetJson(service.newDivider())).toEqual({ divider: {} });
});

test('a paragraph without a text and a picture without an address are refused', () => {
  expect(() => cardOf(service.newTextParagraph())).toThrow(
    'Invalid value at card.sections[0].widgets[0].textParagraph: it needs text.',
  );
  expect(() => cardOf(paragraph('A'), service.newImage().setAltText('A'))).toThrow(
    'Invalid value at card.sections[0].widgets[1].image: it needs imageUrl or imageUri.',
  );
});
