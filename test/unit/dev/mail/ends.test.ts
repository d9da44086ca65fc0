/** How each message of a file ended, from what the add-on keeps and what Salesforce has: lost and doubled ones are seen. */

import { brokenIdentity, type Ends, endsOf, type Told } from '../../../../dev/mail/ends';
import { createKeptLists } from '../../../../dev/mail/kept-lists';

const ARRIVED = [10, 20, 30, 40, 50, 60, 70];
const mail = (index: number, labels = ['INBOX'], messageId = `<${index}@x>`) => ({
  index,
  id: `id${index}`,
  messageId,
  labels,
});
const list = (...entries: object[]) => JSON.stringify({ v: 1, d: entries });

function ends(told: Partial<Told>, values: Record<string, string> = {}): Ends {
  const kept = createKeptLists();
  kept.hear(values);
  return endsOf({
    messages: told.taken?.length ?? 0,
    report: { imported: told.taken?.length ?? 0, skipped: [], bytes: 0 },
    taken: [],
    kept,
    recordsAtMs: [],
    arrivedMs: (index) => ARRIVED[index]!,
    ...told,
  });
}

test('each message ends once: logged, skipped for the add-on’s reason, the import’s or Gmail’s, quarantined', () => {
  const taken = [
    mail(0),
    mail(1),
    mail(2),
    mail(3),
    mail(4, ['TRASH']),
    mail(5, []),
    mail(6, ['SENT'], '<0@x>'),
  ];
  const told = ends(
    {
      taken,
      messages: 8,
      report: { imported: 7, skipped: [{ index: 7, reason: 'it is empty' }], bytes: 0 },
      recordsAtMs: [10],
    },
    {
      's.0': list({ id: 'id1', reason: 'automated' }),
      'w.0': list({ id: 'id2', atMs: 1, addresses: [] }),
      'q.0': list({ id: 'id3', code: 'STRING_TOO_LONG' }),
    },
  );
  expect(told).toEqual({
    read: 8,
    logged: 1,
    skipped: { empty: 1, automated: 1, unmatched: 1, trash: 1, archived: 1, copy: 1 },
    quarantined: { STRING_TOO_LONG: 1 },
    failed: 0,
    failedAt: [],
    surplus: 0,
  });
  expect(brokenIdentity(told)).toBeUndefined();
});

test('a message that is nowhere has failed, and its place is told', () => {
  expect(ends({ taken: [mail(0), mail(1)], recordsAtMs: [10] })).toMatchObject({
    logged: 1,
    failed: 1,
    failedAt: [1],
  });
});

test('a message that the import neither took nor named has failed', () => {
  expect(ends({ taken: [mail(0)], messages: 2, recordsAtMs: [10] })).toMatchObject({ failed: 1 });
});

test('a second record of one message breaks the identity', () => {
  const told = ends({ taken: [mail(0)], recordsAtMs: [10, 10] });
  expect(told).toMatchObject({ logged: 1, surplus: 1 });
  expect(brokenIdentity(told)).toMatch(/^1 records in Salesforce are no message/);
});

test('a record of a message that is said to be skipped breaks the identity', () => {
  const told = ends(
    { taken: [mail(0)], recordsAtMs: [10] },
    { 's.0': list({ id: 'id0', reason: 'internal' }) },
  );
  expect(brokenIdentity(told)).toBeDefined();
});

test('a mail that nobody matched, and that is logged later, is logged', () => {
  const told = ends(
    { taken: [mail(0)], recordsAtMs: [10] },
    { 'w.0': list({ id: 'id0', atMs: 1, addresses: [] }) },
  );
  expect(told).toMatchObject({ logged: 1, skipped: {} });
});

test('what has left the add-on’s lists was heard; a quarantine counts only while it lasts', () => {
  const kept = createKeptLists();
  kept.hear({ 's.0': list({ id: 'a', reason: 'internal' }), 'q.0': list({ id: 'b', code: 'X' }) });
  kept.hear({ 's.0': list({ id: 'c', reason: 'blocked' }), 'q.0': list() });
  expect([...kept.skipped]).toEqual([
    ['a', 'internal'],
    ['c', 'blocked'],
  ]);
  expect(kept.quarantined().size).toBe(0);
});

test('a position that is only looked at again is no change', () => {
  const kept = createKeptLists();
  const place = (historyId: string, historyAtMs: number) =>
    JSON.stringify({ v: 1, d: { historyId, historyAtMs } });
  kept.hear({ mail: place('7', 1) });
  const before = kept.changes();
  kept.hear({ mail: place('7', 2), other: 'x' });
  expect(kept.changes()).toBe(before);
  kept.hear({ mail: place('8', 2) });
  expect(kept.changes()).toBe(before + 1);
});
