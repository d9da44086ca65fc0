/** Owns what of the official card schema a script can build: every widget of it that CardService has, in one card. */

import { readFileSync } from 'node:fs';
import { type INamespace, Root } from 'protobufjs/light';
import type { CardsUnderTest } from './cards-under-test';

const protos = readFileSync(require.resolve('@google-apps/chat/build/protos/protos.json'), 'utf8');
const schema = Root.fromJSON(JSON.parse(protos) as INamespace);
const cardType = schema.lookupType('google.apps.card.v1.Card');

/** Kinds of widgets in the schema that this host's CardService cannot make; each says so when called. */
const NOT_BUILT = ['columns', 'carousel', 'chipList'];

function widgetKinds(): string[] {
  const { oneofs } = schema.lookupType('google.apps.card.v1.Widget');
  return oneofs.data!.oneof;
}

/** A card with every widget, and every part of one that a script may set. */
function kitchenSink(): unknown {
  const service = CardService;
  const call = service
    .newAction()
    .setFunctionName('onClick')
    .setParameters({ source: '() => null', id: '007' })
    .setLoadIndicator(service.LoadIndicator.SPINNER)
    .setPersistValues(false)
    .addRequiredWidget('text')
    .setAllWidgetsAreRequired(true);
  const link = service
    .newOpenLink()
    .setUrl('https://example.com/')
    .setOpenAs(service.OpenAs.OVERLAY)
    .setOnClose(service.OnClose.RELOAD);
  const star = service.newIconImage().setIcon(service.Icon.STAR).setAltText('Star');
  const search = service.newMaterialIcon().setName('search').setFill(true).setWeight(400).setGrade(0);
  const save = service
    .newTextButton()
    .setText('Save')
    .setAltText('Save it')
    .setTextButtonStyle(service.TextButtonStyle.FILLED)
    .setBackgroundColor('#0055ff')
    .setDisabled(false)
    .setOnClickAction(call);
  const more = service.newImageButton().setAltText('More').setMaterialIcon(search).setOpenLink(link);
  const toggle = service
    .newSwitch()
    .setFieldName('on')
    .setValue('yes')
    .setSelected(true)
    .setControlType(service.SwitchControlType.CHECK_BOX)
    .setOnChangeAction(call);
  const suggestions = service.newSuggestions().addSuggestion('Ada').addSuggestions(['Adam']);
  const crop = service.newImageCropStyle().setImageCropType(service.ImageCropType.RECTANGLE_4_3);
  const border = service.newBorderStyle().setType(service.BorderType.STROKE).setStrokeColor('#fff');
  const picture = service
    .newImageComponent()
    .setImageUrl('https://example.com/a.png')
    .setAltText('A')
    .setCropStyle(crop.setAspectRatio(1.5))
    .setBorderStyle(border.setCornerRadius(8));
  const item = service
    .newGridItem()
    .setIdentifier('1')
    .setTitle('Item')
    .setSubtitle('Below')
    .setImage(picture)
    .setLayout(service.GridItemLayout.TEXT_ABOVE);
  const text = service
    .newTextInput()
    .setFieldName('text')
    .setTitle('Text')
    .setHint('Any')
    .setValue('A')
    .setMultiline(true)
    .setSuggestions(suggestions)
    .setSuggestionsAction(call)
    .setOnChangeAction(call)
    .setValidation(service.newValidation().setCharacterLimit(80).setInputType(service.InputType.EMAIL));
  const choice = service
    .newSelectionInput()
    .setFieldName('choice')
    .setTitle('Choice')
    .setType(service.SelectionInputType.MULTI_SELECT)
    .addItem('One', 1, true)
    .addMultiSelectItem('Two', '2', false, 'https://example.com/2.png', 'Below')
    .setMultiSelectMaxSelectedItems(2)
    .setMultiSelectMinQueryLength(1)
    .setExternalDataSource(call)
    .setOnChangeAction(call);
  const row = service
    .newDecoratedText()
    .setText('Row')
    .setTopLabel('Top')
    .setBottomLabel('Bottom')
    .setWrapText(true)
    .setStartIcon(star)
    .setSwitchControl(toggle)
    .setOnClickOpenLinkAction(call);
  const first = service
    .newCardSection()
    .setHeader('Shown')
    .setCollapsible(true)
    .setNumUncollapsibleWidgets(2)
    .addWidget(service.newTextParagraph().setText('<b>Text</b>'))
    .addWidget(service.newImage().setImageUrl('https://example.com/a.png').setAltText('A').setOpenLink(link))
    .addWidget(service.newDivider())
    .addWidget(row)
    .addWidget(service.newDecoratedText().setText('Icon').setEndIcon(star.setIcon(service.Icon.CLOCK)))
    .addWidget(service.newButtonSet().addButton(save).addButton(more))
    .addWidget(service.newGrid().setTitle('Grid').setNumColumns(2).addItem(item).setOnClickAction(call));
  const second = service
    .newCardSection()
    .addWidget(text)
    .addWidget(choice)
    .addWidget(service.newDatePicker().setFieldName('day').setTitle('Day').setValueInMsSinceEpoch('0'))
    .addWidget(service.newDateTimePicker().setFieldName('at').setTimeZoneOffsetInMins(60).setTitle('At'))
    .addWidget(service.newTimePicker().setFieldName('time').setHours(9).setMinutes(30));
  return service
    .newCardBuilder()
    .setName('sink')
    .setDisplayStyle(service.DisplayStyle.PEEK)
    .setHeader(
      service
        .newCardHeader()
        .setTitle('Title')
        .setSubtitle('Subtitle')
        .setImageUrl('https://example.com/a.png')
        .setImageAltText('A')
        .setImageStyle(service.ImageStyle.CIRCLE),
    )
    .setPeekCardHeader(service.newCardHeader().setTitle('Peek'))
    .addSection(first)
    .addSection(second)
    .addCardAction(service.newCardAction().setText('Menu').setOpenLink(link))
    .setFixedFooter(service.newFixedFooter().setPrimaryButton(save).setSecondaryButton(save))
    .build();
}

