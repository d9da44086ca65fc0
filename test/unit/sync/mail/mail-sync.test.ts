/** One user's sync between a mailbox and an org in memory: what is read, what is written, how it goes on. */

import { AppError } from '../../../../src/errors';
import { loggedIn } from '../../../../src/sync/mail/progress';
import { shownRefused } from '../../../../src/sync/mail/refused';
import {
  ALAN,
  DAY,
  fakeMailbox,
  fakeOrg,
  GRACE,
  HANNAH,
  HOUR,
  mailOf,
  RULES,
  SERVICE,
  syncBench,
  who,
} from './mail-bench';
import { START_MS } from '../../fakes';

const range = (count: number, from = 0) => Array.from({ length: count }, (_, n) => from + n);
const many = (count: number, from = 0) => range(count, from).map((n) => mailOf({ id: `m${n}` }));

test('the first run reaches back as far as it was told, and no further', () => {
  const bench = syncBench();
  bench.mailbox.receive([
    mailOf({ id: 'old', receivedAtMs: START_MS - 15 * DAY }),
    mailOf({ id: 'two weeks', receivedAtMs: START_MS - 14 * DAY + 1_000 }),
    mailOf({ id: 'today' }),
  ]);
  expect(bench.run()).toMatchObject({ end: 'done', logged: 2 });
  expect(bench.org.rows.map(({ fields }) => fields.Subject)).toEqual(['Subject two weeks', 'Subject today']);
});

test('what comes afterwards is read from the history, and an hour without mail asks Salesforce nothing and writes nothing', () => {
  const bench = syncBench();
  bench.run();
  const before = bench.properties.getProperties();
  bench.mailbox.calls.length = 0;
  bench.clock.ms += HOUR;
  expect(bench.run()).toEqual({ end: 'done', logged: 0, runner: undefined });
  expect(bench.mailbox.calls).toEqual(['addedSince']);
  expect(bench.org.calls).toEqual([]);
  expect(bench.properties.getProperties()).toEqual(before);
  bench.mailbox.receive([mailOf({ id: 'new' })]);
  bench.clock.ms += HOUR;
  expect(bench.run().logged).toBe(1);
  expect(bench.mailbox.calls.filter((name) => name === 'listed')).toEqual([]);
});

test('a mail that is logged is the real people’s: owner, sender, both lists of ids, the account', () => {
  const bench = syncBench();
  bench.mailbox.receive([mailOf({ id: 'm1', cc: [who(ALAN.address), who('new@elsewhere.example')] })]);
  bench.run();
  const [row] = bench.org.rows;
  expect(row).toMatchObject({ ownerId: GRACE.id, senderIds: [HANNAH.id] });
  expect(row!.fields).toMatchObject({
    Incoming: true,
    Status: '3',
    MessageIdentifier: '<m1@northwind.example>',
    ClientThreadIdentifier: 't-m1',
    MessageDate: new Date(START_MS).toISOString(),
    FromAddress: HANNAH.address,
    ToIds: [GRACE.id],
    CcIds: [ALAN.id],
    CcAddress: 'new@elsewhere.example',
    RelatedToId: HANNAH.accountId,
    TextBody: 'Text of m1',
  });
  expect(row!.fields).not.toHaveProperty('ToAddress');
  expect(row!.fields).not.toHaveProperty('HtmlBody');
});

test('the mail of ten colleagues is one record, the sender’s own, whoever runs first', () => {
  const org = fakeOrg();
  const shared = mailOf({ id: 'x', from: who(ALAN.address), to: [who(HANNAH.address), who(GRACE.address)] });
  const grace = syncBench({ org });
  const alan = syncBench({ org, address: ALAN.address });
  grace.mailbox.receive([shared]);
  alan.mailbox.receive([{ ...shared, id: 'sent', labelIds: ['SENT'] }]);
  expect(grace.run().logged).toBe(1);
  expect(alan.run().logged).toBe(0);
  expect(org.rows).toHaveLength(1);
  expect(org.rows[0]).toMatchObject({ ownerId: ALAN.id, senderIds: [ALAN.id] });
  expect(org.rows[0]!.fields.Incoming).toBe(false);
});

