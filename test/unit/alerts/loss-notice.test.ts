import { type NoticeDeps, tellOfLoss } from '../../../src/alerts/loss-notice';
import type { OrganizationRecord } from '../../../src/organization/organization-record';
import type { Mail } from '../../../src/ports';
import { createKeys, readDomain } from '../../../src/store/keys';
import { appErrorOf, sha256 } from '../fakes';
import {
  connectedRecord,
  EXPIRED,
  failed,
  HOUR,
  KEYS,
  organizationBench,
} from '../organization/organization-bench';

function alerted(record: OrganizationRecord | undefined) {
  const bench = organizationBench(record);
  const mails: Mail[] = [];
  const heldWhileSending: boolean[] = [];
  let sending: () => void = () => undefined;
  const deps: NoticeDeps = {
    organization: bench.organization,
    settings: () => bench.settings.read(),
    sendMail(mail) {
      heldWhileSending.push(bench.lock.isHeld());
      sending();
      mails.push(mail);
    },
    cache: bench.cache,
    keys: KEYS,
    timeZone: 'Europe/Oslo',
  };
  return {
    ...bench,
    mails,
    heldWhileSending,
    tell: () => tellOfLoss(deps),
    /** What happens when a mail is to be sent. */
    onSending: (act: () => void) => void (sending = act),
  };
}

const LOST = connectedRecord({ failure: failed('lost') });

test('a loss is told once, whoever learns of it and however often', () => {
  const { tell, mails, record } = alerted(LOST);
  tell();
  tell();
  expect(mails).toHaveLength(1);
  expect(record()?.noticeGeneration).toBe(4);
});

test('the mail goes to whoever connected and to the named admins, each once', () => {
  const { settings, tell, mails } = alerted(LOST);
  settings.change((known) => ({ ...known, admins: ['ken@acme.example', 'ada@acme.example'] }));
  tell();
  expect(mails[0]?.to).toEqual(['ada@acme.example', 'ken@acme.example']);
});

test('the mail names the organization and quotes Salesforce', () => {
  const { tell, mails } = alerted(LOST);
  tell();
  expect(mails[0]?.subject).toBe('Salesforce connection of Acme Corp was lost');
  expect(mails[0]?.body).toContain(EXPIRED);
  expect(mails[0]?.body).toContain('24 Nov, 09:00 (Europe/Oslo)');
});

test('a block is told too', () => {
  const { tell, mails } = alerted(connectedRecord({ failure: failed('blocked') }));
  tell();
  expect(mails[0]?.subject).toBe('Salesforce connection of Acme Corp was blocked');
});

test.each<[string, OrganizationRecord | undefined]>([
  ['nothing is stored', undefined],
  ['all is well', connectedRecord()],
  ['Salesforce is only unreachable', connectedRecord({ failure: failed('unreachable') })],
  ['this loss has been told', connectedRecord({ failure: failed('lost'), noticeGeneration: 4 })],
])('nobody is written to, and no lock is taken, while %s', (_when, record) => {
  const { tell, mails, lock } = alerted(record);
  tell();
  expect(mails).toEqual([]);
  expect(lock.taken()).toBe(0);
});

test('the next loss is another one', () => {
  const { tell, mails, organization } = alerted(LOST);
  tell();
  organization.change((record) => ({ ...record, failure: failed('lost', { generation: 6 }) }));
  tell();
  expect(mails).toHaveLength(2);
});

test('the claim is made under the lock, the mail is sent outside it', () => {
  const { tell, heldWhileSending, lock } = alerted(LOST);
  tell();
  expect(heldWhileSending).toEqual([false]);
  expect(lock.taken()).toBe(1);
});

test('who waited for the lock while another claimed writes to nobody', () => {
  const { tell, mails, lock, organization } = alerted(LOST);
  lock.whileWaiting(() => {
    organization.change((record) => ({ ...record, noticeGeneration: 4 }));
  });
  tell();
  expect(mails).toEqual([]);
});

test('a property read in its old state sends no second mail: the cache’s copy is newer', () => {
  const { tell, mails, properties } = alerted(LOST);
  properties.freezeReads();
  tell();
  tell();
  expect(mails).toHaveLength(1);
});

test('an old property and a lost copy send no second mail either: the claim lies in the cache too', () => {
  const { tell, mails, properties, cache, organization, record } = alerted(LOST);
  const old = properties.values.get(KEYS.organization) ?? '';
  tell();
  properties.values.set(KEYS.organization, old);
  cache.remove(`${KEYS.organization}@1`);
  expect(organization.readLatest()).not.toHaveProperty('noticeGeneration');
  tell();
  expect(mails).toHaveLength(1);
  expect(record()).not.toHaveProperty('noticeGeneration');
});

test('the claim in the property outlives that in the cache', () => {
  const { tell, mails, clock, cache } = alerted(LOST);
  tell();
  clock.advance(7 * HOUR);
  cache.clear();
  tell();
  expect(mails).toHaveLength(1);
});

describe('a mail that cannot be sent', () => {
  const refusal = new Error('Service invoked too many times for one day: email.');
  const refuse = () => {
    throw refusal;
  };

  test('is told to whoever runs, and its claim is given back', () => {
    const { tell, mails, record, onSending } = alerted(LOST);
    onSending(refuse);
    expect(tell).toThrow(refusal);
    expect(mails).toEqual([]);
    expect(record()).toMatchObject({ failure: failed('lost') });
    expect(record()).not.toHaveProperty('noticeGeneration');
  });

  test('is sent by the next run', () => {
    const { tell, mails, record, onSending } = alerted(LOST);
    onSending(refuse);
    expect(tell).toThrow(refusal);
    onSending(() => undefined);
    tell();
    tell();
    expect(mails).toHaveLength(1);
    expect(record()?.noticeGeneration).toBe(4);
  });

  test('does not take back the claim of a newer loss', () => {
    const { tell, record, organization, onSending } = alerted(LOST);
    onSending(() => {
      const failure = failed('lost', { generation: 6 });
      organization.change((known) => ({ ...known, failure, noticeGeneration: 6 }));
      throw refusal;
    });
    expect(tell).toThrow(refusal);
    expect(record()?.noticeGeneration).toBe(6);
  });
});

test('a lock that is not to be had claims nothing', () => {
  const { tell, mails, lock, record } = alerted(LOST);
  lock.refuse();
  expect(appErrorOf(tell).code).toBe('store.busy');
  expect(mails).toEqual([]);
  expect(record()).toEqual(LOST);
});

test('a disconnect after the loss is nobody’s news', () => {
  const { connected: _gone, ...rest } = LOST;
  const { tell, mails } = alerted({ ...rest, isEnabled: false });
  tell();
  expect(mails).toEqual([]);
});

test('a claim of another domain in the same script keeps no notice back', () => {
  const { tell, mails, cache } = alerted(LOST);
  cache.put(createKeys(readDomain('beta.example'), sha256).notice(4), 'claimed', 3600);
  tell();
  expect(mails).toHaveLength(1);
});
