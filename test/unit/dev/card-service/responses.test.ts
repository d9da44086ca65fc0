import { callLoosely, cardOf, emitted, openLink, paragraph, schema, service } from './card-bench';

const card = (text: string): GoogleAppsScript.Card_Service.Card => cardOf(paragraph(text));
const cardJson = (text: string): unknown => ({ sections: [{ widgets: [{ textParagraph: { text } }] }] });

describe('an action answers', () => {
  test('with steps in the order in which they were added', () => {
    const steps = service
      .newNavigation()
      .popToRoot()
      .popCard()
      .popToNamedCard('home')
      .updateCard(card('A'))
      .pushCard(card('B'));
    const response = service.newActionResponseBuilder().setNavigation(steps).build();
    expect(emitted(response)).toEqual({
      renderActions: {
        action: {
          navigations: [
            { popToRoot: true },
            { pop: true },
            { popToCard: 'home' },
            { updateCard: cardJson('A') },
            { pushCard: cardJson('B') },
          ],
        },
      },
    });
  });

  test('with a notification, a link and a sign that data has changed', () => {
    const link = openLink().setOpenAs(service.OpenAs.FULL_SIZE).setOnClose(service.OnClose.NOTHING);
    const response = service
      .newActionResponseBuilder()
      .setNotification(service.newNotification().setText('Saved'))
      .setOpenLink(link)
      .setStateChanged(true)
      .build();
    expect(emitted(response)).toEqual({
      renderActions: {
        action: {
          notification: { text: 'Saved' },
          link: { url: 'https://example.com/', openAs: 'FULL_SIZE', onClose: 'NOTHING' },
        },
      },
      stateChanged: true,
    });
  });

  test('with nothing', () => {
    expect(emitted(service.newActionResponseBuilder().build())).toEqual({ renderActions: { action: {} } });
  });

  test('with two cards that use the same field names', () => {
    const form = (): GoogleAppsScript.Card_Service.Card =>
      cardOf(service.newTextInput().setFieldName('x').setTitle('X'));
    const steps = service.newNavigation().updateCard(form()).pushCard(form());
    expect(() => service.newActionResponseBuilder().setNavigation(steps).build()).not.toThrow();
  });

  test('with what it was when it was set', () => {
    const notice = service.newNotification().setText('before');
    const builder = service.newActionResponseBuilder().setNotification(notice);
    notice.setText('after');
    expect(emitted(builder.build())).toMatchObject({
      renderActions: { action: { notification: { text: 'before' } } },
    });
  });
});

test('a response can do nothing but print itself', () => {
  const response = service.newActionResponseBuilder().setStateChanged(false).build();
  expect(JSON.parse(response.printJson())).toEqual({ renderActions: { action: {} }, stateChanged: false });
  expect(() => callLoosely(response, 'build')).toThrow(
    'not implemented in the local host: CardService.ActionResponse.build',
  );
});

test('a navigation can print itself', () => {
  expect(JSON.parse(service.newNavigation().popCard().printJson())).toEqual({ navigations: [{ pop: true }] });
});

test('a notification without a text and a link without an address are refused', () => {
  const builder = service.newActionResponseBuilder();
  expect(() => builder.setNotification(service.newNotification()).build()).toThrow(
    'Invalid value at notification: it needs text.',
  );
  expect(() =>
    service.newUniversalActionResponseBuilder().setOpenLink(service.newOpenLink()).build(),
  ).toThrow('Invalid value at link: it needs url.');
});

test('a card that is not built is refused', () => {
  expect(() => callLoosely(service.newNavigation(), 'pushCard', service.newCardBuilder())).toThrow(
    "The parameters ((class)) don't match the method signature for CardService.Navigation.pushCard.",
  );
  const universal = service.newUniversalActionResponseBuilder();
  expect(() => callLoosely(universal, 'displayAddOnCards', [card('A'), service.newCardBuilder()])).toThrow(
    'Invalid argument: cardObjects. Each must be a Card.',
  );
});

test('a universal action shows cards or opens a link', () => {
  const shown = service
    .newUniversalActionResponseBuilder()
    .displayAddOnCards([card('A'), card('B')])
    .build();
  expect(emitted(shown)).toEqual({
    renderActions: { action: { navigations: [{ pushCard: cardJson('A') }, { pushCard: cardJson('B') }] } },
  });
  const opened = service.newUniversalActionResponseBuilder().setOpenLink(openLink()).build();
  expect(emitted(opened)).toEqual({ renderActions: { action: { link: { url: 'https://example.com/' } } } });
});

test('suggestions are an answer of their own', () => {
  const suggestions = service.newSuggestions().addSuggestion('a');
  const response = service.newSuggestionsResponseBuilder().setSuggestions(suggestions).build();
  expect(emitted(response)).toEqual({ autoComplete: { items: [{ text: 'a' }] } });
});

test('functions and links of a response are found', () => {
  const button = service
    .newTextButton()
    .setText('Go')
    .setOnClickAction(service.newAction().setFunctionName('onGo'));
  const steps = service.newNavigation().pushCard(cardOf(button));
  const response = service
    .newActionResponseBuilder()
    .setNavigation(steps)
    .setOpenLink(openLink('https://example.com/done'))
    .build();
  expect(schema.functionsNamed(emitted(response))).toEqual(['onGo']);
  expect(schema.links(emitted(response))).toEqual(['https://example.com/done']);
});
