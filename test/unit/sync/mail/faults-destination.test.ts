/** Rows of the fault matrix about Salesforce (facts/quality.md, Table 2): one mailbox, one org, and what must always hold. */

import { AppError } from '../../../../src/errors';
import type { Mail } from '../../../../src/google/mailbox';
import type { EmailFields, SaveResult } from '../../../../src/salesforce/mail-records';
import { START_MS } from '../../fakes';
import { expectInvariants, expectNothingLost } from './invariants';
import {
  ALAN,
  type FakeOrg,
  fakeOrg,
  GRACE,
  HANNAH,
  HOUR,
  mailOf,
  personRow,
  SERVICE,
  syncBench,
  type SyncBench,
  who,
} from './mail-bench';

const many = (count: number): Mail[] => Array.from({ length: count }, (_, n) => mailOf({ id: `m${n}` }));

/** A mailbox whose first run is over, and what comes into it. */
function received(mails: readonly Mail[], bench = syncBench()): SyncBench {
  bench.run();
  bench.mailbox.receive(mails);
  return bench;
}

const cursor = (bench: SyncBench) => bench.state().progress?.historyId;
const creates = (bench: SyncBench) => bench.org.calls.filter((name) => name === 'create').length;
const refusing =
  (subjects: readonly string[], code: string) =>
  ({ Subject }: EmailFields) =>
    subjects.includes(Subject) ? { code, words: 'Close Date is required' } : undefined;

test('F20: of 200 three are rejected: 197 are written, three are kept with their code, the cursor moves', () => {
  const eligible = many(200);
  const bench = received(eligible);
  const before = cursor(bench);
  bench.org.refuse = refusing(
    ['Subject m3', 'Subject m70', 'Subject m199'],
    'FIELD_CUSTOM_VALIDATION_EXCEPTION',
  );
  expect(bench.run()).toMatchObject({ end: 'done', logged: 197 });
  expect(bench.state().refused.map(({ code, tries }) => [code, tries])).toEqual(
    Array(3).fill(['FIELD_CUSTOM_VALIDATION_EXCEPTION', 1]),
  );
  expect(cursor(bench)).not.toBe(before);
  expectInvariants({ bench, eligible, refused: ['m3', 'm70', 'm199'] });
});

