import { type Asking, createAsking } from './asking';

let org: Asking;
beforeAll(async () => {
  org = await createAsking();
  await org.made('Contact', { LastName: 'Berg', FirstName: 'Ann', Email: 'ann@berg.example' });
  await org.made('Contact', { LastName: 'Bergman', Email: 'ingrid@film.example' });
  await org.made('Lead', { LastName: 'Tal', Company: 'Berg AG', Email: 'tal@berg.example' });
});

type Found = Record<string, unknown> & { attributes: { type: string } };
async function find(sosl: string): Promise<Found[]> {
  const { status, body } = await org.get(`/search?q=${encodeURIComponent(sosl)}`);
  expect([status, sosl]).toEqual([200, sosl]);
  return (body as { searchRecords: Found[] }).searchRecords;
}

test('SOSL finds in the groups of fields and the objects it names', async () => {
  const all = await find('FIND {Berg} RETURNING Contact(Name, Email), Lead(Name) ');
  expect(all.map(({ Name }) => Name)).toEqual(['Ann Berg', 'Tal']);
  const emails = await find('find {"ann@berg.example"} in email fields returning Contact(Id, Name)');
  expect(emails).toMatchObject([{ attributes: { type: 'Contact' }, Name: 'Ann Berg' }]);
  const narrow = await find(
    "FIND {berg*} IN NAME FIELDS RETURNING Contact(Name WHERE Email LIKE '%film%' ORDER BY Name LIMIT 5) LIMIT 10",
  );
  expect(narrow.map(({ Name }) => Name)).toEqual(['Bergman']);
});

test.each([
  ['Berg*', ['Ann Berg', 'Bergman', 'Tal']],
  ['B?rg', ['Ann Berg', 'Tal']],
  ['*man', ['Bergman']],
  ['berg ann', ['Ann Berg']],
  ['bergman OR tal', ['Bergman', 'Tal']],
  ['berg AND NOT ann', ['Tal']],
  ['(ann OR ingrid) and film', ['Bergman']],
  ['ann OR ingrid AND nobody', ['Ann Berg']],
  ['"berg example" or nobody', ['Ann Berg', 'Tal']],
  ['"OR"', []],
  [')(OR AND tal((', ['Tal']],
])('%j finds whole words, by its wildcards and operators', async (text, names) => {
  const escaped = text.replace(/[{}\\]/g, '\\$&');
  const found = await find(`FIND {${escaped}} RETURNING Contact(Name), Lead(Name)`);
  expect(found.map(({ Name }) => Name)).toEqual(names);
});

test('without RETURNING all objects give their ids', async () => {
  const types = (await find('FIND {Berg}')).map(({ attributes }) => attributes.type);
  expect(new Set(types)).toEqual(new Set(['Contact', 'Lead']));
});

test('before v37 the answer is a bare list', async () => {
  const { body } = await org.get('/services/data/v36.0/search?q=FIND+%7BBerg%7D+RETURNING+Lead');
  expect(body).toHaveLength(1);
});

test('parameterizedSearch does the same by body and by parameters', async () => {
  const byBody = await org.ask('POST', '/parameterizedSearch/', {
    q: 'Berg*',
    in: 'NAME',
    fields: ['Id'],
    sobjects: [{ name: 'Contact', fields: ['Name'], limit: 1, orderBy: 'Name DESC' }],
  });
  expect(byBody.body).toMatchObject({ searchRecords: [{ Name: 'Bergman' }] });
  const byUrl = await org.get('/parameterizedSearch?q=Berg&sobject=Lead&Lead.fields=Name&overallLimit=1');
  expect(byUrl.body).toMatchObject({ searchRecords: [{ Name: 'Tal' }] });
});

test.each([
  ['', /search string/],
  ['Berg', /enclosed in braces/],
  ['FIND {B} RETURNING Contact', /longer than one character: B/],
  ['FIND {Berg} IN SIDEWAYS FIELDS', /SIDEWAYS/],
  ['FIND {Berg} WITH DATA CATEGORY x', /WITH/],
  ['FIND {Berg} RETURNING Contact(Id; DROP)', /Id; DROP/],
  ["FIND {Berg} RETURNING Contact(Id WHERE Name = 'x' GARBAGE)", /./],
  ['FIND {Berg} RETURNING Nothing(Id)', /Nothing/],
])('%j is refused', async (sosl, message) => {
  const [status, , words] = await org.refused('GET', `/search?q=${encodeURIComponent(sosl)}`);
  expect([status, words]).toEqual([400, expect.stringMatching(message)]);
});
