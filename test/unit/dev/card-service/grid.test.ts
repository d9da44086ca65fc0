import { action, cardOf, service, widgetJson } from './card-bench';

test('a grid has items with pictures, a border and a click', () => {
  const border = service
    .newBorderStyle()
    .setType(service.BorderType.STROKE)
    .setStrokeColor('#003366')
    .setCornerRadius(8);
  const crop = service
    .newImageCropStyle()
    .setImageCropType(service.ImageCropType.RECTANGLE_CUSTOM)
    .setAspectRatio(1.5);
  const image = service
    .newImageComponent()
    .setImageUrl('https://example.com/a.png')
    .setAltText('A')
    .setCropStyle(crop)
    .setBorderStyle(border);
  const item = service
    .newGridItem()
    .setIdentifier('a')
    .setTitle('A')
    .setSubtitle('Below')
    .setLayout(service.GridItemLayout.TEXT_ABOVE)
    .setImage(image);
  const grid = service
    .newGrid()
    .setTitle('Grid')
    .setNumColumns(2)
    .setBorderStyle(border)
    .addItem(item)
    .addItem(service.newGridItem().setIdentifier('b'))
    .setOnClickAction(action('onItem'));
  const borderJson = { type: 'STROKE', strokeColor: { red: 0, green: 0.2, blue: 0.4 }, cornerRadius: 8 };
  expect(widgetJson(grid)).toEqual({
    grid: {
      title: 'Grid',
      columnCount: 2,
      borderStyle: borderJson,
      items: [
        {
          id: 'a',
          title: 'A',
          subtitle: 'Below',
          layout: 'TEXT_ABOVE',
          image: {
            imageUri: 'https://example.com/a.png',
            altText: 'A',
            cropStyle: { type: 'RECTANGLE_CUSTOM', aspectRatio: 1.5 },
            borderStyle: borderJson,
          },
        },
        { id: 'b' },
      ],
      onClick: { action: { function: 'onItem' } },
    },
  });
});

test('a ratio is positive', () => {
  for (const ratio of [0, -1, NaN, Infinity]) {
    expect(() => service.newImageCropStyle().setAspectRatio(ratio)).toThrow(
      "The parameters (number) don't match the method signature for CardService.ImageCropStyle.setAspectRatio.",
    );
  }
});

test('a picture of an item needs an address', () => {
  const item = service.newGridItem().setImage(service.newImageComponent().setAltText('A'));
  expect(() => cardOf(service.newGrid().addItem(item))).toThrow(
    'Invalid value at card.sections[0].widgets[0].grid.items[0].image: it needs imageUrl or imageUri.',
  );
});

test('an alignment, for which the schema has no place, is checked and leaves no trace', () => {
  const item = service.newGridItem().setTitle('One');
  expect(item.setTextAlignment(service.HorizontalAlignment.END)).toBe(item);
  const grid = widgetJson(service.newGrid().addItem(item));
  expect(grid).toMatchObject({ grid: { items: [{ title: 'One' }] } });
  expect(JSON.stringify(grid)).not.toContain('END');
});
