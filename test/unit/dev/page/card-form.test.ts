import { createCardForm, type Field } from '../../../../dev/page/card/card-form';

interface FakeField extends Field {
  held: string[];
  marked: string | undefined;
}

function field(name: string, held: string[], problem?: string): FakeField {
  const fake: FakeField = {
    name,
    held,
    marked: undefined,
    read: () => fake.held,
    write: (values) => void (fake.held = values),
    problem: () => problem,
    mark: (text) => void (fake.marked = text),
  };
  return fake;
}

function formOf(...fields: Field[]) {
  const form = createCardForm();
  for (const one of fields) form.add(one);
  return form;
}

test('it says which fields are moments, for the event has other places for them', () => {
  const form = formOf(field('name', ['Mia']), { ...field('due', ['0']), moment: 'DATE_ONLY' });
  expect(form.dates()).toEqual({ due: 'DATE_ONLY' });
});

test('all fields are sent; one that is off is left out', () => {
  const form = formOf(field('domain', ['acme']), field('enabled', []), field('groups', ['sales', 'support']));
  expect(form.values()).toEqual({ domain: ['acme'], groups: ['sales', 'support'] });
});

test('an empty text is sent as an empty text', () => {
  expect(formOf(field('note', [''])).values()).toEqual({ note: [''] });
});

test('switches that share a name send their values together', () => {
  expect(formOf(field('log', ['mail']), field('log', ['meetings'])).values()).toEqual({
    log: ['mail', 'meetings'],
  });
});

test('an action waits for the fields that it requires, and they say so', () => {
  const key = field('key', ['']);
  const note = field('note', ['']);
  expect(formOf(key, note).isReady({ requiredWidgets: ['key'] })).toBe(false);
  expect(key.marked).toBe('This field is required.');
  expect(note.marked).toBeUndefined();
});

test('an action that requires all fields waits for each', () => {
  expect(formOf(field('a', ['x']), field('b', [])).isReady({ allWidgetsAreRequired: true })).toBe(false);
  expect(formOf(field('a', ['x']), field('b', ['y'])).isReady({ allWidgetsAreRequired: true })).toBe(true);
});

test('a value that is not valid holds every action back, until it is mended', () => {
  const days = field('days', ['abc'], 'Enter a whole number.');
  expect(formOf(days).isReady({})).toBe(false);
  expect(days.marked).toBe('Enter a whole number.');
});

test('an action without demands takes away the marks of the one before', () => {
  const key = field('key', ['']);
  const form = formOf(key);
  form.isReady({ requiredWidgets: ['key'] });
  expect(form.isReady({})).toBe(true);
  expect(key.marked).toBeUndefined();
});

test('a form takes over by name, turns off what was turned off, and leaves its own new fields alone', () => {
  const domain = field('domain', ['from the card']);
  const enabled = field('enabled', ['on']);
  const added = field('added', ['kept']);
  formOf(domain, enabled, added).takeOver(formOf(field('domain', ['typed']), field('enabled', [])));
  expect([domain.held, enabled.held, added.held]).toEqual([['typed'], [], ['kept']]);
});
