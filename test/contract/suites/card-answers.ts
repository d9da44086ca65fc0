/** Owns what a click asks a script for, and what the panel does with its answer. */

import type { PanelAnswer } from '../../../dev/host/api';
import { applyAnswer, type Applied } from '../../../dev/page/panel/apply-answer';
import { clickOn } from '../../e2e/cards';
import type { CardsUnderTest, ClickEvent } from './cards-under-test';

/** A panel in which home, the list of users and one user were opened, one over the other. */
const OPENED = ['home', 'users', 'user'].map((name) => ({ name, header: { title: name } }));
const applied = (answer: PanelAnswer): Applied =>
  applyAnswer({ stack: { roots: OPENED.slice(0, 1), cards: OPENED } }, answer);
const stackAfter = (answer: PanelAnswer): (string | undefined)[] | undefined =>
  applied(answer).screen.stack?.cards.map(({ name }) => name);

export function cardAnswersSuite(cards: CardsUnderTest): void {
  actions(cards);
  navigations(cards);
  others(cards);
  inputs(cards);
}

function actions(cards: CardsUnderTest): void {
  describe('an action', () => {
    test('of a card calls its function with its parameters, as texts', async () => {
      const shown = await cards.click(() => {
        const echo = (event: ClickEvent) => {
          const { source, ...own } = event.commonEventObject.parameters;
          const isSame = event.parameters.source === source;
          const text = JSON.stringify([own, Object.values(own).map((one) => typeof one), isSame]);
          return CardService.newActionResponseBuilder()
            .setNotification(CardService.newNotification().setText(text))
            .build();
        };
        const call = CardService.newAction()
          .setFunctionName('onClick')
          .setParameters({ source: echo.toString(), id: '007', empty: '', 'with ä': '"1"\n' })
          .setLoadIndicator(CardService.LoadIndicator.NONE);
        const button = CardService.newTextButton().setText('Go').setOnClickAction(call);
        return CardService.newCardBuilder()
          .addSection(CardService.newCardSection().addWidget(button))
          .build();
      });
      expect(JSON.stringify(shown)).toContain('"loadIndicator":"NONE"');
      const { say = '' } = applied(await cards.act(clickOn(shown, 'Go')));
      const own = { id: '007', empty: '', 'with ä': '"1"\n' };
      expect(JSON.parse(say)).toEqual([own, ['string', 'string', 'string'], true]);
    });

    test('set again has the last parameters only', async () => {
      const shown = await cards.on(() => {
        const call = CardService.newAction().setFunctionName('onClick').setParameters({ a: '1', b: '2' });
        const button = CardService.newTextButton().setText('Go');
        button.setOnClickAction(call.setParameters({ c: '3' }));
        return CardService.newCardBuilder()
          .addSection(CardService.newCardSection().addWidget(button))
          .build();
      });
      expect(clickOn(shown, 'Go')).toEqual({ function: 'onClick', parameters: { c: '3' } });
    });

    test.each<[string, () => unknown]>([
      ['nothing', () => undefined],
      ['null', () => null],
    ])('that returns %s leaves the panel as it was', async (_what, script) => {
      expect(await cards.click(script)).toEqual({ kind: 'nothing' });
    });

    test('that returns a builder is refused, and so are texts and plain objects', async () => {
      const words = /^The value returned from Apps Script has a type that cannot be used/;
      const refused = { kind: 'error', message: expect.stringMatching(words) as string };
      expect(await cards.click(() => CardService.newActionResponseBuilder())).toEqual(refused);
      expect(await cards.click(() => 'saved')).toEqual(refused);
      expect(await cards.click(() => ({ renderActions: { action: {} } }))).toEqual(refused);
    });
  });
}

function navigations(cards: CardsUnderTest): void {
  /** Each answers with one navigation, made by a script that gets a card named `new`. */
  const NAVIGATIONS: [string, (card: GoogleAppsScript.Card_Service.Card) => unknown, string[]][] = [
    ['pushCard', (card) => CardService.newNavigation().pushCard(card), ['home', 'users', 'user', 'new']],
    ['updateCard', (card) => CardService.newNavigation().updateCard(card), ['home', 'users', 'new']],
    ['popCard', () => CardService.newNavigation().popCard(), ['home', 'users']],
    ['popToRoot', () => CardService.newNavigation().popToRoot(), ['home']],
    ['popToNamedCard', () => CardService.newNavigation().popToNamedCard('users'), ['home', 'users']],
    ['popCard at the root', () => CardService.newNavigation().popToRoot().popCard(), ['home']],
    ['popToRoot and updateCard', (card) => CardService.newNavigation().popToRoot().updateCard(card), ['new']],
    [
      'popCard and pushCard',
      (card) => CardService.newNavigation().popCard().pushCard(card),
      ['home', 'users', 'new'],
    ],
  ];

  const answerTo = (navigate: (card: GoogleAppsScript.Card_Service.Card) => unknown) =>
    cards.act({
      function: 'onClick',
      parameters: {
        source: `() => {
          const header = CardService.newCardHeader().setTitle('new');
          const card = CardService.newCardBuilder().setName('new').setHeader(header).build();
          const navigation = (${navigate.toString()})(card);
          return CardService.newActionResponseBuilder().setNavigation(navigation).build();
        }`,
      },
    });

  describe('navigation', () => {
    test.each(NAVIGATIONS)('%s', async (_name, navigate, stack) => {
      expect(stackAfter(await answerTo(navigate))).toEqual(stack);
    });

    test('to a card that is not in the stack fails in the panel, by its name', async () => {
      const answer = await answerTo(() => CardService.newNavigation().popToNamedCard('nowhere'));
      expect(() => applied(answer)).toThrow('There is no card named nowhere in the stack.');
    });
  });
}

