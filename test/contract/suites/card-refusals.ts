/**
 * Owns what CardService refuses a script: bad arguments, what is missing at `build()`, what is not built. What one
 * widget wants and what its JSON is stands in test/unit/dev/card-service; here is what holds for all.
 */

import { UNBUILT_FACTORIES } from '../../unit/dev/card-service/unbuilt-factories';
import type { CardsUnderTest } from './cards-under-test';

/** How a script sees a refusal: `[name, message, whether it is an Error of its own world]`. */
type Seen = [string, string, boolean];

/** Runs each source by itself; `null` for one that is not refused. */
function refusals(sources: string[]): (Seen | null)[] {
  return sources.map((source) => {
    try {
      (0, eval)(source);
      return null;
    } catch (error) {
      return [(error as Error).name, (error as Error).message, error instanceof Error];
    }
  });
}

const widget = (made: string): string =>
  `CardService.newCardBuilder().addSection(CardService.newCardSection().addWidget(CardService.${made})).build()`;
const path = 'Invalid value at card.sections[0].widgets[0]';

const MISSING: [string, string][] = [
  [widget("newKeyValue().setTopLabel('Top')"), `${path}.decoratedText: it needs text.`],
  [
    widget("newTextInput().setFieldName('x').setHint('X').setOnChangeAction(CardService.newAction())"),
    `${path}.textInput.onChangeAction: it needs function.`,
  ],
  [
    widget("newTextInput().setFieldName('x').setHint('X').setSuggestionsAction(CardService.newAction())"),
    `${path}.textInput.autoCompleteAction: it needs function.`,
  ],
  [
    widget("newSelectionInput().setFieldName('x').setExternalDataSource(CardService.newAction())"),
    `${path}.selectionInput.externalDataSource: it needs function.`,
  ],
  [
    widget('newGrid().addItem(CardService.newGridItem()).setOpenLink(CardService.newOpenLink())'),
    `${path}.grid.onClick.openLink: it needs url.`,
  ],
  [widget('newTimePicker().setHours(1)'), `${path}.dateTimePicker: it needs name.`],
  [
    widget('newImageButton().setMaterialIcon(CardService.newMaterialIcon())'),
    `${path}.buttonList.buttons[0].icon.materialIcon: it needs name.`,
  ],
  [
    'CardService.newCardBuilder().setHeader(CardService.newCardHeader().setTitle("T"))' +
      '.setPeekCardHeader(CardService.newCardHeader()).build()',
    'Invalid value at card.peekCardHeader: it needs title.',
  ],
];

const signature = (given: string, method: string): string =>
  `The parameters (${given}) don't match the method signature for CardService.${method}.`;

const WRONG: [string, string][] = [
  ['CardService.newAction().setParameters({ id: 1 })', parameter('id')],
  ['CardService.newAction().setParameters({ a: "a", on: true })', parameter('on')],
  ['CardService.newAction().setParameters({ none: null })', parameter('none')],
  ['CardService.newAction().setParameters({ ids: ["1"] })', parameter('ids')],
  ['CardService.newAction().setParameters(["id"])', signature('String[]', 'Action.setParameters')],
  ['CardService.newAction().setLoadIndicator("SPINNER")', signature('String', 'Action.setLoadIndicator')],
  ['CardService.newTextInput().setMultiline("true")', signature('String', 'TextInput.setMultiline')],
  ['CardService.newGrid().setNumColumns(1.5)', signature('number', 'Grid.setNumColumns')],
  [
    'CardService.newCardBuilder().addSection(CardService.newTextParagraph())',
    signature('(class)', 'CardBuilder.addSection'),
  ],
  [
    'CardService.newNavigation().pushCard(CardService.newCardBuilder())',
    signature('(class)', 'Navigation.pushCard'),
  ],
];

function parameter(name: string): string {
  return `Invalid argument: parameters. The value of ${name} must be a string.`;
}