interface CardJson {
  sections: { widgets: object[] }[];
}

/** What protobuf reads of it, by its own rules; it drops what the schema does not know, and names its enums. */
function readByProtobuf(json: object): unknown {
  const message = cardType.fromObject(json);
  expect(cardType.verify(message)).toBeNull();
  return cardType.toObject(message, { enums: String, longs: String, json: true });
}

export function cardSchemaSuite(cards: CardsUnderTest): void {
  describe('the official schema', () => {
    test('knows all of a card that has every widget', async () => {
      const json = (await cards.on(kitchenSink)) as CardJson;
      const kinds = json.sections.flatMap(({ widgets }) => widgets.flatMap((one) => Object.keys(one)));
      expect([...new Set(kinds)].sort()).toEqual(
        widgetKinds()
          .filter((kind) => !NOT_BUILT.includes(kind))
          .sort(),
      );
      expect(readByProtobuf(json)).toEqual(json);
    });

    test('the panel gets the card as the script built it', async () => {
      const built = await cards.on(kitchenSink);
      const shown = await cards.click(kitchenSink);
      const navigations = [{ pushCard: built }];
      expect(shown).toEqual({ kind: 'response', response: { renderActions: { action: { navigations } } } });
    });

    test('a card that it refuses is shown nowhere: alone, pushed, or in place of another', async () => {
      const message = 'The card is not valid: card: widgets of all sections: 101, the limit is 100';
      const alone = () => {
        const half = CardService.newCardSection();
        for (let n = 0; n < 50; n++) half.addWidget(CardService.newDivider());
        const last = CardService.newCardSection().addWidget(CardService.newDivider());
        return CardService.newCardBuilder().addSection(half).addSection(half).addSection(last).build();
      };
      const steps = (navigate: string) =>
        cards.act({
          function: 'onClick',
          parameters: {
            source: `() => CardService.newActionResponseBuilder().setNavigation(
              CardService.newNavigation().${navigate}((${alone.toString()})())).build()`,
          },
        });
      expect(await cards.click(alone)).toEqual({ kind: 'error', message });
      expect(await steps('pushCard')).toEqual({ kind: 'error', message });
      expect(await steps('updateCard')).toEqual({ kind: 'error', message });
    });
  });
}