describe('F21: one record brings the whole request down', () => {
  const rejected = (words: string) => new AppError('salesforce.rejected', 'no', { words, status: 400 });

  /** The whole request is refused where one of them is in it. */
  function strict(
    bench: SyncBench,
    culprits: readonly string[],
    words = 'JSON_PARSER_ERROR: Unexpected character',
  ) {
    const { create } = bench.org;
    bench.org.create = (emails) => {
      if (!emails.some(({ Subject }) => culprits.includes(Subject))) return create(emails);
      bench.org.calls.push('create');
      throw rejected(words);
    };
  }

  test('halves find it; it is kept with Salesforce’s words, and all others are written once', () => {
    const eligible = many(200);
    const bench = received(eligible);
    strict(bench, ['Subject m77']);
    expect(bench.run()).toMatchObject({ end: 'done', logged: 199 });
    expect(creates(bench)).toBeLessThanOrEqual(17);
    expect(bench.state().refused).toMatchObject([
      { id: 'm77', code: 'JSON_PARSER_ERROR', words: 'Unexpected character' },
    ]);
    expect(new Set(bench.org.rows.map(({ key }) => key)).size).toBe(199);
  });

  const refusedOnes = (bench: SyncBench) =>
    bench
      .state()
      .refused.map(({ id }) => id)
      .sort();

  test.each([
    ['here and there', [3, 17, 29, 44]],
    ['all in one half', [0, 1, 2, 3]],
  ])(
    'four of 50, %s, stop nobody: 46 are written and finished, and the four tried thrice',
    (_where, culprits) => {
      const eligible = many(50);
      const bench = received(eligible);
      const before = cursor(bench);
      strict(
        bench,
        culprits.map((n) => `Subject m${n}`),
      );
      expect(bench.run()).toMatchObject({ end: 'done', logged: 46 });
      expect(creates(bench)).toBeLessThanOrEqual(40);
      expect(cursor(bench)).not.toBe(before);
      for (const row of bench.org.rows)
        expect(row).toMatchObject({ ownerId: GRACE.id, senderIds: [HANNAH.id] });
      for (const tries of [2, 3]) {
        bench.clock.ms += HOUR;
        bench.mailbox.receive([mailOf({ id: `later${tries}` })]);
        expect(bench.run()).toMatchObject({ end: 'done', logged: 1 });
        expect(bench.state().refused.map((one) => one.tries)).toEqual(Array(4).fill(tries));
      }
      expect(refusedOnes(bench)).toEqual(culprits.map((n) => `m${n}`).sort());
      expect(bench.state().refused.every(({ nextTryAtMs }) => nextTryAtMs === undefined)).toBe(true);
    },
  );

  test('where more are than can be found, who was taken is finished, and the rest is found by the next runs', () => {
    const eligible = many(200);
    const bench = received(eligible);
    const culprits = Array.from({ length: 7 }, (_, n) => 27 * n);
    strict(
      bench,
      culprits.map((n) => `Subject m${n}`),
    );
    expect(bench.run().end).toBe('done');
    expect(creates(bench)).toBeLessThanOrEqual(40);
    expect(bench.org.rows.length).toBeGreaterThan(100);
    for (let run = 0; run < 2; run++) {
      bench.clock.ms += HOUR;
      expect(bench.run().end).toBe('done');
    }
    expect(bench.org.rows.length).toBe(193);
    expect(refusedOnes(bench)).toEqual(culprits.map((n) => `m${n}`).sort());
  });

  test.each([
    ['every record', many(200).map(({ subject }) => subject), 'JSON_PARSER_ERROR: no'],
    ['a field that is gone', ['Subject m7'], "INVALID_FIELD: No such column 'TrunklineKey__c'"],
  ])('where it is %s no mail is blamed, and the cursor stays', (_what, culprits, words) => {
    const eligible = many(200);
    const bench = received(eligible);
    const before = cursor(bench);
    strict(bench, culprits, words);
    expect(() => bench.run()).toThrow(expect.objectContaining({ code: 'salesforce.rejected' }));
    expect(creates(bench)).toBeLessThanOrEqual(20);
    expect([bench.state().refused, cursor(bench)]).toEqual([[], before]);
  });
});

describe('a right is missing', () => {
  const forbidden = { code: 'INSUFFICIENT_ACCESS_OR_READONLY', words: 'insufficient access rights' };

  test('for one lone mail: it is refused, not the domain', () => {
    const bench = received(many(1));
    bench.org.refuse = () => forbidden;
    for (const tries of [1, 2, 3, 3]) {
      expect(bench.run().end).toBe('done');
      expect(bench.state().refused).toMatchObject([{ id: 'm0', kind: 'other', tries }]);
      bench.clock.ms += HOUR;
    }
    bench.mailbox.receive([mailOf({ id: 'next' })]);
    bench.org.refuse = refusing(['Subject m0'], forbidden.code);
    expect(bench.run().logged).toBe(1);
  });

  test('for the one of ten that was held at first: nine are taken, and it is refused', () => {
    const bench = received(many(10));
    let tries = 0;
    bench.org.refuse = ({ Subject }) =>
      Subject !== 'Subject m9'
        ? undefined
        : tries++
          ? forbidden
          : { code: 'UNABLE_TO_LOCK_ROW', words: 'held' };
    expect(bench.run()).toMatchObject({ end: 'done', logged: 9 });
    expect(bench.state().refused).toMatchObject([{ id: 'm9', code: forbidden.code }]);
  });

  test('for two of many: when they are tried again, alone, they are no more everybody’s than before', () => {
    const bench = received(many(10));
    bench.org.refuse = refusing(['Subject m1', 'Subject m2'], forbidden.code);
    for (const tries of [1, 2, 3]) {
      expect(bench.run().end).toBe('done');
      expect(bench.state().refused.map((one) => one.tries)).toEqual([tries, tries]);
      bench.clock.ms += HOUR;
    }
  });

  test('for all of two: it is everybody’s, no mail is blamed, and the cursor stays', () => {
    const bench = received(many(2));
    const before = cursor(bench);
    bench.org.refuse = () => forbidden;
    expect(() => bench.run()).toThrow(expect.objectContaining({ code: 'salesforce.forbidden' }));
    expect([bench.state().refused, cursor(bench)]).toEqual([[], before]);
  });
});