/** Without `CardService.`; from `newColumns` on the platform has them, but the types do not know them yet. */
const NOT_BUILT = [
  ...UNBUILT_FACTORIES,
  'TextButton.setComposeAction',
  'Action.setInteraction',
  'newColumns',
  'newChipList',
  'newCarousel',
  'newOverflowMenu',
  'TextParagraph.setMaxLines',
  'TextParagraph.setId',
];

/**
 * Calls every method of every object that a factory makes with nothing and with null. Returns how many calls there
 * were, and each that was not refused in the platform's words.
 */
function callWithoutArguments(left: { out: string[] }): { calls: number; wrong: string[] } {
  const wrong: string[] = [];
  let calls = 0;
  const service = CardService as unknown as Record<string, () => Record<string, (value?: unknown) => void>>;
  const refused = (name: string, given: string, call: () => void): void => {
    calls += 1;
    try {
      call();
      wrong.push(`${name}(${given})`);
    } catch (error) {
      const words = `The parameters (${given}) don't match the method signature for ${name}.`;
      const unbuilt = `not implemented in the local host: ${name}`;
      const { name: kind, message } = error as Error;
      if (!(kind === 'Exception' && message === words) && message !== unbuilt)
        wrong.push(`${name}(${given}): ${kind}: ${message}`);
    }
  };
  const methodsOf = (made: object): string[] => {
    const names = new Set(Object.keys(made));
    for (let at = Object.getPrototypeOf(made) as object; at !== Object.prototype;) {
      Object.getOwnPropertyNames(at).forEach((name) => names.add(name));
      at = Object.getPrototypeOf(at) as object;
    }
    names.delete('constructor');
    return [...names].filter((name) => !left.out.includes(name));
  };
  const factories = Object.keys(service).filter((name) => name.startsWith('new') && !left.out.includes(name));
  for (const factory of factories) {
    const made = service[factory]!();
    for (const method of methodsOf(made)) {
      const name = `CardService.${factory.slice(3)}.${method}`;
      refused(name, '', () => made[method]!());
      refused(name, 'null', () => made[method]!(null));
    }
  }
  return { calls, wrong };
}

export function cardRefusalsSuite(cards: CardsUnderTest): void {
  const sourcesOf = (rows: [string, string][]): string[] => rows.map(([source]) => source);
  const refused = (rows: [string, string][]): Seen[] => rows.map(([, words]) => ['Exception', words, true]);

  describe('CardService refuses', () => {
    test('a card of which a part is not whole', async () => {
      expect(await cards.on(refusals, sourcesOf(MISSING))).toEqual(refused(MISSING));
    });

    test('arguments of another kind', async () => {
      expect(await cards.on(refusals, sourcesOf(WRONG))).toEqual(refused(WRONG));
    });

    test('every method without its argument, and with null for it', async () => {
      const free = ['build', 'popCard', 'popToRoot', 'printJson', 'throwException'];
      const { calls, wrong } = await cards.on(callWithoutArguments, { out: [...free, ...NOT_BUILT] });
      expect(wrong).toEqual([]);
      expect(calls).toBeGreaterThan(300);
    });

    test('what is not built, by its full name', async () => {
      const sources = NOT_BUILT.map((name) =>
        name.startsWith('new') ? `CardService.${name}()` : `CardService.new${name.replace('.', '().')}()`,
      );
      const words = NOT_BUILT.map((name) => `not implemented in the local host: CardService.${name}`);
      expect(await cards.on(refusals, sources)).toEqual(words.map((message) => ['Error', message, true]));
    });

    test('a member that is set or spelled wrong, which would be lost without a word', async () => {
      const sources = ['CardService.newTextButton().text = "A"', 'CardService.newTextButton().settext("A")'];
      expect(await cards.on(refusals, sources)).toEqual([
        ['Error', 'not implemented in the local host: CardService.TextButton.text', true],
        ['Error', 'not implemented in the local host: CardService.TextButton.settext', true],
      ]);
    });
  });
}
