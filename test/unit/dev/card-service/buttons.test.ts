import { action, callLoosely, cardOf, checked, openLink, paragraph, service, widgetJson } from './card-bench';

const button = (text: string): GoogleAppsScript.Card_Service.TextButton =>
  service.newTextButton().setText(text);

function buttonJson(made: GoogleAppsScript.Card_Service.Button): unknown {
  return (widgetJson(made) as { buttonList: { buttons: unknown[] } }).buttonList.buttons[0];
}

test('a button calls a function with parameters', () => {
  const full = action('onSave')
    .setParameters({ id: '1', place: 'home' })
    .setLoadIndicator(service.LoadIndicator.NONE)
    .setPersistValues(true)
    .addRequiredWidget('name')
    .addRequiredWidget('key')
    .setAllWidgetsAreRequired(false);
  expect(buttonJson(button('Save').setOnClickAction(full).setAltText('Save it').setDisabled(true))).toEqual({
    text: 'Save',
    altText: 'Save it',
    disabled: true,
    onClick: {
      action: {
        function: 'onSave',
        parameters: [
          { key: 'id', value: '1' },
          { key: 'place', value: 'home' },
        ],
        loadIndicator: 'NONE',
        persistValues: true,
        requiredWidgets: ['name', 'key'],
        allWidgetsAreRequired: false,
      },
    },
  });
});

test('the old name of a function setter does the same', () => {
  const old = service.newAction();
  callLoosely(old, 'setMethodName', 'onOld');
  expect(buttonJson(button('Old').setOnClickAction(old))).toEqual({
    text: 'Old',
    onClick: { action: { function: 'onOld' } },
  });
});

test('parameters are strings', () => {
  expect(() => callLoosely(service.newAction(), 'setParameters', { id: 1 })).toThrow(
    'Invalid argument: parameters. The value of id must be a string.',
  );
  expect(() => callLoosely(service.newAction(), 'setParameters', 'id=1')).toThrow(
    "The parameters (String) don't match the method signature for CardService.Action.setParameters.",
  );
});

describe('a click', () => {
  test('may ask the script for the address', () => {
    expect(buttonJson(button('Open').setOnClickOpenLinkAction(action('onOpen')))).toEqual({
      text: 'Open',
      onClick: { openDynamicLinkAction: { function: 'onOpen' } },
    });
  });

  test('may lead to a sign-in, after which the add-on reloads', () => {
    const signIn = service.newAuthorizationAction().setAuthorizationUrl('https://example.com/sign-in');
    expect(buttonJson(button('Sign in').setAuthorizationAction(signIn))).toEqual({
      text: 'Sign in',
      onClick: { openLink: { url: 'https://example.com/sign-in', openAs: 'OVERLAY', onClose: 'RELOAD' } },
    });
  });

  test('set again the same way is replaced', () => {
    const twice = button('Go').setOnClickAction(action('onFirst')).setOnClickAction(action('onSecond'));
    expect(buttonJson(twice)).toEqual({ text: 'Go', onClick: { action: { function: 'onSecond' } } });
  });

  const at = 'Invalid value at card.sections[0].widgets[0].buttonList.buttons[0].onClick';

  test('can do one thing only', () => {
    const two = button('Go').setOnClickAction(action()).setOpenLink(openLink());
    expect(() => cardOf(two)).toThrow(`${at}: it can have only one of action, openLink.`);
  });

  test('can lead to a sign-in or to another address, not both', () => {
    const signIn = service.newAuthorizationAction().setAuthorizationUrl('https://example.com/sign-in');
    expect(() => cardOf(button('Go').setAuthorizationAction(signIn).setOpenLink(openLink()))).toThrow(
      `${at}: it can have only one of openLink, authorizationAction.`,
    );
  });

  test('needs the name of a function or an address', () => {
    expect(() => cardOf(button('Go').setOnClickAction(service.newAction()))).toThrow(
      `${at}.action: it needs function.`,
    );
    expect(() => cardOf(button('Go').setOpenLink(service.newOpenLink()))).toThrow(
      `${at}.openLink: it needs url.`,
    );
    expect(() => cardOf(button('Go').setAuthorizationAction(service.newAuthorizationAction()))).toThrow(
      `${at}.openLink: it needs url.`,
    );
  });

  test('takes an action where an action is wanted', () => {
    expect(() => callLoosely(button('Go'), 'setOnClickAction', openLink())).toThrow(
      "The parameters ((class)) don't match the method signature for CardService.TextButton.setOnClickAction.",
    );
  });
});