test('F22: a colleague’s run is quicker: DUPLICATE_VALUE is success, nothing is refused, the cursor moves', () => {
  const org = fakeOrg();
  const eligible = many(3);
  const [bench, colleague] = [syncBench({ org }), syncBench({ org })];
  received(eligible, colleague);
  received(eligible, bench);
  const { match } = org;
  const late: typeof match = (ask) => {
    const found = match(ask);
    colleague.run();
    return found;
  };
  expect(bench.run({ salesforce: { ...org, match: late } })).toMatchObject({ end: 'done', logged: 0 });
  expect(bench.state().refused).toEqual([]);
  expectInvariants({ bench, eligible }, { bench: colleague, eligible });
});

test('F24: killed between the write and the cursor’s: it is done again, and there once', () => {
  const eligible = many(3);
  const bench = received(eligible);
  const before = cursor(bench);
  const { store } = bench.deps;
  const killed = {
    ...store,
    save: () => {
      throw new Error('killed');
    },
  };
  expect(() => bench.run({ store: killed })).toThrow('killed');
  expect([bench.org.rows.length, cursor(bench)]).toEqual([3, before]);
  expectNothingLost({ bench, eligible });
  expect(bench.run()).toMatchObject({ end: 'done', logged: 0 });
  expectInvariants({ bench, eligible });
});

test('F26: of rows that somebody holds those ten are asked again, after a wait with jitter, by what they hang on', () => {
  const other = { id: '003000000000007AAA', address: 'ole@fjord.example', accountId: '001000000000000AAA' };
  const eligible = many(20).map((mail, n) => (n % 2 ? mail : { ...mail, from: who(other.address) }));
  const bench = received(eligible);
  bench.org.contacts.push(personRow(other));
  const parents: (string | undefined)[][] = [];
  const { create } = bench.org;
  bench.org.create = (emails) => {
    parents.push(emails.map(({ RelatedToId }) => RelatedToId));
    return create(emails);
  };
  let held = 10;
  bench.org.refuse = () => (held-- > 0 ? { code: 'UNABLE_TO_LOCK_ROW', words: 'held' } : undefined);
  const waits: number[] = [];
  expect(bench.run({ sleep: (ms) => void waits.push(ms) }).logged).toBe(20);
  expect(parents.map((some) => some.length)).toEqual([20, 10]);
  for (const some of parents) expect(some).toEqual([...some].sort());
  expect(waits).toEqual([1_500]);
  expectInvariants({ bench, eligible });
});