function others(cards: CardsUnderTest): void {
  describe('an answer', () => {
    test('may notify, and leaves the stack', async () => {
      const answer = await cards.click(() =>
        CardService.newActionResponseBuilder()
          .setNotification(CardService.newNotification().setText('Saved <b>'))
          .build(),
      );
      expect(applied(answer)).toMatchObject({ say: 'Saved <b>', spoilsOthers: false });
      expect(stackAfter(answer)).toEqual(['home', 'users', 'user']);
    });

    test.each([
      ['FULL_SIZE', 'NOTHING'],
      ['FULL_SIZE', 'RELOAD'],
      ['OVERLAY', 'NOTHING'],
      ['OVERLAY', 'RELOAD'],
    ])('may open a link as %s, and on its close do %s', async (openAs, onClose) => {
      const source = `() => CardService.newActionResponseBuilder().setOpenLink(
        CardService.newOpenLink().setUrl('https://example.com/')
          .setOpenAs(CardService.OpenAs.${openAs}).setOnClose(CardService.OnClose.${onClose})).build()`;
      const { open } = applied(await cards.act({ function: 'onClick', parameters: { source } }));
      expect(open).toEqual({ url: 'https://example.com/', openAs, onClose });
    });

    test('says that data has changed, which spoils the other stacks; or that it has not', async () => {
      const changed = (source: string) => cards.act({ function: 'onClick', parameters: { source } });
      const builder = '() => CardService.newActionResponseBuilder()';
      expect(applied(await changed(`${builder}.setStateChanged(true).build()`)).spoilsOthers).toBe(true);
      expect(applied(await changed(`${builder}.setStateChanged(false).build()`)).spoilsOthers).toBe(false);
      expect(applied(await changed(`${builder}.build()`)).spoilsOthers).toBe(false);
    });

    test('may be suggestions for what has been typed so far', async () => {
      const answer = await cards.click(
        (event) => {
          const [typed] = event.formInputs.name as [string];
          const found = CardService.newSuggestions().addSuggestions([`${typed}a`, `${typed}am`]);
          return CardService.newSuggestionsResponseBuilder().setSuggestions(found).build();
        },
        { formInputs: { name: ['Ad'] } },
      );
      expect(answer).toEqual({ kind: 'suggestions', items: ['Ada', 'Adam'] });
    });

    test('may be no suggestion, set or not', async () => {
      const none = { kind: 'suggestions', items: [] };
      expect(await cards.click(() => CardService.newSuggestionsResponseBuilder().build())).toEqual(none);
      expect(
        await cards.click(() =>
          CardService.newSuggestionsResponseBuilder().setSuggestions(CardService.newSuggestions()).build(),
        ),
      ).toEqual(none);
    });

    test('for a draft is refused where none is being written', async () => {
      const answer = await cards.click(() =>
        CardService.newUpdateDraftActionResponseBuilder()
          .setUpdateDraftSubjectAction(CardService.newUpdateDraftSubjectAction().addUpdateSubject('S'))
          .build(),
      );
      expect(answer.kind).toBe('error');
    });
  });
}

function inputs(cards: CardsUnderTest): void {
  /** The event's forms, the newer and the two older, as the script read them. */
  const read = (event: ClickEvent) =>
    CardService.newActionResponseBuilder()
      .setNotification(
        CardService.newNotification().setText(
          JSON.stringify([event.commonEventObject.formInputs, event.formInputs, event.formInput]),
        ),
      )
      .build();

  describe('a form', () => {
    test('reaches the event as the person left it', async () => {
      const answer = await cards.click(read, {
        formInputs: { name: ['Mia'], kinds: ['a', 'b'], on: ['yes'], day: ['86400000'], time: ['34200000'] },
        dateFields: { day: 'DATE_ONLY', time: 'TIME_ONLY' },
      });
      const day = { msSinceEpoch: '86400000' };
      const time = { hours: 9, minutes: 30 };
      expect(JSON.parse(applied(answer).say ?? '')).toEqual([
        {
          name: { stringInputs: { value: ['Mia'] } },
          kinds: { stringInputs: { value: ['a', 'b'] } },
          on: { stringInputs: { value: ['yes'] } },
          day: { dateInput: day },
          time: { timeInput: time },
        },
        { name: ['Mia'], kinds: ['a', 'b'], on: ['yes'], day: [day], time: [time] },
        { name: 'Mia', kinds: 'a', on: 'yes', day, time },
      ]);
    });

    test('that is empty is not in the event, but in its older fields', async () => {
      expect(JSON.parse(applied(await cards.click(read)).say ?? '')).toEqual([null, {}, {}]);
    });
  });
}
