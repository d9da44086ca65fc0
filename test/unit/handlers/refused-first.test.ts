/** Owns the proof that someone who is no admin is refused before a secret of the domain is read, by whatever name. */

import { HANDLER_NAMES, type HandlerName } from '../../../src/handler-names';
import * as publicFunctions from '../../../src/index';
import { KEYS } from '../organization/organization-bench';
import { createKeys, readDomain } from '../../../src/store/keys';
import { sha256 } from '../fakes';
import { usePlatform } from './platform';

const FOR_EVERYBODY: readonly HandlerName[] = [
  'onHome',
  'onOpenMail',
  'onOpenHome',
  'onSyncNow',
  'onPauseMine',
  'onResumeMine',
  'onOpenRefused',
  'onTryRefused',
  'onTryAllRefused',
  'onOpenOwnSettings',
  'onSaveOwnSettings',
  'onHourlyRun',
];
const FOR_ADMINS = HANDLER_NAMES.filter((name) => !FOR_EVERYBODY.includes(name));

const SECRETS = [KEYS.connection, KEYS.app('production'), KEYS.app('sandbox')];
const STORED = Object.fromEntries(SECRETS.map((key) => [key, '{"v":1,"d":{}}']));

const FORGED = {
  commonEventObject: {
    parameters: { environment: 'production', address: 'grace@acme.example', card: 'onOpenUsers' },
    formInputs: { enabled: { stringInputs: { value: ['on'] } } },
  },
  parameter: { nonce: 'x', code: 'y', state: 'z' },
};

afterEach(() => jest.restoreAllMocks());

test.each(FOR_ADMINS)('%s', (name) => {
  const platform = usePlatform({ email: 'omar@acme.example', is: 'nobody' }, STORED);
  const before = [...platform.script.values];
  (publicFunctions[name] as (event: unknown) => unknown)(FORGED);
  expect(platform.logged.join()).toContain('"code":"access.not_admin"');
  // The one who asked is looked up; nothing else is sent.
  expect(platform.fetched).toEqual([expect.stringContaining('/users/omar%40acme.example')]);
  expect([...platform.script.values]).toEqual(before);
  // A bulk read would hold the secrets too.
  expect(platform.journal).not.toContain('get all');
  expect(platform.journal.filter((entry) => SECRETS.some((key) => entry.includes(key)))).toEqual([]);
  expect(platform.journal).toContain(`get ${KEYS.organization}`);
});

test('the same call by an admin reads them, so that this would be seen', () => {
  const platform = usePlatform({ email: 'ada@acme.example', is: 'admin' }, STORED);
  publicFunctions.onOpenConnectivity(FORGED);
  expect(platform.journal).toContain(`get ${KEYS.app('production')}`);
  publicFunctions.onConnect(FORGED);
  expect(
    platform.journal.filter((entry) => SECRETS.some((key) => entry.includes(key))).length,
  ).toBeGreaterThan(1);
});

test.each(FOR_ADMINS)('%s by an admin of another domain writes nothing into the copy of this one', (name) => {
  const other = createKeys(readDomain('beta.example'), sha256);
  const platform = usePlatform(
    { email: 'ada@acme.example', is: 'admin' },
    { [other.organization]: '{"v":1,"d":{}}' },
  );
  const before = [...platform.script.values];
  (publicFunctions[name] as (event: unknown) => unknown)(FORGED);
  expect([...platform.script.values]).toEqual(before);
});