describe.each(['addSenders', 'setOwners'] as const)('F26 at the finish step: %s', (step) => {
  const refusals = (bench: SyncBench, code: string, times: number) => {
    const whole = bench.org[step] as (rows: readonly unknown[]) => SaveResult[];
    let left = times;
    const some = (rows: readonly unknown[]) => {
      if (left-- <= 0) return whole(rows);
      bench.org.calls.push(step);
      const results = rows.length > 1 ? whole(rows.slice(1)) : [];
      return [{ ok: false as const, code, words: 'no', fields: [] }, ...results];
    };
    Object.assign(bench.org, { [step]: some });
  };
  const asks = ({ org }: SyncBench) => org.calls.filter((name) => name === step).length;

  test('a row that somebody holds is asked again alone, after a wait, and none is where nothing is refused', () => {
    const eligible = many(3);
    const bench = received(eligible);
    refusals(bench, 'UNABLE_TO_LOCK_ROW', 1);
    const waits: number[] = [];
    bench.run({ sleep: (ms) => void waits.push(ms) });
    expect([waits, bench.state().refused]).toEqual([[1_500], []]);
    for (const row of bench.org.rows)
      expect(row).toMatchObject({ ownerId: GRACE.id, senderIds: [HANNAH.id] });
    bench.org.calls.length = 0;
    bench.mailbox.receive([mailOf({ id: 'next' })]);
    bench.run();
    expect(asks(bench)).toBe(1);
  });

  test('what is refused once is met again by the next run', () => {
    const bench = received(many(3));
    refusals(bench, 'SOMETHING_NEW', 1);
    bench.run();
    expect(bench.state().refused).toMatchObject([{ id: 'm0', kind: 'other', tries: 1 }]);
    bench.clock.ms += HOUR;
    expect(bench.run()).toMatchObject({ end: 'done', logged: 0 });
    expect(bench.org.rows[0]).toMatchObject({ ownerId: GRACE.id, senderIds: [HANNAH.id] });
    expectInvariants({ bench, eligible: many(3) });
  });

  test.each([
    ['in three runs, and no more: the mail is there', 'INACTIVE_OWNER_OR_USER', 3],
    ['not again where it is a right that is missing', 'INSUFFICIENT_ACCESS_OR_READONLY', 1],
    ['not again where it is a rule of the org', 'FIELD_CUSTOM_VALIDATION_EXCEPTION', 1],
  ])('what is refused for good is tried %s', (_what, code, tries) => {
    const bench = received(many(1));
    refusals(bench, code, 99);
    for (let run = 0; run < 5; run++) {
      expect(bench.run().end).toBe('done');
      bench.clock.ms += HOUR;
    }
    expect([asks(bench), bench.state().refused]).toEqual([tries, []]);
  });
});

describe('F42: a lead is converted', () => {
  const lead = { id: '00Q000000000001AAA', address: HANNAH.address };
  const toLead = () => {
    const bench = syncBench();
    bench.org.contacts = [];
    bench.org.leads = [personRow(lead)];
    return bench;
  };
  /** The match leaves converted leads out. */
  const convert = ({ org }: SyncBench) => {
    org.leads = [];
    org.contacts = [personRow(HANNAH)];
  };

  test('before its next mail: that is the contact’s', () => {
    const bench = received([mailOf({ id: 'before' })], toLead());
    bench.run();
    convert(bench);
    bench.mailbox.receive([mailOf({ id: 'after' })]);
    bench.run();
    expect(bench.org.rows.map(({ senderIds }) => senderIds)).toEqual([[lead.id], [HANNAH.id]]);
  });

  test('between the match and the write: Salesforce refuses the lead, and the next run finds the contact', () => {
    const sent = mailOf({
      id: 'm1',
      labelIds: ['SENT'],
      from: who(GRACE.address),
      to: [who(HANNAH.address)],
    });
    const bench = received([sent], toLead());
    bench.org.refuse = ({ ToIds }) =>
      ToIds?.includes(lead.id)
        ? { code: 'CANNOT_UPDATE_CONVERTED_LEAD', words: 'cannot reference converted lead' }
        : undefined;
    bench.run();
    convert(bench);
    bench.clock.ms += HOUR;
    expect(bench.run().logged).toBe(1);
    expect(bench.org.rows[0]!.fields).toMatchObject({ ToIds: [HANNAH.id], RelatedToId: HANNAH.accountId });
    expectInvariants({ bench, eligible: [sent] });
  });
});

test('F59: another service user of the same org looks at the same mail again: nothing is twice, and whose it is stays so', () => {
  const eligible = many(3);
  const bench = received(eligible);
  bench.run();
  const before = structuredClone(bench.org.rows);
  // All of it is read again.
  bench.mailbox.forgetBefore();
  bench.mailbox.receive([mailOf({ id: 'new' })]);
  expect(bench.run({ serviceUserId: '005000000000009AAA' }).logged).toBe(1);
  expect(bench.org.rows.slice(0, 3)).toEqual(before);
  expect(bench.org.rows.map(({ ownerId }) => ownerId).slice(0, 3)).toEqual(Array(3).fill(GRACE.id));
  expectInvariants({ bench, eligible: [...eligible, mailOf({ id: 'new' })] });
});

