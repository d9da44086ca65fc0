/** Catching up: changes in order, in pages, and the ids that are too old. */

import { createMailBench, DANA, type MailBench, MIA } from './mail-bench';

const DAY_MS = 86_400_000;
let bench: MailBench;
beforeEach(() => {
  bench = createMailBench();
});
afterEach(() => bench.close());

const profileId = async () => (await bench.ask(MIA, 'me/profile')).body.historyId as string;
const since = (id: string, more = '') => bench.ask(MIA, `me/history?startHistoryId=${id}${more}`);
const receive = async (subject: string) => {
  const { delivered } = await bench.google.gmail.send({
    from: 'x@north.example',
    to: MIA,
    subject,
    text: 'x',
  });
  return delivered[0]!.id;
};

test('changes come in order, each with its id, and end at the mailbox’s', async () => {
  const start = await profileId();
  const ids = [await receive('one'), await receive('two')];
  const { body } = await since(start);
  const entries = body.history as {
    id: string;
    messagesAdded: { message: { id: string; labelIds: string[] } }[];
  }[];
  expect(entries.map(({ messagesAdded }) => messagesAdded[0]!.message.id)).toEqual(ids);
  expect(entries[0]!.messagesAdded[0]!.message.labelIds).toContain('INBOX');
  expect(Number(entries[0]!.id)).toBeLessThan(Number(entries[1]!.id));
  expect(body.historyId).toBe(entries[1]!.id);
  expect((await since(body.historyId as string)).body).toEqual({ historyId: body.historyId });
});

test('pages of changes lead to the end', async () => {
  const start = await profileId();
  for (const subject of ['a', 'b', 'c']) await receive(subject);
  const { body: first } = await since(start, '&maxResults=2');
  expect(first.history).toHaveLength(2);
  const { body: second } = await since(start, `&maxResults=2&pageToken=${first.nextPageToken as string}`);
  expect(second.history).toHaveLength(1);
  expect(second.nextPageToken).toBeUndefined();
});

test('a kind of change and a label narrow what is listed', async () => {
  const id = await receive('x');
  const start = await profileId();
  await bench.ask(MIA, `me/messages/${id}/modify`, { method: 'POST', body: { addLabelIds: ['STARRED'] } });
  await bench.ask(MIA, `me/messages/${id}/trash`, { method: 'POST', body: {} });
  const kinds = async (more: string) =>
    ((await since(start, more)).body.history as object[]).map((entry) => Object.keys(entry)[2]);
  expect(await kinds('&historyTypes=labelRemoved')).toEqual(['labelsRemoved']);
  expect(await kinds('&historyTypes=labelAdded&labelId=STARRED')).toEqual(['labelsAdded', 'labelsAdded']);
  expect((await since(start, '&historyTypes=nonsense')).status).toBe(400);
});

test('after a week a change is forgotten, and an id from before it is not found', async () => {
  const start = await profileId();
  await receive('old');
  const between = await profileId();
  bench.clock.moveTo(bench.clock.nowMs() + 8 * DAY_MS);
  await receive('new');
  expect(await since(start)).toMatchObject({
    status: 404,
    body: {
      error: {
        message: 'Requested entity was not found.',
        errors: [{ reason: 'notFound' }],
        status: 'NOT_FOUND',
      },
    },
  });
  expect((await since(between)).body.history).toHaveLength(1);
});

test('by hand every id up to now is too old, in each mailbox; from the new one on it works', async () => {
  const start = await profileId();
  const danas = (await bench.ask(DANA, 'me/profile')).body.historyId as string;
  bench.google.gmail.expireHistory();
  expect((await since(start)).status).toBe(404);
  expect((await bench.ask(DANA, `me/history?startHistoryId=${danas}`)).status).toBe(404);
  const fresh = await profileId();
  await receive('after');
  expect((await since(fresh)).body.history).toHaveLength(1);
});

test('how long changes are kept can be set', async () => {
  bench.google.set({ gmailHistoryDays: 0.1 });
  const start = await profileId();
  await receive('x');
  bench.clock.moveTo(bench.clock.nowMs() + DAY_MS);
  expect((await since(start)).status).toBe(404);
});

test('an id of the future is not found', async () => {
  expect((await since('999999999')).status).toBe(404);
});