test('a thousand mails cost five matches, five creates and what is left to finish', () => {
  const bench = syncBench();
  bench.run();
  bench.mailbox.receive(many(1_000));
  bench.mailbox.calls.length = 0;
  expect(bench.run().logged).toBe(1_000);
  expect(bench.org.calls).toEqual(
    range(5).flatMap(() => ['match', 'create', 'logged', 'addSenders', 'setOwners']),
  );
  expect(bench.mailbox.calls.filter((name) => name === 'read')).toHaveLength(5);
  expect(loggedIn(bench.state().progress!, bench.clock.ms)).toEqual({ day: 1_000, week: 1_000 });
});

test('without time for another batch a run stops, and the next one goes on where it was', () => {
  const bench = syncBench();
  bench.run();
  bench.mailbox.receive(many(700));
  const slow = {
    ...bench.org,
    match: ((ask) => ((bench.clock.ms += 110_000), bench.org.match(ask))) as typeof bench.org.match,
  };
  expect(bench.run({ salesforce: slow })).toMatchObject({ end: 'more', logged: 600 });
  expect(bench.state().progress!.behind).toMatchObject({ mails: 100 });
  bench.mailbox.readIds.length = 0;
  bench.clock.ms += HOUR;
  expect(bench.run()).toMatchObject({ end: 'done', logged: 100 });
  expect(bench.mailbox.readIds).toEqual(range(100, 600).map((n) => `m${n}`));
  expect(bench.state().progress).not.toHaveProperty('behind');
});

test('from a card the first batch is small, and it is the only one', () => {
  const bench = syncBench();
  bench.run();
  bench.mailbox.receive(many(120));
  const report = bench.run({ firstBatch: 50, deadlineMs: bench.clock.ms + 25_000 });
  expect(report).toMatchObject({ end: 'more', logged: 50 });
});

test('mail of which one record tells is not parted by the end of a batch', () => {
  const bench = syncBench();
  bench.run();
  bench.mailbox.receive(many(150));
  bench.mailbox.receive(many(100, 150), 'one record');
  bench.mailbox.receive(many(10, 250));
  bench.org.failNext('create', new AppError('salesforce.unavailable', 'down'));
  expect(() => bench.run({ firstBatch: 200 })).toThrow('down');
  const twice = { ...bench.org };
  let creates = 0;
  twice.create = (emails) => {
    if (++creates > 1) throw new AppError('salesforce.unavailable', 'down');
    return bench.org.create(emails);
  };
  expect(() => bench.run({ salesforce: twice })).toThrow('down');
  expect(bench.org.rows).toHaveLength(200);
  bench.run();
  expect(bench.org.rows).toHaveLength(260);
});

test('F01: a cursor that Gmail has forgotten means a listing with overlap, and nothing twice', () => {
  const bench = syncBench();
  bench.mailbox.receive(many(3));
  bench.run();
  bench.clock.ms += 9 * DAY;
  bench.mailbox.receive(range(4, 3).map((n) => mailOf({ id: `m${n}`, receivedAtMs: START_MS + n * DAY })));
  bench.mailbox.forgetBefore(105);
  bench.mailbox.calls.length = 0;
  expect(bench.run().logged).toBe(4);
  expect(bench.mailbox.calls.slice(0, 3)).toEqual(['addedSince', 'historyId', 'listed']);
  expect(bench.org.rows).toHaveLength(7);
});

test('F01: a cursor that is forgotten as soon as it is given ends the run, not in a loop', () => {
  const bench = syncBench();
  bench.run();
  bench.mailbox.receive(many(3));
  bench.mailbox.forgetBefore(999_999);
  expect(() => bench.run()).toThrow(expect.objectContaining({ code: 'google.cursor_expired' }));
  expect(bench.org.rows).toHaveLength(3);
});

test('F02: a history page that fails is read again, and nothing of before is lost', () => {
  const bench = syncBench({ mailbox: fakeMailbox(50) });
  bench.run();
  bench.mailbox.receive(many(250));
  let pages = 0;
  const broken = {
    ...bench.mailbox,
    addedSince: (from: string, token?: string) => {
      if (++pages === 3) throw new AppError('google.unavailable', '500');
      return bench.mailbox.addedSince(from, token);
    },
  };
  expect(() => bench.run({ mailbox: broken, firstBatch: 60 })).toThrow('500');
  expect(bench.org.rows).toHaveLength(60);
  expect(bench.run().logged).toBe(190);
  expect(bench.org.rows).toHaveLength(250);
});