describe.each<[string, (org: FakeOrg) => unknown]>([
  ['there is none', (org) => (org.users = org.users.filter(({ email }) => email !== GRACE.address))],
  ['they are inactive', (org) => org.inactive.add(GRACE.id)],
])('F43: the mailbox has no Salesforce user: %s', (_what, leaves) => {
  const toBoth = (id: string) => mailOf({ id, to: [who(GRACE.address)], cc: [who(ALAN.address)] });

  test('her mail is the service account’s, a colleague’s who is on it is his, and the run says so', () => {
    const eligible = [mailOf({ id: 'hers' }), toBoth('both')];
    const bench = received(eligible);
    leaves(bench.org);
    expect(bench.run()).toMatchObject({ end: 'done', logged: 2, runner: { kind: 'none' } });
    expect(bench.org.rows.map(({ ownerId, senderIds }) => [ownerId, senderIds])).toEqual([
      [SERVICE, [HANNAH.id]],
      [ALAN.id, [HANNAH.id]],
    ]);
    expectInvariants({ bench, eligible });
  });

  test('what was hers before stays hers', () => {
    const eligible = [mailOf({ id: 'before' }), mailOf({ id: 'after' })];
    const bench = received([eligible[0]!]);
    bench.run();
    leaves(bench.org);
    bench.mailbox.receive([eligible[1]!]);
    bench.run();
    expect(bench.org.rows.map(({ ownerId }) => ownerId)).toEqual([GRACE.id, SERVICE]);
    expectInvariants({ bench, eligible });
  });
});

test('F46: what is longer than its field is cut before it is sent, and the body says so', () => {
  const long = mailOf({
    id: 'm1',
    subject: 'S'.repeat(5_000),
    text: 'T'.repeat(200_000),
    messageId: `<${'i'.repeat(2_000)}@x>`,
  });
  const bench = received([long]);
  bench.org.refuse = ({ Subject, TextBody = '', MessageIdentifier = '' }) =>
    Subject.length > 3_000 || TextBody.length > 131_072 || MessageIdentifier.length > 765
      ? { code: 'STRING_TOO_LONG', words: 'data value too large' }
      : undefined;
  expect(bench.run().logged).toBe(1);
  const { Subject, TextBody } = bench.org.rows[0]!.fields;
  expect([Subject.length, TextBody?.length]).toEqual([3_000, 131_072]);
  expect(TextBody).toMatch(/\[.*\]\s*$/);
  expectInvariants({ bench, eligible: [long] });
});

describe.each([
  ['F30: 503 for 90 minutes', 'salesforce.unavailable'],
  ['F32: 406 or an empty refusal', 'salesforce.unavailable'],
  ['F27: the day’s requests are used up', 'salesforce.rate_limited'],
  ['F31: read-only while Salesforce works on it', 'salesforce.unavailable'],
  ['F45: the storage is full', 'salesforce.storage_full'],
] as const)('%s', (_what, code) => {
  test.each(['match', 'create'])(
    'at %s: no mail is blamed, the cursor stays, and the backlog is there once',
    (method) => {
      const eligible = many(5);
      const bench = received(eligible);
      const before = cursor(bench);
      for (let run = 0; run < 3; run++) {
        bench.org.failNext(method, new AppError(code, 'down'));
        expect(() => bench.run()).toThrow('down');
        bench.mailbox.receive([mailOf({ id: `later${run}`, receivedAtMs: START_MS + run })]);
        bench.clock.ms += HOUR / 2;
        expect([bench.state().refused, cursor(bench), bench.org.rows.length]).toEqual([[], before, 0]);
      }
      expect(bench.run()).toMatchObject({ end: 'done', logged: 8 });
      const later = [0, 1, 2].map((run) => mailOf({ id: `later${run}`, receivedAtMs: START_MS + run }));
      expectInvariants({ bench, eligible: [...eligible, ...later] });
    },
  );
});
