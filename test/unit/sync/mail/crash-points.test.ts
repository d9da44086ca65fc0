/**
 * F25: each scenario is run once to count its side effects, then killed before and after every one of them, and resumed:
 * whatever was left, each mail is in Salesforce once, finished, or kept as refused, and the cursor is past none that is not.
 * All of it where mail is emails, and where it is tasks whose key Salesforce keeps unique, or does not.
 */

import { AppError } from '../../../../src/errors';
import type { SalesforceMail } from '../../../../src/salesforce/mail-records';
import { createMailStore } from '../../../../src/sync/mail/mail-state';
import type { MailSyncDeps } from '../../../../src/sync/mail/mail-sync';
import {
  ALAN,
  DAY,
  fakeMailbox,
  type FakeOrg,
  GRACE,
  HANNAH,
  HOUR,
  mailOf,
  personRow,
  syncBench,
  type SyncBench,
  who,
} from './mail-bench';
import { taskMail } from './task-bench';
import { START_MS } from '../../fakes';

class Killed extends Error {}

interface Scenario {
  /** Puts mail in, before and between runs. */
  before?: (bench: SyncBench) => void;
  then: (bench: SyncBench) => void;
  /** Subjects that must be in Salesforce once. */
  logged: readonly string[];
  refused?: readonly string[];
  /** Shown where mail is emails: what a mail is changes nothing in it. */
  isLong?: true;
}

const range = (count: number) => Array.from({ length: count }, (_, n) => n);
const mails = (count: number) => range(count).map((n) => mailOf({ id: `m${n}` }));
const subjects = (count: number) => range(count).map((n) => `Subject m${n}`);

const SCENARIOS: Readonly<Record<string, Scenario>> = {
  'a first run with mail of two weeks': {
    then: ({ mailbox }) =>
      mailbox.receive(mails(5).map((mail, n) => ({ ...mail, receivedAtMs: START_MS - n * DAY }))),
    logged: subjects(5),
  },
  'five new mails': {
    before: (bench) => void bench.run(),
    then: ({ mailbox }) => mailbox.receive(mails(5)),
    logged: subjects(5),
  },
  'three batches': {
    before: (bench) => void bench.run(),
    then: ({ mailbox }) => mailbox.receive(mails(450)),
    logged: subjects(450),
    isLong: true,
  },
  'mail of colleagues and strangers among it': {
    before: (bench) => void bench.run(),
    then: ({ mailbox }) =>
      mailbox.receive([
        ...mails(3),
        mailOf({ id: 'inside', from: who(ALAN.address) }),
        mailOf({ id: 'stranger', from: who('nobody@elsewhere.example') }),
      ]),
    logged: subjects(3),
  },
  'one that a rule refuses': {
    before: (bench) => void bench.run(),
    then: ({ mailbox, org }) => {
      mailbox.receive(mails(4));
      org.refuse = ({ Subject }) =>
        Subject === 'Subject m2' ? { code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', words: 'no' } : undefined;
    },
    logged: ['Subject m0', 'Subject m1', 'Subject m3'],
    refused: ['m2'],
  },
  'a cursor that Gmail has forgotten': {
    before: (bench) => void bench.run(),
    then: ({ mailbox }) => {
      mailbox.receive(mails(5));
      mailbox.forgetBefore();
    },
    logged: subjects(5),
  },
  'people who come into Salesforce a day later': {
    before: (bench) => {
      bench.run();
      bench.mailbox.receive([mailOf({ id: 'm0', from: who('new@elsewhere.example') })]);
      bench.run();
    },
    then: ({ org, clock }) => {
      org.contacts.push(personRow({ id: '003000000000009AAA', address: 'new@elsewhere.example' }));
      clock.ms += DAY;
    },
    logged: ['Subject m0'],
  },
};

type Wrap = <T extends object>(target: T) => T;

/** What stands before the org; `wrap` is put around what leaves the execution. */
const KINDS: Readonly<Record<string, (org: FakeOrg, wrap: Wrap) => SalesforceMail>> = {
  emails: (org, wrap) => wrap(org),
  'tasks, the key unique': (org, wrap) => taskMail(org, 'unique', wrap),
  'tasks, under the lock': (org, wrap) => taskMail(org, 'not-unique', wrap),
};

/** Everything that leaves the execution, each call a place to be killed at. */
function killable(
  bench: SyncBench,
  portOf: (typeof KINDS)[string],
  kill?: { at: number; when: 'before' | 'after' },
) {
  const count = { effects: 0 };
  const effect = <T>(act: () => T): T => {
    const n = count.effects++;
    if (kill?.at === n && kill.when === 'before') throw new Killed();
    try {
      return act();
    } finally {
      // eslint-disable-next-line no-unsafe-finally -- a kill comes whatever the call came to.
      if (kill?.at === n) throw new Killed();
    }
  };
  const wrapped = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(of, name) {
        const value = Reflect.get(of, name) as unknown;
        return typeof value === 'function'
          ? (...args: unknown[]) => effect(() => (value as (...all: unknown[]) => unknown).apply(of, args))
          : value;
      },
    });
  const { deps, properties } = bench;
  const killed: MailSyncDeps = {
    ...deps,
    mailbox: wrapped(bench.mailbox),
    salesforce: portOf(bench.org, wrapped),
    store: createMailStore(wrapped(properties), properties.getProperties()),
  };
  return { killed, count };
}

function prepared({ before, then }: Scenario, portOf: (typeof KINDS)[string]): SyncBench {
  const bench = syncBench({ mailbox: fakeMailbox(100), portOf: (org) => portOf(org, (target) => target) });
  before?.(bench);
  then(bench);
  return bench;
}

function expectInvariants(bench: SyncBench, { logged, refused = [] }: Scenario): void {
  const found = bench.org.rows.map(({ fields }) => fields.Subject);
  expect([...found].sort()).toEqual([...logged].sort());
  expect(new Set(bench.org.rows.map(({ key }) => key)).size).toBe(bench.org.rows.length);
  for (const { ownerId, senderIds } of bench.org.rows) {
    expect(ownerId).toBe(GRACE.id);
    expect(senderIds).toHaveLength(1);
  }
  expect(bench.state().refused.map(({ id }) => id)).toEqual(refused);
  expect(bench.org.rows.every(({ fields }) => fields.FromAddress !== '' || HANNAH.id)).toBe(true);
}

let kills = 0;
afterAll(() => process.stdout.write(`crash points: ${kills} kills survived\n`));

describe.each(Object.entries(KINDS))('where mail is %s', (kind, portOf) => {
  test.each(Object.entries(SCENARIOS).filter(([, { isLong }]) => kind === 'emails' || !isLong))(
    '%s survives a kill at each of its side effects',
    (_name, scenario) => {
      const whole = prepared(scenario, portOf);
      const { killed, count } = killable(whole, portOf);
      const { run } = whole;
      run(killed);
      expectInvariants(whole, scenario);
      expect(count.effects).toBeGreaterThan(3);
      for (const at of range(count.effects)) {
        for (const when of ['before', 'after'] as const) {
          const bench = prepared(scenario, portOf);
          expect(() => bench.run(killable(bench, portOf, { at, when }).killed)).toThrow(Killed);
          kills++;
          // The platform starts the next run, and the one after it, an hour later each.
          for (let runs = 0; runs < 2; runs++) {
            bench.clock.ms += HOUR;
            bench.run();
          }
          expectInvariants(bench, scenario);
        }
      }
    },
  );
});

test('a kill is one', () => {
  expect(new Killed()).not.toBeInstanceOf(AppError);
});
