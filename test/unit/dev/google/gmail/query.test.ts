/** Searching: each operator finds what it should and nothing else, and what is not answered is refused by name. */

import fc from 'fast-check';
import { readQuery } from '../../../../../dev/google/gmail/query/read-query';
import { createMailBench, mail, type MailBench, MIA, START_MS } from './mail-bench';

const DAY_MS = 86_400_000;
let bench: MailBench;

/** One letter each, so that what is found reads like a word. */
const MAILS: Record<string, string> = {
  a: 'From: Hannah Brandt <hannah@north.example>\nTo: mia@acme.example\nSubject: a Offer for Q3\n\nThe price is hot.\n',
  b: 'From: luis@solara.example\nTo: x@solara.example\nCc: mia@acme.example\nSubject: b Renewal\n\nOffer and price cold.\n',
  c: 'From: greta@fjord.example\nTo: mia@acme.example\nSubject: c Invoice\nList-ID: <news.fjord.example>\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nsee file\n--x\nContent-Type: application/pdf; name="Bergen-plan.pdf"\n\nPDF\n--x--\n',
  d: `From: peter@harbor.example\nTo: mia@acme.example\nMessage-ID: <d@harbor.example>\nSubject: d Élan\n\n${'long '.repeat(3_000)}\n`,
};

beforeAll(async () => {
  bench = createMailBench();
  const { gmail } = bench.google;
  const days: Record<string, number> = { a: 0, b: 2, c: 40, d: 400 };
  const ids: Record<string, string> = {};
  for (const [name, text] of Object.entries(MAILS)) {
    const { delivered } = await gmail.deliver(mail(text), { atMs: START_MS - days[name]! * DAY_MS });
    ids[name] = delivered[0]!.id;
  }
  const change = (name: string, addLabelIds: string[], removeLabelIds: string[] = []) =>
    bench.ask(MIA, `me/messages/${ids[name]!}/modify`, {
      method: 'POST',
      body: { addLabelIds, removeLabelIds },
    });
  const { body } = await bench.ask(MIA, 'me/labels', {
    method: 'POST',
    body: { name: 'Big Customers/North' },
  });
  await change('a', [body.id as string, 'STARRED'], ['UNREAD']);
  await change('b', ['IMPORTANT', 'CATEGORY_UPDATES'], ['INBOX', 'CATEGORY_PERSONAL']);
  await change('d', ['TRASH'], ['INBOX']);
});
afterAll(() => bench.close());

/** The first letters of the subjects found among our four. */
async function found(q: string): Promise<string> {
  const subjects = await bench.subjects(MIA, q);
  return subjects
    .map((subject) => /^([a-d]) /.exec(subject)?.[1] ?? '')
    .sort()
    .join('');
}

test.each([
  ['from:hannah', 'a'],
  ['from:north.example', 'a'],
  ['from:hannah@north.example', 'a'],
  ['from:hann', ''],
  ['to:mia@acme.example from:solara', 'b'],
  ['cc:mia', 'b'],
  ['subject:invoice', 'c'],
  ['subject:(offer q3)', 'a'],
  ['subject:"for q3"', 'a'],
  ['subject:"q3 for"', ''],
  ['"price is hot"', 'a'],
  ['price offer', 'ab'],
  ['price -renewal', 'a'],
  ['price -subject:offer', 'b'],
  ['hot OR cold', 'ab'],
  ['price hot OR cold', 'ab'],
  ['{hot cold}', 'ab'],
  ['from:{hannah greta}', 'ac'],
  ['(hot AND price) OR invoice', 'ac'],
  ['-{hot cold} from:fjord', 'c'],
  ['label:big-customers-north', 'a'],
  ['label:"Big Customers/North"', 'a'],
  ['label:nothing', ''],
  ['has:userlabels', 'a'],
  ['has:nouserlabels price', 'b'],
  ['category:updates', 'b'],
  ['has:attachment', 'c'],
  ['filename:pdf', 'c'],
  ['filename:Bergen-plan.pdf', 'c'],
  ['list:news.fjord.example', 'c'],
  ['in:inbox price', 'a'],
  ['is:starred', 'a'],
  ['is:important', 'b'],
  ['is:unread price', 'b'],
  ['is:read price', 'a'],
  ['from:peter', ''],
  ['from:peter in:anywhere', 'd'],
  ['in:trash', 'd'],
  ['in:anywhere elan', 'd'],
  ['in:anywhere larger:10K', 'd'],
  ['in:anywhere smaller:10k from:{hannah peter}', 'a'],
  ['in:anywhere size:10000', 'd'],
  ['rfc822msgid:d@harbor.example in:trash', 'd'],
  ['rfc822msgid:<d@harbor.example> in:trash', 'd'],
  ['newer_than:1d from:{hannah luis}', 'a'],
  ['older_than:1m from:{luis greta}', 'c'],
  ['in:anywhere older_than:1y', 'd'],
  ['after:2026/11/22 from:{hannah luis}', 'a'],
  ['before:2026/11/22 from:{hannah luis}', 'b'],
  // Midnight of the Pacific zone is eight hours after ours; the clock stands at 08:00 UTC exactly.
  ['after:2026/11/23 from:hannah', 'a'],
  ['before:2026/11/23 from:hannah', ''],
  [`after:${START_MS / 1000} from:hannah`, 'a'],
  [`older:${START_MS / 1000} from:hannah`, ''],
  ['deliveredto:mia@acme.example from:hannah', 'a'],
  ['deliveredto:dana@acme.example from:hannah', ''],
  ['***', 'abc'],
  ['at 10:30 https://north.example', ''],
  ['( price', 'ab'],
  ['price OR', 'ab'],
  [') price "hot', 'a'],
])('%s finds "%s"', async (q, expected) => {
  expect(await found(q)).toBe(expected);
});

test.each([
  ['has:drive', 'has:drive'],
  ['is:muted', 'is:muted'],
  ['category:reservations', 'category:reservations'],
  ['older_than:2w', 'older_than:2w'],
  ['after:yesterday', 'after:yesterday'],
  ['larger:big', 'larger:big'],
  ['colour:red', 'colour:red'],
])('%s is refused by name', async (q, name) => {
  const { status, body } = await bench.ask(MIA, `me/messages?q=${encodeURIComponent(q)}`);
  expect(status).toBe(400);
  expect(body).toMatchObject({
    error: {
      message: `not implemented in the local host: the search operator ${name}`,
      status: 'INVALID_ARGUMENT',
    },
  });
});

test('AROUND is refused by name', () => {
  expect(() => readQuery('price AROUND 5 hot', 0)).toThrow('AROUND');
});

test('no text breaks the search: it finds, finds nothing, or is refused', async () => {
  const piece = fc.constantFrom(
    'from:',
    '(',
    ')',
    '{',
    '}',
    '"',
    '-',
    'OR',
    'a',
    'price',
    '*',
    "'",
    ':',
    'in:inbox',
    '%',
    ';',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(piece, fc.string({ maxLength: 6 })), { maxLength: 8 }),
      async (pieces) => {
        const { status } = await bench.ask(MIA, `me/messages?q=${encodeURIComponent(pieces.join(' '))}`);
        // Units run out in a minute; the clock moves on.
        bench.clock.moveTo(bench.clock.nowMs() + 1_000);
        return status === 200 || status === 400;
      },
    ),
    { numRuns: 150, seed: 1 },
  );
});
