/** Searching a large mailbox for words that are in most of its mails: other ways lead to the same mails, page by page. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeMbox } from '../../../../../dev/google/gmail/import/write-mbox';
import { createMailBench, mail, type MailBench, MIA, START_MS } from './mail-bench';

const MESSAGES = 2_600;
/** From here on the host takes a word for a common one. */
const COMMON = 2_000;

let bench: MailBench;
beforeAll(async () => {
  bench = createMailBench();
  const folder = mkdtempSync(join(tmpdir(), 'trunkline-'));
  const mbox = join(folder, 'large.mbox');
  await writeMbox(mbox, { messages: MESSAGES, seed: 11 });
  await bench.google.gmail.importMail({ user: MIA, source: { mbox } });
  rmSync(folder, { recursive: true });
  // Stored last, and older than all others.
  const old = 'From: a@b.example\nTo: mia@acme.example\nSubject: old\n\nThe contract and its delivery.\n';
  await bench.google.gmail.deliver(mail(old), { atMs: START_MS - 3 * 365 * 86_400_000 });
});
afterAll(() => bench.close());

/** All ids that a list finds, over all of its pages. */
async function all(kind: 'messages' | 'threads', q: string, size = 500): Promise<string[]> {
  const ids: string[] = [];
  let token = '';
  do {
    const { body } = await bench.ask(
      MIA,
      `me/${kind}?maxResults=${size}&q=${encodeURIComponent(q)}&pageToken=${token}`,
    );
    ids.push(...((body[kind] ?? []) as { id: string }[]).map(({ id }) => id));
    token = (body.nextPageToken as string | undefined) ?? '';
  } while (token !== '');
  return ids;
}

/** The same condition, said so that it is no search for words alone: no mail is so large. */
const otherwise = (word: string) => `(${word} OR larger:100M)`;

test('every mail with common words is found once, the newest first', async () => {
  const found = await all('messages', 'contract delivery');
  expect(found.length).toBeGreaterThan(COMMON);
  expect(found.length).toBeLessThan(MESSAGES);
  expect(found).toEqual(await all('messages', `${otherwise('contract')} ${otherwise('delivery')}`));
  expect(new Set(found).size).toBe(found.length);
});

test.each(['has:attachment', 'is:unread', 'label:customers-northwind', '-from:hannah', 'before:2025/01/01'])(
  'and so it is beside %s, on small pages too',
  async (beside) => {
    const found = await all('messages', `contract ${beside}`, 50);
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(await all('messages', `${otherwise('contract')} ${beside}`));
  },
);

test('a thread with several such mails is found once', async () => {
  const found = await all('threads', 'contract', 100);
  expect(found.length).toBeGreaterThan(MESSAGES / 4);
  expect(found).toEqual(await all('threads', otherwise('contract')));
  expect(new Set(found).size).toBe(found.length);
});

test('one Message-ID is found among all', async () => {
  const found = await all('messages', 'rfc822msgid:<generated-99@bench.example>');
  expect(found).toHaveLength(1);
  expect(await all('messages', 'rfc822msgid:<generated-99@bench.example> from:nobody')).toEqual([]);
});
