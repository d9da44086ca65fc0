import { emitted } from '../../../../dev/apps-script/inside/card-service';
import { callLoosely, openLink, service, widgetJson } from './card-bench';

const enums = Object.entries(service).filter(([name]) => !name.startsWith('new'));

test('there are the 18 enums of the types', () => {
  expect(enums.map(([name]) => name).sort()).toEqual([
    'BorderType',
    'ComposedEmailType',
    'ContentType',
    'DisplayStyle',
    'GridItemLayout',
    'HorizontalAlignment',
    'Icon',
    'ImageCropType',
    'ImageStyle',
    'InputType',
    'Interaction',
    'LoadIndicator',
    'OnClose',
    'OpenAs',
    'SelectionInputType',
    'SwitchControlType',
    'TextButtonStyle',
    'UpdateDraftBodyType',
  ]);
});

test.each(enums)('values of %s are objects that print their name', (_name, values) => {
  for (const [name, value] of Object.entries(values as object)) expect(String(value)).toBe(name);
});

test.each(enums)('%s has no other member, and none can be put in place of one', (name, values) => {
  const loose = values as unknown as Record<string, unknown>;
  expect(() => loose.NOWHERE).toThrow(`not implemented in the local host: CardService.${name}.NOWHERE`);
  const first = Object.keys(loose)[0]!;
  expect(() => (loose[first] = 1)).toThrow(TypeError);
});

test('every predefined icon keeps its name, and none is no icon', () => {
  for (const [name, icon] of Object.entries(service.Icon)) {
    const pictured = service.newIconImage();
    callLoosely(pictured, 'setIcon', icon);
    const row = service.newDecoratedText().setText('Text').setStartIcon(pictured);
    expect(widgetJson(row)).toEqual({
      decoratedText: { text: 'Text', ...(name === 'NONE' ? {} : { startIcon: { knownIcon: name } }) },
    });
  }
});

test('the names of a link are those of the schema, the old one for reloading too', () => {
  const link = openLink().setOpenAs(service.OpenAs.OVERLAY).setOnClose(service.OnClose.RELOAD_ADD_ON);
  expect(widgetJson(service.newTextButton().setText('Open').setOpenLink(link))).toEqual({
    buttonList: {
      buttons: [
        {
          text: 'Open',
          onClick: { openLink: { url: 'https://example.com/', openAs: 'OVERLAY', onClose: 'RELOAD' } },
        },
      ],
    },
  });
});

test('neither a number nor the value of another enum passes', () => {
  const link = service.newOpenLink();
  const words = (shown: string): string =>
    `The parameters (${shown}) don't match the method signature for CardService.OpenLink.setOpenAs.`;
  expect(() => callLoosely(link, 'setOpenAs', 0)).toThrow(words('number'));
  expect(() => callLoosely(link, 'setOpenAs', service.OnClose.NOTHING)).toThrow(words('(class)'));
});

test('an enum value is no card', () => {
  expect(emitted(service.OpenAs.OVERLAY)).toBeUndefined();
});
