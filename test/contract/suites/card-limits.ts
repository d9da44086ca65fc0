/** Owns the limits of a card: at each it is built and shown, and one over it is refused in the words of our table. */

import type { CardsUnderTest } from './cards-under-test';

const card = 'Invalid value at card';

/** Each script builds a card that has so many of something. */
const LIMITS: [string, number, string, (count: number) => unknown][] = [
  [
    'sections of a card',
    100,
    `${card}: it has 101 sections, and can't have more than 100.`,
    (count) => {
      const builder = CardService.newCardBuilder();
      for (let n = 0; n < count; n++)
        builder.addSection(CardService.newCardSection().addWidget(CardService.newDivider()));
      return builder.build();
    },
  ],
  [
    'widgets of a section',
    100,
    `${card}.sections[0]: it has 101 widgets, and can't have more than 100.`,
    (count) => {
      const section = CardService.newCardSection();
      for (let n = 0; n < count; n++) section.addWidget(CardService.newDivider());
      return CardService.newCardBuilder().addSection(section).build();
    },
  ],
  [
    // It builds, as each section keeps to its own limit; it is refused where it would be shown.
    'widgets of all sections',
    100,
    'The card is not valid: card: widgets of all sections: 101, the limit is 100',
    (count) => {
      const first = CardService.newCardSection();
      const second = CardService.newCardSection();
      for (let n = 0; n < count; n++) (n % 2 ? first : second).addWidget(CardService.newDivider());
      return CardService.newCardBuilder().addSection(first).addSection(second).build();
    },
  ],
  [
    'items of a choice',
    100,
    `${card}.sections[0].widgets[0].selectionInput: it has 101 items, and can't have more than 100.`,
    (count) => {
      const input = CardService.newSelectionInput().setFieldName('many');
      for (let n = 0; n < count; n++) input.addItem(n, n, false);
      const section = CardService.newCardSection().addWidget(input);
      return CardService.newCardBuilder().addSection(section).build();
    },
  ],
];

/** Where a card may have a picture: the address is the script's argument, the path that of its message. */
const PICTURES: [string, (url: string) => unknown][] = [
  [
    'sections[0].widgets[0].image.imageUrl',
    (url) => {
      const section = CardService.newCardSection().addWidget(CardService.newImage().setImageUrl(url));
      return CardService.newCardBuilder().addSection(section).build();
    },
  ],
  [
    'header.imageUrl',
    (url) => {
      const header = CardService.newCardHeader().setTitle('Title').setImageUrl(url);
      return CardService.newCardBuilder().setHeader(header).build();
    },
  ],
  [
    'sections[0].widgets[0].decoratedText.startIcon.iconUrl',
    (url) => {
      const row = CardService.newDecoratedText()
        .setText('Text')
        .setStartIcon(CardService.newIconImage().setIconUrl(url));
      return CardService.newCardBuilder().addSection(CardService.newCardSection().addWidget(row)).build();
    },
  ],
  [
    'sections[0].widgets[0].grid.items[0].image.imageUri',
    (url) => {
      const image = CardService.newImageComponent().setImageUrl(url);
      const grid = CardService.newGrid().addItem(CardService.newGridItem().setImage(image));
      return CardService.newCardBuilder().addSection(CardService.newCardSection().addWidget(grid)).build();
    },
  ],
  [
    'sections[0].widgets[0].selectionInput.items[0].startIconUri',
    (url) => {
      const input = CardService.newSelectionInput()
        .setFieldName('people')
        .setType(CardService.SelectionInputType.MULTI_SELECT)
        .addMultiSelectItem('A', 'a', false, url, 'Below');
      return CardService.newCardBuilder().addSection(CardService.newCardSection().addWidget(input)).build();
    },
  ],
];

export function cardLimitsSuite(cards: CardsUnderTest): void {
  describe('the limits of a card', () => {
    test.each(LIMITS)('%s', async (_what, limit, words, build) => {
      expect(await cards.on(build, limit)).toHaveProperty('sections');
      await expect(cards.on(build, limit + 1)).rejects.toMatchObject({ name: 'Exception', message: words });
    });

    test.each(PICTURES)('no picture at %s is SVG, or not https', async (path, build) => {
      const at = `${card}.${path}`;
      expect(JSON.stringify(await cards.on(build, 'https://example.com/a.png'))).toContain('a.png');
      for (const [url, words] of [
        ['https://example.com/a.svg', 'SVG images are not supported.'],
        ['http://example.com/a.png', 'it must be an HTTPS URL or image data.'],
      ] as const) {
        const refused = cards.on(build, url);
        await expect(refused).rejects.toMatchObject({ name: 'Exception', message: `${at}: ${words}` });
      }
    });
  });
}
