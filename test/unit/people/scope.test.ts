import { isInScope, type Scope } from '../../../src/people/scope';
import { addressDigest } from '../../../src/store/keys';
import { sha256 } from '../fakes';

const EVERYONE: Scope = { kind: 'everyone', groups: [], leftOut: [], domains: ['acme.example', 'acme.test'] };
const GROUPS: Scope = { ...EVERYONE, kind: 'groups', groups: ['sales@acme.example'] };
const person = (address: string) => ({ address, digest: addressDigest(address, sha256) });
const grace = person('grace@acme.example');
const unread = () => undefined;

test('everyone of the installation’s domains is in, and nobody else', () => {
  expect(isInScope(EVERYONE, grace, unread)).toBe(true);
  expect(isInScope(EVERYONE, person('grace@acme.test'), unread)).toBe(true);
  for (const address of [
    'grace@beta.example',
    'grace@acme.example.evil.test',
    'grace@sub.acme.example',
    'grace',
  ])
    expect(isInScope(EVERYONE, person(address), () => true)).toBe(false);
});

test('an address with a second @ is of the last one’s domain', () => {
  expect(isInScope(EVERYONE, person('x@acme.example@beta.example'), () => true)).toBe(false);
});

test('members of the groups are in, others are not, and unread groups decide nothing', () => {
  expect(isInScope(GROUPS, grace, (digest) => digest === grace.digest)).toBe(true);
  expect(isInScope(GROUPS, grace, () => false)).toBe(false);
  expect(isInScope(GROUPS, grace, unread)).toBeUndefined();
});

test('who is left out is out, whatever the rest says', () => {
  for (const scope of [EVERYONE, GROUPS])
    expect(isInScope({ ...scope, leftOut: [grace.address] }, grace, () => true)).toBe(false);
});

test('a group member of a foreign domain is out', () => {
  expect(isInScope(GROUPS, person('guest@beta.example'), () => true)).toBe(false);
});
