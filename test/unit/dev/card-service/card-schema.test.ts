import { readFileSync } from 'node:fs';
import { type INamespace, Namespace, Root, Type } from 'protobufjs/light';
import { schema } from './card-bench';

const withWidget = (...widgets: unknown[]): unknown => ({ sections: [{ widgets }] });
const withButton = (button: unknown): unknown => withWidget({ buttonList: { buttons: [button] } });

test('a good card has no problems', () => {
  const card = {
    name: 'home',
    header: { title: 'Title', imageType: 'CIRCLE' },
    sections: [
      {
        collapsible: true,
        uncollapsibleWidgetsCount: 1,
        widgets: [
          { textParagraph: { text: 'A' }, horizontalAlignment: 'CENTER' },
          { dateTimePicker: { name: 'at', type: 'DATE_ONLY', valueMsEpoch: '1763942400000' } },
          { columns: { columnItems: [{ widgets: [{ textParagraph: { text: 'B' } }] }] } },
          { divider: {} },
        ],
      },
    ],
    fixedFooter: { primaryButton: { text: 'Save', color: { red: 0.5, alpha: 1 }, type: 'FILLED' } },
  };
  expect(schema.check(card)).toEqual([]);
});

describe('a planted error is found with its path:', () => {
  test.each<[string, unknown, string]>([
    ['no card at all', 'card', 'card: string where an object is wanted'],
    ['a list for a card', [], 'card: a list where an object is wanted'],
    ['an unknown field', { tittle: 'A' }, 'card.tittle: unknown field'],
    ['a field by its proto name', { card_actions: [] }, 'card.card_actions: unknown field'],
    ['a name that every object has', { constructor: {} }, 'card.constructor: unknown field'],
    [
      'an unknown field deep inside',
      withWidget({ divider: {} }, { textParagraph: { txt: 'A' } }),
      'card.sections[0].widgets[1].textParagraph.txt: unknown field',
    ],
    [
      'a wrong enum name',
      withButton({ text: 'A', type: 'FILED' }),
      "card.sections[0].widgets[0].buttonList.buttons[0].type: FILED is none of Type's names",
    ],
    [
      'a number for an enum',
      { displayStyle: 1 },
      "card.displayStyle: number is none of DisplayStyle's names",
    ],
    ['a number for a text', { name: 5 }, 'card.name: number where string is wanted'],
    ['null for a text', { name: null }, 'card.name: null where string is wanted'],
    [
      'a text for a yes or no',
      { sections: [{ collapsible: 'true' }] },
      'card.sections[0].collapsible: string where bool is wanted',
    ],
    [
      'a fraction for a whole number',
      { sections: [{ uncollapsibleWidgetsCount: 1.5 }] },
      'card.sections[0].uncollapsibleWidgetsCount: number where int32 is wanted',
    ],
    [
      'a number for an int64',
      withWidget({ dateTimePicker: { valueMsEpoch: 5 } }),
      'card.sections[0].widgets[0].dateTimePicker.valueMsEpoch: number where int64 is wanted',
    ],
    [
      'a text for a share of red',
      withButton({ color: { red: 'ff' } }),
      'card.sections[0].widgets[0].buttonList.buttons[0].color.red: string where float is wanted',
    ],
    [
      'an object for a wrapped number',
      withButton({ color: { alpha: { value: 1 } } }),
      'card.sections[0].widgets[0].buttonList.buttons[0].color.alpha: object where float is wanted',
    ],
    ['one where a list is wanted', { sections: {} }, 'card.sections: object where a list is wanted'],
    ['a list where one is wanted', { header: [] }, 'card.header: a list where an object is wanted'],
    ['a list of texts for a text', { name: ['A'] }, 'card.name: a list where string is wanted'],
    ['a text for a message', { header: 'A' }, 'card.header: string where an object is wanted'],
    [
      'two kinds of widget in one',
      withWidget({ textParagraph: { text: 'A' }, divider: {} }),
      'card.sections[0].widgets[0]: only one of textParagraph, divider may be set',
    ],
    [
      'two clicks in one',
      withButton({ text: 'A', onClick: { action: { function: 'a' }, openLink: { url: 'https://a/' } } }),
      'card.sections[0].widgets[0].buttonList.buttons[0].onClick: only one of action, openLink may be set',
    ],
  ])('%s', (_kind, card, problem) => {
    expect(schema.check(card)).toEqual([problem]);
  });

  test('several at once', () => {
    expect(
      schema.check({ name: 5, titel: 'A', sections: [{ widgets: [{ grid: { columnCount: '2' } }] }] }),
    ).toEqual([
      'card.name: number where string is wanted',
      'card.titel: unknown field',
      'card.sections[0].widgets[0].grid.columnCount: string where int32 is wanted',
    ]);
  });
});

