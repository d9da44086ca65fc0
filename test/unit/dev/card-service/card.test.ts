import { emitted as emittedOf } from '../../../../dev/apps-script/inside/card-service';
import { action, callLoosely, cardOf, checked, emitted, openLink, paragraph, service } from './card-bench';

const sectionOf = (count: number): GoogleAppsScript.Card_Service.CardSection => {
  const section = service.newCardSection();
  for (let at = 0; at < count; at++) section.addWidget(paragraph(`${at}`));
  return section;
};

describe('a card', () => {
  test('has a name, headers, sections, a menu and a way to be shown', () => {
    const header = service
      .newCardHeader()
      .setTitle('Title')
      .setSubtitle('Subtitle')
      .setImageUrl('https://example.com/a.png')
      .setImageAltText('A')
      .setImageStyle(service.ImageStyle.CIRCLE);
    const section = sectionOf(2).setHeader('Section').setCollapsible(true).setNumUncollapsibleWidgets(1);
    const card = service
      .newCardBuilder()
      .setName('home')
      .setHeader(header)
      .setPeekCardHeader(service.newCardHeader().setTitle('Peek'))
      .setDisplayStyle(service.DisplayStyle.REPLACE)
      .addSection(section)
      .addCardAction(service.newCardAction().setText('Help').setOpenLink(openLink()))
      .addCardAction(service.newCardAction().setText('Again').setOnClickAction(action('onAgain')))
      .build();
    expect(checked(card)).toEqual({
      name: 'home',
      header: {
        title: 'Title',
        subtitle: 'Subtitle',
        imageUrl: 'https://example.com/a.png',
        imageAltText: 'A',
        imageType: 'CIRCLE',
      },
      peekCardHeader: { title: 'Peek' },
      displayStyle: 'REPLACE',
      sections: [
        {
          header: 'Section',
          collapsible: true,
          uncollapsibleWidgetsCount: 1,
          widgets: [{ textParagraph: { text: '0' } }, { textParagraph: { text: '1' } }],
        },
      ],
      cardActions: [
        { actionLabel: 'Help', onClick: { openLink: { url: 'https://example.com/' } } },
        { actionLabel: 'Again', onClick: { action: { function: 'onAgain' } } },
      ],
    });
  });

  test('may be a header only', () => {
    const card = service.newCardBuilder().setHeader(service.newCardHeader().setTitle('Title')).build();
    expect(checked(card)).toEqual({ header: { title: 'Title' } });
  });

  test('can do nothing but print itself', () => {
    const card = cardOf(paragraph('A'));
    expect(JSON.parse(card.printJson())).toEqual(emitted(card));
    expect(() => callLoosely(card, 'addSection')).toThrow(
      'not implemented in the local host: CardService.Card.addSection',
    );
  });

  test('is not changed by what its builder does later', () => {
    const builder = service.newCardBuilder().addSection(sectionOf(1));
    const card = builder.build();
    builder.addSection(sectionOf(1)).setName('later');
    expect(emitted(card)).toEqual({ sections: [{ widgets: [{ textParagraph: { text: '0' } }] }] });
  });
});

test('only what was built is emitted', () => {
  const unbuilt = service.newCardBuilder().addSection(sectionOf(1));
  for (const value of [unbuilt, paragraph('A'), service, { sections: [] }, 'card', null, undefined]) {
    expect(emittedOf(value)).toBeUndefined();
  }
});

describe('adding copies', () => {
  test('a widget, so that later changes are not seen', () => {
    const text = paragraph('before');
    const section = service.newCardSection().addWidget(text);
    text.setText('after');
    section.addWidget(text);
    expect(emitted(service.newCardBuilder().addSection(section).build())).toEqual({
      sections: [{ widgets: [{ textParagraph: { text: 'before' } }, { textParagraph: { text: 'after' } }] }],
    });
  });

  test('an action, a button, a header and a section too', () => {
    const click = action('onBefore');
    const button = service.newTextButton().setText('before').setOnClickAction(click);
    const row = service.newButtonSet().addButton(button);
    const header = service.newCardHeader().setTitle('before');
    const section = service.newCardSection().addWidget(row);
    const builder = service.newCardBuilder().setHeader(header).addSection(section);
    click.setFunctionName('onAfter');
    button.setText('after');
    row.addButton(button);
    header.setTitle('after');
    section.setHeader('after');
    expect(emitted(builder.build())).toEqual({
      header: { title: 'before' },
      sections: [
        {
          widgets: [
            { buttonList: { buttons: [{ text: 'before', onClick: { action: { function: 'onBefore' } } }] } },
          ],
        },
      ],
    });
  });

  test('a widget may be in two sections', () => {
    const text = paragraph('twice');
    expect(() =>
      service
        .newCardBuilder()
        .addSection(service.newCardSection().addWidget(text))
        .addSection(service.newCardSection().addWidget(text))
        .build(),
    ).not.toThrow();
  });
});

describe('build() refuses', () => {
  const withSections = (...sections: GoogleAppsScript.Card_Service.CardSection[]): (() => unknown) => {
    const builder = service.newCardBuilder();
    for (const section of sections) builder.addSection(section);
    return () => builder.build();
  };

  test('a card with nothing in it', () => {
    expect(() => service.newCardBuilder().setName('empty').build()).toThrow(
      'Invalid value at card: it needs header or sections.',
    );
  });

  test('a section without a widget', () => {
    expect(withSections(sectionOf(1), service.newCardSection().setHeader('Empty'))).toThrow(
      'Invalid value at card.sections[1]: it needs widgets.',
    );
  });

  test('a header without a title', () => {
    const headless = service.newCardBuilder().setHeader(service.newCardHeader().setSubtitle('Subtitle'));
    expect(() => headless.build()).toThrow('Invalid value at card.header: it needs title.');
  });

  test('the 101st widget of a section', () => {
    expect(withSections(sectionOf(100))).not.toThrow();
    expect(withSections(sectionOf(101))).toThrow(
      "Invalid value at card.sections[0]: it has 101 widgets, and can't have more than 100.",
    );
  });

  test('the 101st section', () => {
    const sections = Array.from({ length: 101 }, () => sectionOf(1));
    expect(withSections(...sections.slice(1))).not.toThrow();
    expect(withSections(...sections)).toThrow(
      "Invalid value at card: it has 101 sections, and can't have more than 100.",
    );
  });

  test('with an exception of the platform', () => {
    expect.assertions(1);
    try {
      service.newCardBuilder().build();
    } catch (error) {
      expect((error as Error).name).toBe('Exception');
    }
  });
});

test('a section takes widgets only', () => {
  const words =
    "The parameters ((class)) don't match the method signature for CardService.CardSection.addWidget.";
  for (const other of [service.newSwitch(), service.newCardHeader(), action(), {}]) {
    expect(() => callLoosely(service.newCardSection(), 'addWidget', other)).toThrow(words);
  }
});
