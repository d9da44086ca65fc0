/** Owns the proof of the app's keys: what is taken as typed, that the secret stays, and that it is never shown. */

import { createCredentialsStore, type TypedCredentials } from '../../../src/oauth/app-credentials';
import { appErrorOf, fakeProperties } from '../fakes';
import { KEYS } from './bench';

const TYPED: TypedCredentials = {
  host: ' https://ACME.my.salesforce.com/ ',
  consumerKey: ' 3MVG9.consumer_key-of-the-app ',
  consumerSecret: ' CANARY0123456789 ',
  refreshTokenDays: '',
};
const SAVED = {
  host: 'acme.my.salesforce.com',
  consumerKey: '3MVG9.consumer_key-of-the-app',
  consumerSecret: 'CANARY0123456789',
};

function bench() {
  const properties = fakeProperties();
  return { properties, store: createCredentialsStore({ properties, keys: KEYS }) };
}

test('what was typed is kept without the spaces around it', () => {
  const { store } = bench();
  store.save('production', TYPED);
  expect(store.load('production')).toEqual(SAVED);
});

test('production and sandbox have a pair each, under keys of their own', () => {
  const { properties, store } = bench();
  store.save('production', TYPED);
  store.save('sandbox', {
    ...TYPED,
    host: 'acme--uat.sandbox.my.salesforce.com',
    consumerSecret: 'another-secret',
  });
  expect([...properties.values.keys()]).toEqual([KEYS.app('production'), KEYS.app('sandbox')]);
  expect(store.load('production').consumerSecret).toBe('CANARY0123456789');
  expect(store.load('sandbox').consumerSecret).toBe('another-secret');
});

test('the secret is never among what may be shown', () => {
  const { store } = bench();
  expect(store.shown('production')).toBeUndefined();
  store.save('production', { ...TYPED, refreshTokenDays: '90' });
  expect(store.shown('production')).toEqual({
    host: 'acme.my.salesforce.com',
    consumerKey: '3MVG9.consumer_key-of-the-app',
    refreshTokenDays: 90,
  });
});

test.each(['', '   '])('an empty secret %j keeps the stored one', (consumerSecret) => {
  const { store } = bench();
  store.save('production', TYPED);
  store.save('production', { ...TYPED, consumerKey: '3MVG9.another_key_of_the_app', consumerSecret });
  expect(store.load('production')).toMatchObject({
    consumerKey: '3MVG9.another_key_of_the_app',
    consumerSecret: 'CANARY0123456789',
  });
});

test('an empty secret where none is stored is refused', () => {
  const { properties, store } = bench();
  const error = appErrorOf(() => store.save('production', { ...TYPED, consumerSecret: '' }));
  expect(error.facts).toEqual({ field: 'consumerSecret', reason: 'form' });
  expect(properties.values.size).toBe(0);
});

test('an empty number of days takes the stored one away', () => {
  const { store } = bench();
  store.save('production', { ...TYPED, refreshTokenDays: '90' });
  store.save('production', TYPED);
  expect(store.load('production')).toEqual(SAVED);
});

test.each<[string, Partial<TypedCredentials>, { field: string; reason: string }]>([
  ['a foreign host', { host: 'acme.my.salesforce.com.evil.example' }, { field: 'host', reason: 'host' }],
  [
    'the other environment’s host',
    { host: 'acme--uat.sandbox.my.salesforce.com' },
    { field: 'host', reason: 'environment' },
  ],
  ['a key that is too short', { consumerKey: '3MVG9' }, { field: 'consumerKey', reason: 'form' }],
  ['a key that is too long', { consumerKey: 'k'.repeat(513) }, { field: 'consumerKey', reason: 'form' }],
  [
    'a key with a space within',
    { consumerKey: '3MVG9.consumer key-of-the-app' },
    { field: 'consumerKey', reason: 'form' },
  ],
  [
    'a key with markup',
    { consumerKey: '<b>3MVG9.consumer_key-of</b>' },
    { field: 'consumerKey', reason: 'form' },
  ],
  ['no key', { consumerKey: '' }, { field: 'consumerKey', reason: 'form' }],
  ['a secret that is too short', { consumerSecret: 'CANARY0' }, { field: 'consumerSecret', reason: 'form' }],
  [
    'a secret that is too long',
    { consumerSecret: 'CANARY'.repeat(90) },
    { field: 'consumerSecret', reason: 'form' },
  ],
  [
    'a secret with a line break',
    { consumerSecret: 'CANARY01\n23456789' },
    { field: 'consumerSecret', reason: 'form' },
  ],
  ['no whole number of days', { refreshTokenDays: '1.5' }, { field: 'refreshTokenDays', reason: 'form' }],
  ['days in words', { refreshTokenDays: 'ninety' }, { field: 'refreshTokenDays', reason: 'form' }],
  ['0 days', { refreshTokenDays: '0' }, { field: 'refreshTokenDays', reason: 'form' }],
  ['days below 0', { refreshTokenDays: '-1' }, { field: 'refreshTokenDays', reason: 'form' }],
  ['more than ten years', { refreshTokenDays: '3651' }, { field: 'refreshTokenDays', reason: 'form' }],
])('%s is refused by its field, and what was stored stays', (_case, wrong, facts) => {
  const { store } = bench();
  store.save('production', TYPED);
  const error = appErrorOf(() => store.save('production', { ...TYPED, ...wrong }));
  expect(error.code).toBe('input.invalid');
  expect(error.facts).toMatchObject(facts);
  expect(JSON.stringify(error.facts) + error.message).not.toContain('CANARY');
  expect(store.load('production')).toEqual(SAVED);
});

test.each(['1', ' 365 ', '3650'])('%j days are taken', (refreshTokenDays) => {
  const { store } = bench();
  store.save('production', { ...TYPED, refreshTokenDays });
  expect(store.load('production').refreshTokenDays).toBe(Number(refreshTokenDays));
});

test('without keys, loading says for which environment', () => {
  expect(appErrorOf(() => bench().store.load('sandbox'))).toMatchObject({
    code: 'auth.credentials_missing',
    facts: { environment: 'sandbox' },
  });
});
