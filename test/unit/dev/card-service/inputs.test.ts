import { action, callLoosely, cardOf, service, widgetJson } from './card-bench';

const words = (shown: string, method: string): string =>
  `The parameters (${shown}) don't match the method signature for CardService.${method}.`;

describe('a text field', () => {
  test('has a name, words around it, a value and a validation', () => {
    const input = service
      .newTextInput()
      .setFieldName('host')
      .setTitle('My Domain')
      .setHint('acme.my.salesforce.com')
      .setMultiline(true)
      .setValue('acme')
      .setValidation(service.newValidation().setCharacterLimit(80).setInputType(service.InputType.TEXT))
      .setOnChangeAction(action('onChange'))
      .setSuggestionsAction(action('onSuggest'));
    expect(widgetJson(input)).toEqual({
      textInput: {
        name: 'host',
        label: 'My Domain',
        hintText: 'acme.my.salesforce.com',
        type: 'MULTIPLE_LINE',
        value: 'acme',
        validation: { characterLimit: 80, inputType: 'TEXT' },
        onChangeAction: { function: 'onChange' },
        autoCompleteAction: { function: 'onSuggest' },
      },
    });
  });

  test('may suggest, one by one and in lists', () => {
    const suggestions = service.newSuggestions().addSuggestion('a').addSuggestions(['b', 'c']);
    const input = service
      .newTextInput()
      .setFieldName('x')
      .setTitle('X')
      .setMultiline(false)
      .setSuggestions(suggestions);
    expect(widgetJson(input)).toEqual({
      textInput: {
        name: 'x',
        label: 'X',
        type: 'SINGLE_LINE',
        initialSuggestions: { items: [{ text: 'a' }, { text: 'b' }, { text: 'c' }] },
      },
    });
    expect(() => callLoosely(suggestions, 'addSuggestions', ['d', undefined])).toThrow(
      'Invalid argument: suggestions. Each must be a string.',
    );
  });

  test('is refused without a name, and without a title or a hint', () => {
    const at = 'Invalid value at card.sections[0].widgets[0].textInput';
    expect(() => cardOf(service.newTextInput().setTitle('X'))).toThrow(`${at}: it needs name.`);
    expect(() => cardOf(service.newTextInput().setFieldName('x'))).toThrow(
      `${at}: it needs label or hintText.`,
    );
  });
});

describe('a choice', () => {
  test('has items, whose texts and values become strings', () => {
    const input = service
      .newSelectionInput()
      .setType(service.SelectionInputType.RADIO_BUTTON)
      .setFieldName('scope')
      .setTitle('Scope')
      .addItem('All', 'all', true)
      .addItem(2, false, false)
      .setOnChangeAction(action('onScope'));
    expect(widgetJson(input)).toEqual({
      selectionInput: {
        type: 'RADIO_BUTTON',
        name: 'scope',
        label: 'Scope',
        items: [
          { text: 'All', value: 'all', selected: true },
          { text: '2', value: 'false', selected: false },
        ],
        onChangeAction: { function: 'onScope' },
      },
    });
  });

  test('may be of several items from a source', () => {
    const input = service
      .newSelectionInput()
      .setType(service.SelectionInputType.MULTI_SELECT)
      .setFieldName('people')
      .addMultiSelectItem('A', 'a', false, 'https://example.com/a.png', 'Below')
      .setMultiSelectMaxSelectedItems(3)
      .setMultiSelectMinQueryLength(1)
      .setExternalDataSource(action('onPeople'));
    expect(widgetJson(input)).toEqual({
      selectionInput: {
        type: 'MULTI_SELECT',
        name: 'people',
        items: [
          {
            text: 'A',
            value: 'a',
            selected: false,
            startIconUri: 'https://example.com/a.png',
            bottomText: 'Below',
          },
        ],
        multiSelectMaxSelectedItems: 3,
        multiSelectMinQueryLength: 1,
        externalDataSource: { function: 'onPeople' },
      },
    });
  });

  test('is refused without a name, and with over 100 items', () => {
    const at = 'Invalid value at card.sections[0].widgets[0].selectionInput';
    expect(() => cardOf(service.newSelectionInput().addItem('A', 'a', true))).toThrow(
      `${at}: it needs name.`,
    );
    const input = service.newSelectionInput().setFieldName('many');
    for (let item = 0; item < 100; item++) input.addItem(item, item, false);
    expect(widgetJson(input)).toBeDefined();
    expect(() => cardOf(input.addItem('One more', 'x', false))).toThrow(
      `${at}: it has 101 items, and can't have more than 100.`,
    );
  });

  test('takes items only with all three arguments', () => {
    expect(() => callLoosely(service.newSelectionInput(), 'addItem', 'A', 'a')).toThrow(
      words('String,String', 'SelectionInput.addItem'),
    );
  });
});