test('F04: a mail that is gone is left out, the others are written', () => {
  const bench = syncBench();
  bench.run();
  bench.mailbox.receive(many(3));
  bench.mailbox.remove('m1');
  expect(bench.run().logged).toBe(2);
  bench.mailbox.readIds.length = 0;
  bench.run();
  expect(bench.mailbox.readIds).toEqual([]);
});

test('F23: an answer that is lost after the write is found to be there, once', () => {
  const bench = syncBench();
  bench.run();
  bench.mailbox.receive(many(3));
  bench.org.failNext('create', new AppError('http.unreachable', 'time-out'), 'after');
  expect(() => bench.run()).toThrow('time-out');
  expect(bench.run().logged).toBe(0);
  expect(bench.org.rows).toHaveLength(3);
  for (const row of bench.org.rows) expect(row).toMatchObject({ ownerId: GRACE.id, senderIds: [HANNAH.id] });
});

test.each(['logged', 'addSenders', 'setOwners'])(
  'a run that ends at %s is finished by the next',
  (method) => {
    const bench = syncBench();
    bench.run();
    bench.mailbox.receive(many(3));
    bench.org.failNext(method, new AppError('salesforce.unavailable', 'down'));
    expect(() => bench.run()).toThrow('down');
    bench.run();
    expect(bench.org.rows).toHaveLength(3);
    for (const row of bench.org.rows)
      expect(row).toMatchObject({ ownerId: GRACE.id, senderIds: [HANNAH.id] });
  },
);

