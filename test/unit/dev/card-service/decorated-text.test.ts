import { action, cardOf, service, widgetJson } from './card-bench';

const switchNamed = (name: string): GoogleAppsScript.Card_Service.Switch =>
  service.newSwitch().setFieldName(name);

test('a row has three lines, icons at both ends and a click', () => {
  const search = service.newMaterialIcon().setName('search').setFill(true).setWeight(300).setGrade(200);
  const row = service
    .newDecoratedText()
    .setTopLabel('Top')
    .setText('Text')
    .setBottomLabel('Bottom')
    .setWrapText(true)
    .setStartIcon(service.newIconImage().setMaterialIcon(search).setAltText('Search'))
    .setEndIcon(
      service
        .newIconImage()
        .setIconUrl('https://example.com/i.png')
        .setImageCropType(service.ImageCropType.CIRCLE),
    )
    .setOnClickAction(action('onRow'));
  expect(widgetJson(row)).toEqual({
    decoratedText: {
      topLabel: 'Top',
      text: 'Text',
      bottomLabel: 'Bottom',
      wrapText: true,
      startIcon: { materialIcon: { name: 'search', fill: true, weight: 300, grade: 200 }, altText: 'Search' },
      endIcon: { iconUrl: 'https://example.com/i.png', imageType: 'CIRCLE' },
      onClick: { action: { function: 'onRow' } },
    },
  });
});

test('the old setters of a row fill the old icon', () => {
  const row = service.newDecoratedText().setText('Text').setIcon(service.Icon.EMAIL).setIconAltText('Mail');
  expect(widgetJson(row)).toEqual({
    decoratedText: { text: 'Text', icon: { knownIcon: 'EMAIL', altText: 'Mail' } },
  });
  const pictured = service.newDecoratedText().setText('Text').setIconUrl('https://example.com/i.png');
  expect(widgetJson(pictured)).toEqual({
    decoratedText: { text: 'Text', icon: { iconUrl: 'https://example.com/i.png' } },
  });
});

test('a switch has a name, a value and what to do when it changes', () => {
  const control = switchNamed('enabled')
    .setValue('on')
    .setSelected(true)
    .setControlType(service.SwitchControlType.CHECK_BOX)
    .setOnChangeAction(action('onSwitch').setParameters({ id: '1' }));
  expect(widgetJson(service.newDecoratedText().setText('Enabled').setSwitchControl(control))).toEqual({
    decoratedText: {
      text: 'Enabled',
      switchControl: {
        name: 'enabled',
        value: 'on',
        selected: true,
        controlType: 'CHECK_BOX',
        onChangeAction: { function: 'onSwitch', parameters: [{ key: 'id', value: '1' }] },
      },
    },
  });
});

test('a KeyValue is a row under its old setters', () => {
  const row = service
    .newKeyValue()
    .setTopLabel('Top')
    .setContent('Text')
    .setBottomLabel('Bottom')
    .setMultiline(true)
    .setIcon(service.Icon.STAR)
    .setIconAltText('Star')
    .setSwitch(switchNamed('on'));
  expect(widgetJson(row)).toEqual({
    decoratedText: {
      topLabel: 'Top',
      text: 'Text',
      bottomLabel: 'Bottom',
      wrapText: true,
      icon: { knownIcon: 'STAR', altText: 'Star' },
      switchControl: { name: 'on' },
    },
  });
  const pictured = service
    .newKeyValue()
    .setContent('Text')
    .setIconUrl('https://example.com/i.png')
    .setButton(service.newTextButton().setText('Go').setOnClickAction(action('onGo')));
  expect(widgetJson(pictured)).toEqual({
    decoratedText: {
      text: 'Text',
      icon: { iconUrl: 'https://example.com/i.png' },
      button: { text: 'Go', onClick: { action: { function: 'onGo' } } },
    },
  });
});

describe('a row is refused', () => {
  const at = 'Invalid value at card.sections[0].widgets[0].decoratedText';

  test('without a text', () => {
    expect(() => cardOf(service.newDecoratedText().setTopLabel('Top'))).toThrow(`${at}: it needs text.`);
  });

  test('with two controls', () => {
    const row = service
      .newDecoratedText()
      .setText('Text')
      .setButton(service.newTextButton().setText('Go').setOnClickAction(action()))
      .setSwitchControl(switchNamed('on'));
    expect(() => cardOf(row)).toThrow(`${at}: it can have only one of button, switchControl.`);
  });

  test('with an icon of two kinds', () => {
    const icon = service.newIconImage().setIcon(service.Icon.STAR).setIconUrl('https://example.com/i.png');
    expect(() => cardOf(service.newDecoratedText().setText('Text').setStartIcon(icon))).toThrow(
      `${at}.startIcon: it can have only one of knownIcon, iconUrl.`,
    );
  });

  test('with a switch that has no name', () => {
    const row = service.newDecoratedText().setText('Text').setSwitchControl(service.newSwitch());
    expect(() => cardOf(row)).toThrow(`${at}.switchControl: it needs name.`);
  });

  test('with a Material icon that has no name', () => {
    const icon = service.newIconImage().setMaterialIcon(service.newMaterialIcon().setFill(true));
    expect(() => cardOf(service.newDecoratedText().setText('Text').setEndIcon(icon))).toThrow(
      `${at}.endIcon.materialIcon: it needs name.`,
    );
  });
});

test('an icon cannot be a rectangle', () => {
  expect(() => service.newIconImage().setImageCropType(service.ImageCropType.RECTANGLE_4_3)).toThrow(
    'Invalid argument: RECTANGLE_4_3',
  );
});

test('a weight that is no whole number is refused', () => {
  expect(() => service.newMaterialIcon().setWeight(400.5)).toThrow(
    "The parameters (number) don't match the method signature for CardService.MaterialIcon.setWeight.",
  );
});