describe('a picker', () => {
  test('of a date keeps the time it is given, as number or text', () => {
    const picker = service
      .newDatePicker()
      .setFieldName('day')
      .setTitle('Day')
      .setValueInMsSinceEpoch(1763942400000);
    const json = {
      dateTimePicker: { type: 'DATE_ONLY', name: 'day', label: 'Day', valueMsEpoch: '1763942400000' },
    };
    expect(widgetJson(picker)).toEqual(json);
    expect(widgetJson(picker.setValueInMsSinceEpoch('1763942400000'))).toEqual(json);
  });

  test('of date and time may have another time zone', () => {
    const picker = service
      .newDateTimePicker()
      .setFieldName('at')
      .setTimeZoneOffsetInMins(-300)
      .setValueInMsSinceEpoch(0)
      .setOnChangeAction(action('onAt'));
    expect(widgetJson(picker)).toEqual({
      dateTimePicker: {
        type: 'DATE_AND_TIME',
        name: 'at',
        timezoneOffsetDate: -300,
        valueMsEpoch: '0',
        onChangeAction: { function: 'onAt' },
      },
    });
  });

  test('of a time counts from midnight, in whichever order it is set', () => {
    const picker = service.newTimePicker().setFieldName('at').setHours(15).setMinutes(30);
    const json = { dateTimePicker: { type: 'TIME_ONLY', name: 'at', valueMsEpoch: '55800000' } };
    expect(widgetJson(picker)).toEqual(json);
    expect(widgetJson(picker.setHours(1).setMinutes(5).setMinutes(30).setHours(15))).toEqual(json);
  });

  test('refuses hours, minutes and times that there are not', () => {
    const time = service.newTimePicker();
    expect(() => time.setHours(24)).toThrow(words('number', 'TimePicker.setHours'));
    expect(() => time.setMinutes(-1)).toThrow(words('number', 'TimePicker.setMinutes'));
    expect(() => service.newDatePicker().setValueInMsSinceEpoch(1.5)).toThrow(
      words('number', 'DatePicker.setValueInMsSinceEpoch'),
    );
    expect(() => service.newDateTimePicker().setValueInMsSinceEpoch('today')).toThrow(
      words('String', 'DateTimePicker.setValueInMsSinceEpoch'),
    );
  });

  test('is refused without a name', () => {
    expect(() => cardOf(service.newDatePicker().setTitle('Day'))).toThrow('dateTimePicker: it needs name.');
  });
});

test('two inputs cannot have the same name, whatever their kind', () => {
  const input = service.newTextInput().setFieldName('x').setTitle('X');
  expect(() => cardOf(input, service.newDatePicker().setFieldName('x'))).toThrow(
    'Invalid value at card.sections[0].widgets[1].dateTimePicker: the field name x must be unique.',
  );
});

test('two switches can', () => {
  const row = (text: string): GoogleAppsScript.Card_Service.DecoratedText =>
    service.newDecoratedText().setText(text).setSwitchControl(service.newSwitch().setFieldName('x'));
  expect(() => cardOf(row('A'), row('B'))).not.toThrow();
});
