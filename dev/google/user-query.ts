/** Owns the `query` parameter of users.list (documented: Directory API, "Search for users"). */

import type { PersonSeed } from '../world/scenarios';
import { googleError } from './google-error';

type Test = (person: PersonSeed) => boolean;

/** Clauses parted by spaces, all of which must hold; a value in single quotes may hold spaces. */
const CLAUSE = /(?:([A-Za-z]+)(:|=))?('(?:[^'\\]|\\.)*'|[^\s']+)(\*)?\s*/y;

export function readUserQuery(query: string, isAdmin: (email: string) => boolean): Test {
  const tests: Test[] = [];
  const text = query.trim();
  CLAUSE.lastIndex = 0;
  while (CLAUSE.lastIndex < text.length) {
    const match = CLAUSE.exec(text);
    if (!match) throw googleError(400, 'invalid', 'Invalid Input: query');
    const [, field, operator, value, star] = match;
    const bare = value!.startsWith("'") ? value!.slice(1, -1).replace(/\\(.)/g, '$1') : value!;
    const prefix = star === '*' || bare.endsWith('*');
    tests.push(clause({ field, operator, value: bare.replace(/\*$/, '').toLowerCase(), prefix }, isAdmin));
  }
  return (person) => tests.every((test) => test(person));
}

interface Clause {
  field: string | undefined;
  operator: string | undefined;
  value: string;
  prefix: boolean;
}

function clause({ field, operator, value, prefix }: Clause, isAdmin: (email: string) => boolean): Test {
  if (field === 'isAdmin') return ({ email }) => String(isAdmin(email)) === value;
  const texts = FIELDS[field ?? ''];
  if (!texts) throw googleError(400, 'invalid', 'Invalid Input: query');
  return (person) =>
    texts(person).some((text) => {
      if (prefix) return text.startsWith(value);
      return operator === '='
        ? text === value
        : words(text).includes(value) || text === value || text.startsWith(value);
    });
}

const words = (text: string) => text.split(/[\s@.]+/);

/** Without a field the value is compared with given name, family name and address (documented). */
const FIELDS: Record<string, (person: PersonSeed) => string[]> = {
  '': (person) => [...names(person), person.email],
  name: (person) => [person.name.toLowerCase()],
  givenName: (person) => [names(person)[0]],
  familyName: (person) => [names(person)[1]],
  email: (person) => [person.email],
};

function names(person: PersonSeed): [string, string] {
  const [given = '', ...family] = person.name.toLowerCase().split(' ');
  return [given, family.join(' ')];
}