test('F20, F44: what a rule of the org refuses is kept with its words, the rest is written, and it is tried once a day for three days', () => {
  const bench = syncBench();
  bench.run();
  bench.mailbox.receive(many(200));
  bench.org.refuse = ({ Subject }) =>
    ['Subject m3', 'Subject m70', 'Subject m199'].includes(Subject)
      ? { code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', words: 'Close Date is required' }
      : undefined;
  expect(bench.run().logged).toBe(197);
  expect(bench.state().refused).toHaveLength(3);
  expect(bench.state().refused[0]).toMatchObject({
    subject: 'Subject m3',
    words: 'Close Date is required',
    tries: 1,
  });
  const tries: number[] = [];
  for (let hour = 0; hour < 5 * 24; hour++) {
    bench.clock.ms += HOUR;
    bench.org.calls.length = 0;
    bench.run();
    if (bench.org.calls.includes('create')) tries.push(hour + 1);
  }
  expect(tries).toEqual([24, 48, 72]);
  expect(bench.state().refused[0]).not.toHaveProperty('nextTryAtMs');
});

test('another refusal is tried in three runs, then kept', () => {
  const bench = syncBench();
  bench.run();
  bench.mailbox.receive(many(2));
  bench.org.refuse = ({ Subject }) =>
    Subject === 'Subject m1' ? { code: 'SOMETHING_NEW', words: 'no' } : undefined;
  const tries = range(5).filter(() => {
    bench.clock.ms += HOUR;
    bench.org.calls.length = 0;
    bench.run();
    return bench.org.calls.includes('create');
  });
  expect(tries).toHaveLength(3);
  expect(bench.state().refused).toMatchObject([{ id: 'm1', tries: 3 }]);
});

test('a refused mail that is taken at last leaves the quarantine', () => {
  const bench = syncBench();
  bench.run();
  bench.mailbox.receive(many(1));
  bench.org.refuse = () => ({ code: 'REQUIRED_FIELD_MISSING', words: 'no' });
  bench.run();
  bench.org.refuse = () => undefined;
  bench.clock.ms += DAY;
  expect(bench.run().logged).toBe(1);
  expect(bench.state().refused).toEqual([]);
});

test('F26: rows that somebody holds are asked again alone', () => {
  const bench = syncBench();
  bench.run();
  bench.mailbox.receive(many(20));
  let held = 10;
  const sizes: number[] = [];
  const org = { ...bench.org };
  org.create = (emails) => {
    sizes.push(emails.length);
    return bench.org.create(emails);
  };
  bench.org.refuse = () => (held-- > 0 ? { code: 'UNABLE_TO_LOCK_ROW', words: 'held' } : undefined);
  expect(bench.run({ salesforce: org }).logged).toBe(20);
  expect(sizes).toEqual([20, 10]);
  expect(bench.state().refused).toEqual([]);
});

test.each(['addSenders', 'setOwners'] as const)(
  'F26: a mail of which %s meets a row that somebody holds is finished by the next run, and told of to nobody',
  (step) => {
    const bench = syncBench();
    bench.mailbox.receive(many(3));
    const whole = bench.org[step];
    bench.org[step] = (rows: never) =>
      whole(rows).map((result, n) =>
        JSON.stringify(rows[n]).includes('02s000000000001AAA')
          ? { ok: false, code: 'UNABLE_TO_LOCK_ROW', words: 'held', fields: [] }
          : result,
      );
    bench.run();
    expect(bench.state().refused.map(({ id, code, tries }) => [id, code, tries])).toEqual([
      ['m1', 'UNABLE_TO_LOCK_ROW', 1],
    ]);
    expect(shownRefused(bench.state().refused)).toEqual([]);
    Object.assign(bench.org.rows[1]!, step === 'addSenders' ? { senderIds: [] } : { ownerId: SERVICE });
    Object.assign(bench.org, { [step]: whole });
    bench.clock.ms += HOUR;
    bench.run();
    expect(bench.org.rows).toHaveLength(3);
    expect(bench.org.rows[1]).toMatchObject({ ownerId: GRACE.id, senderIds: [HANNAH.id] });
    expect(bench.state().refused).toEqual([]);
  },
);

test('F45: where nothing at all is taken because the storage is full, no mail is blamed', () => {
  const bench = syncBench();
  bench.run();
  bench.mailbox.receive(many(5));
  bench.org.refuse = () => ({ code: 'STORAGE_LIMIT_EXCEEDED', words: 'storage limit exceeded' });
  expect(() => bench.run()).toThrow(expect.objectContaining({ code: 'salesforce.storage_full' }));
  expect(bench.state().refused).toEqual([]);
  bench.org.refuse = () => undefined;
  expect(bench.run().logged).toBe(5);
});

test('who is not in Salesforce yet is looked for again once a day with one request, and Gmail is read only for who is there now', () => {
  const bench = syncBench();
  bench.run();
  bench.mailbox.receive([
    mailOf({ id: 'a', from: who('new@elsewhere.example') }),
    mailOf({ id: 'b', from: who('other@elsewhere.example') }),
  ]);
  expect(bench.run().logged).toBe(0);
  expect(bench.state().unmatched.map(({ id }) => id)).toEqual(['a', 'b']);
  bench.org.contacts.push({
    ...bench.org.contacts[0]!,
    id: '003000000000009AAA',
    email: 'new@elsewhere.example',
  });
  bench.clock.ms += HOUR;
  expect(bench.run().logged).toBe(0);
  bench.clock.ms += DAY;
  bench.mailbox.readIds.length = 0;
  bench.org.calls.length = 0;
  expect(bench.run().logged).toBe(1);
  expect(bench.mailbox.readIds).toEqual(['a']);
  expect(bench.org.calls[0]).toBe('match');
  expect(bench.state().unmatched.map(({ id }) => id)).toEqual(['b']);
  bench.clock.ms += 31 * DAY;
  bench.mailbox.receive(many(1));
  bench.run();
  expect(bench.state().unmatched).toEqual([]);
});

test('each mail that is left out has its reason kept, and is not read again', () => {
  const bench = syncBench();
  bench.mailbox.label = 'L1';
  bench.run();
  bench.mailbox.receive([
    mailOf({ id: 'inside', from: who(ALAN.address) }),
    mailOf({ id: 'list', isAutomated: true }),
    mailOf({ id: 'private', labelIds: ['INBOX', 'L1'] }),
  ]);
  bench.run();
  expect(bench.state().skipped).toEqual([
    { id: 'inside', reason: 'internal' },
    { id: 'list', reason: 'automated' },
    { id: 'private', reason: 'do-not-log' },
  ]);
  expect(bench.org.calls).toEqual([]);
});

test('F06: what only moved between labels is not read', () => {
  const bench = syncBench();
  bench.run();
  bench.mailbox.receive([mailOf({ id: 'archived', labelIds: ['Label_7'] })]);
  bench.run();
  expect(bench.mailbox.readIds).toEqual([]);
  expect(bench.org.calls).toEqual([]);
});

test('F72, S56: what the rules forbid meanwhile is not written', () => {
  const bench = syncBench();
  bench.run();
  bench.mailbox.receive(many(2));
  const asked: number[] = [];
  const rules = () => (asked.push(1), asked.length < 2 ? RULES : undefined);
  expect(bench.run({ rules })).toMatchObject({ end: 'stopped', logged: 0 });
  expect(bench.org.rows).toEqual([]);
  let blocked: string[] = [];
  const blocking = { ...bench.org };
  blocking.match = (ask) => {
    blocked = ['northwind.example'];
    return bench.org.match(ask);
  };
  bench.run({ rules: () => ({ ...RULES, blocked }), salesforce: blocking });
  expect(bench.org.rows).toEqual([]);
  expect(bench.state().skipped.map(({ reason }) => reason)).toEqual(['blocked', 'blocked']);
});

test('F29: from 60 percent a run does one batch, at 80 percent none', () => {
  const bench = syncBench();
  bench.run();
  bench.mailbox.receive(many(500));
  expect(bench.run({ budget: () => 'slow' })).toMatchObject({ end: 'more', logged: 200 });
  expect(bench.run({ budget: () => 'stop' })).toMatchObject({ end: 'throttled', logged: 0 });
  expect(bench.run()).toMatchObject({ end: 'done', logged: 300 });
});

test('F62: while another run of the mailbox is at work, this one leaves it alone', () => {
  const bench = syncBench();
  bench.run();
  bench.mailbox.receive(many(2));
  expect(bench.run({ claim: () => false })).toMatchObject({ end: 'busy' });
  expect(bench.org.calls).toEqual([]);
});

test('F62: what another run has done since this one began is not done again, and its numbers stand', () => {
  const bench = syncBench();
  bench.run();
  bench.mailbox.receive(many(2));
  // The other's whole run comes once this one has read its store, and before it has the claim.
  const claim = () => {
    expect(bench.run()).toMatchObject({ end: 'done', logged: 2 });
    return true;
  };
  expect(bench.run({ claim })).toMatchObject({ end: 'busy', logged: 0 });
  expect(bench.org.rows).toHaveLength(2);
  expect(loggedIn(bench.state().progress!, START_MS).day).toBe(2);
});

test('without a Salesforce user of the mailbox the activity stays with the service account', () => {
  const bench = syncBench();
  bench.org.users = [];
  bench.run();
  bench.mailbox.receive(many(1));
  expect(bench.run()).toMatchObject({ logged: 1, runner: { kind: 'none' } });
  expect(bench.org.rows[0]!.ownerId).toBe(SERVICE);
});

test('a backlog of thousands in a busy span is read oldest first, and each mail once', () => {
  const bench = syncBench();
  const spread = range(2_000).map((n) =>
    mailOf({ id: `m${n}`, receivedAtMs: START_MS - 13 * DAY + (n < 1_500 ? n * 20 : n * 500_000) }),
  );
  bench.mailbox.receive(spread);
  let runs = 0;
  for (; runs < 30; runs++) {
    const deadlineMs = bench.clock.ms + 100_000;
    const slow = {
      ...bench.org,
      match: ((ask) => ((bench.clock.ms += 20_000), bench.org.match(ask))) as typeof bench.org.match,
    };
    if (bench.run({ deadlineMs, salesforce: slow }).end === 'done') break;
    bench.clock.ms += HOUR;
  }
  expect(new Set(bench.org.rows.map(({ key }) => key)).size).toBe(2_000);
  expect(bench.org.rows).toHaveLength(2_000);
  expect(runs).toBeLessThan(8);
});