describe('the background of a button', () => {
  const filled = (): GoogleAppsScript.Card_Service.TextButton =>
    button('Go').setOnClickAction(action()).setTextButtonStyle(service.TextButtonStyle.FILLED);

  test('is shares of red, green and blue', () => {
    expect(buttonJson(filled().setBackgroundColor('#ff0033'))).toMatchObject({
      type: 'FILLED',
      color: { red: 1, green: 0, blue: 0.2 },
    });
  });

  test('may have one digit a colour', () => {
    expect(buttonJson(filled().setBackgroundColor('#F03'))).toMatchObject({
      color: { red: 1, green: 0, blue: 0.2 },
    });
  });

  test('does nothing to a button that is not filled', () => {
    expect(
      buttonJson(button('Go').setOnClickAction(action()).setBackgroundColor('#ff0033')),
    ).not.toHaveProperty('color');
  });

  test.each(['red', '#ff', '#ff00331', 'ff0033'])('cannot be %s', (text) => {
    expect(() => filled().setBackgroundColor(text)).toThrow(`Invalid argument: ${text}`);
  });
});

test('the old text style is the outlined one', () => {
  const { TEXT } = service.TextButtonStyle as unknown as Record<string, unknown>;
  const old = button('Go').setOnClickAction(action());
  callLoosely(old, 'setTextButtonStyle', TEXT);
  expect(buttonJson(old)).toMatchObject({ type: 'OUTLINED' });
});

test('an image button has one of three icons', () => {
  const image = (): GoogleAppsScript.Card_Service.ImageButton =>
    service.newImageButton().setAltText('Go').setOnClickAction(action());
  const onClick = { action: { function: 'onClick' } };
  expect(buttonJson(image().setIcon(service.Icon.STAR))).toEqual({
    altText: 'Go',
    onClick,
    icon: { knownIcon: 'STAR' },
  });
  expect(buttonJson(image().setIconUrl('https://example.com/i.png'))).toEqual({
    altText: 'Go',
    onClick,
    icon: { iconUrl: 'https://example.com/i.png' },
  });
  expect(buttonJson(image().setMaterialIcon(service.newMaterialIcon().setName('search')))).toEqual({
    altText: 'Go',
    onClick,
    icon: { materialIcon: { name: 'search' } },
  });
  expect(() => cardOf(image())).toThrow('buttons[0]: it needs text or icon.');
  expect(() => cardOf(image().setIcon(service.Icon.NONE))).toThrow('buttons[0]: it needs text or icon.');
});

test('a row holds buttons of both kinds in order', () => {
  const row = service
    .newButtonSet()
    .addButton(button('A').setOnClickAction(action('onA')))
    .addButton(service.newImageButton().setIcon(service.Icon.STAR).setAltText('B').setOpenLink(openLink()));
  expect(widgetJson(row)).toMatchObject({ buttonList: { buttons: [{ text: 'A' }, { altText: 'B' }] } });
});

test('a footer has a first and perhaps a second button', () => {
  const build = (footer: GoogleAppsScript.Card_Service.FixedFooter): GoogleAppsScript.Card_Service.Card =>
    service
      .newCardBuilder()
      .addSection(service.newCardSection().addWidget(paragraph('A')))
      .setFixedFooter(footer)
      .build();
  const first = button('Save').setOnClickAction(action('onSave'));
  const second = button('Cancel').setOnClickAction(action('onCancel'));
  const both = service.newFixedFooter().setPrimaryButton(first).setSecondaryButton(second);
  expect(checked(build(both)).fixedFooter).toMatchObject({
    primaryButton: { text: 'Save' },
    secondaryButton: { text: 'Cancel' },
  });
  expect(() => build(service.newFixedFooter().setSecondaryButton(second))).toThrow(
    'Invalid value at card.fixedFooter: it needs primaryButton.',
  );
});

test('a footer takes no image button', () => {
  expect(() => callLoosely(service.newFixedFooter(), 'setPrimaryButton', service.newImageButton())).toThrow(
    "The parameters ((class)) don't match the method signature for CardService.FixedFooter.setPrimaryButton.",
  );
});