describe('limits', () => {
  const many = (count: number, one: unknown): unknown[] => Array.from({ length: count }, () => one);
  const divider = { divider: {} };

  test('100 sections of a card', () => {
    const section = { header: 'A' };
    expect(schema.check({ sections: many(100, section) })).toEqual([]);
    expect(schema.check({ sections: many(101, section) })).toEqual(['card.sections: 101, the limit is 100']);
  });

  test('100 widgets of a section, and of all sections together', () => {
    expect(schema.check(withWidget(...many(100, divider)))).toEqual([]);
    expect(schema.check(withWidget(...many(101, divider)))).toEqual([
      'card.sections[0].widgets: 101, the limit is 100',
      'card: widgets of all sections: 101, the limit is 100',
    ]);
    const halves = { sections: [{ widgets: many(50, divider) }, { widgets: many(51, divider) }] };
    expect(schema.check(halves)).toEqual(['card: widgets of all sections: 101, the limit is 100']);
  });

  test('100 items of a choice', () => {
    const choice = (count: number): unknown =>
      withWidget({ selectionInput: { name: 'x', items: many(count, {}) } });
    expect(schema.check(choice(100))).toEqual([]);
    expect(schema.check(choice(101))).toEqual([
      'card.sections[0].widgets[0].selectionInput.items: 101, the limit is 100',
    ]);
  });
});

describe('what a card points to', () => {
  const named = (name: string): unknown => ({
    function: name,
    parameters: [{ key: 'function', value: 'onNothing' }],
  });
  const card = {
    sections: [
      {
        widgets: [
          {
            textInput: {
              name: 'a',
              onChangeAction: named('onChange'),
              autoCompleteAction: named('onSuggest'),
            },
          },
          { selectionInput: { name: 'b', externalDataSource: named('onSource') } },
          { decoratedText: { text: 'C', switchControl: { name: 'c', onChangeAction: named('onSwitch') } } },
          { grid: { onClick: { openDynamicLinkAction: named('onLink') } } },
          { image: { imageUrl: 'https://example.com/a.png', onClick: { action: named('onChange') } } },
        ],
      },
    ],
    cardActions: [
      { actionLabel: 'A', onClick: { openLink: { url: 'https://example.com/a' } } },
      { actionLabel: 'B', onClick: { card: { header: { title: 'B' }, cardActions: [] } } },
      {
        actionLabel: 'C',
        onClick: { overflowMenu: { items: [{ onClick: { openLink: { url: 'https://b/' } } }] } },
      },
    ],
  };

  test('functions, once each, and not what only looks like one', () => {
    const names = ['onChange', 'onSuggest', 'onSource', 'onSwitch', 'onLink'];
    expect(schema.check(card)).toEqual([]);
    expect(schema.functionsNamed(card)).toEqual(names);
    expect(schema.functionsNamed([card, card])).toEqual(names);
  });

  test('addresses that a click opens, without pictures', () => {
    expect(schema.links(card)).toEqual(['https://example.com/a', 'https://b/']);
  });

  test('nothing in a plain value', () => {
    expect(schema.functionsNamed('function')).toEqual([]);
    expect(schema.links(null)).toEqual([]);
  });

  test('the schema has these two fields in one message each', () => {
    const protos = readFileSync(require.resolve('@google-apps/chat/build/protos/protos.json'), 'utf8');
    const cards = Root.fromJSON(JSON.parse(protos) as INamespace).lookup('google.apps.card.v1') as Namespace;
    const owners = (field: string, within: Namespace = cards): string[] =>
      within.nestedArray.flatMap((one) => [
        ...(one instanceof Type && field in one.fields ? [one.name] : []),
        ...(one instanceof Namespace ? owners(field, one) : []),
      ]);
    expect(owners('function')).toEqual(['Action']);
    expect(owners('url')).toEqual(['OpenLink']);
  });
});
