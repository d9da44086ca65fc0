import { AppError } from '../../../src/errors';
import { readKeyField } from '../../../src/salesforce/key-field';
import { appErrorOf } from '../fakes';

const key = { name: 'TrunklineKey__c', createable: true, externalId: true, unique: true };
const other = { ...key, name: 'Id', createable: false };
const several = { ...other, name: 'TaskWhoIds', createable: true };

/** An org of these objects; whatever else it is asked for is not there, or it is not there at all. */
function org(fields: Readonly<Record<string, object[]>>, down?: AppError) {
  const asked: string[] = [];
  const get = (path: string) => {
    asked.push(path);
    if (down) throw down;
    const found = fields[/^\/sobjects\/(\w+)\/describe$/.exec(path)?.[1] ?? ''];
    if (!found) throw new AppError('salesforce.not_found', 'x');
    return JSON.stringify({ fields: found });
  };
  return { get, asked };
}

const KINDS: [string, object[]][] = [
  ['unique', [other, key]],
  ['not-unique', [{ ...key, unique: false }]],
  ['not-unique', [{ ...key, externalId: false }]],
  ['missing', [other]],
  ['missing', [{ ...key, createable: false }]],
  ['missing', []],
];

test.each(KINDS)('on EmailMessage it is %s, and nothing else is asked', (state, EmailMessage) => {
  const { get, asked } = org({ EmailMessage, Task: [key] });
  expect(readKeyField({ get })).toEqual({ state });
  expect(asked).toEqual(['/sobjects/EmailMessage/describe']);
});

test.each(KINDS)('without EmailMessage it is %s on Task', (state, fields) => {
  const { get, asked } = org({ Task: fields });
  expect(readKeyField({ get })).toEqual({ state, object: 'Task' });
  expect(asked).toEqual(['/sobjects/EmailMessage/describe', '/sobjects/Task/describe']);
});

test('a Task that may name several is told, where the service account may fill that in', () => {
  const { get } = org({ Task: [key, several] });
  expect(readKeyField({ get })).toEqual({ state: 'unique', object: 'Task', namesSeveral: true });
  const closed = org({ Task: [key, { ...several, createable: false }] });
  expect(readKeyField({ get: closed.get })).toEqual({ state: 'unique', object: 'Task' });
});

test('neither object is an answer, and an org that cannot be reached is none', () => {
  expect(readKeyField(org({}))).toEqual({ state: 'no-object' });
  const down = new AppError('salesforce.unavailable', 'x');
  expect(appErrorOf(() => readKeyField(org({}, down)))).toBe(down);
});
