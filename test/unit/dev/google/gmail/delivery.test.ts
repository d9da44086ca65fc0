/** Delivery: one Message-ID, a copy in each mailbox that is on it, threads, history. */

import { createMailBench, DANA, JONAS, mail, type MailBench, MIA } from './mail-bench';

let bench: MailBench;
beforeEach(() => {
  bench = createMailBench();
});
afterEach(() => bench.close());

const hello = {
  from: `Mia Larsen <${MIA}>`,
  to: 'dana@acme.example',
  subject: 'Hello',
  text: 'How are you?',
};

const labelsOf = async (user: string, id: string) =>
  (await bench.ask(user, `me/messages/${id}?format=minimal`)).body.labelIds as string[];
const headersOf = async (user: string, id: string) => {
  const { body } = await bench.ask(user, `me/messages/${id}?format=metadata`);
  return (body.payload as { headers: { name: string; value: string }[] }).headers;
};

test('everybody begins with six mails, in order of time, two of them unread', async () => {
  const { rows, total } = await bench.google.gmail.page(MIA, {});
  expect(total).toBe(6);
  expect(rows.map(({ unread }) => unread)).toEqual([true, true, false, false, false, false]);
  expect(rows[0]).toMatchObject({ subject: 'Re: Offer for Q3', from: { name: 'Hannah Brandt' } });
  expect(rows[0]!.id).toMatch(/^[0-9a-f]{16}$/);
});

test('a mail has one Message-ID and an id of its own in each mailbox; Sent is the sender’s', async () => {
  const { messageId, delivered } = await bench.google.gmail.send(hello, MIA);
  expect(delivered.map(({ user }) => user)).toEqual([MIA, DANA]);
  const [mine, hers] = [delivered[0]!, delivered[1]!];
  expect(mine.id).not.toBe(hers.id);
  expect(await labelsOf(MIA, mine.id)).toEqual(['SENT']);
  expect((await labelsOf(DANA, hers.id)).sort()).toEqual(['CATEGORY_PERSONAL', 'INBOX', 'UNREAD']);
  for (const [user, id] of [
    [MIA, mine.id],
    [DANA, hers.id],
  ] as const) {
    expect(await headersOf(user, id)).toContainEqual({ name: 'Message-ID', value: `<${messageId}>` });
  }
});

test('a blind copy arrives, and only the sender’s copy tells of it', async () => {
  const { delivered } = await bench.google.gmail.send({ ...hello, bcc: JONAS }, MIA);
  expect(delivered.map(({ user }) => user).sort()).toEqual([DANA, JONAS, MIA]);
  for (const { user, id } of delivered) {
    const names = (await headersOf(user, id)).map(({ name }) => name.toLowerCase());
    expect([user, names.includes('bcc')]).toEqual([user, user === MIA]);
  }
  expect(await bench.find(MIA, 'bcc:jonas')).toHaveLength(1);
  expect(await bench.find(JONAS, 'bcc:jonas')).toHaveLength(0);
});

test('a group reaches its people once each, groups in it too; strangers get nothing here', async () => {
  const { delivered } = await bench.google.gmail.deliver(
    mail(
      'From: x@north.example\nTo: sales@acme.example, mia@acme.example, y@north.example\nSubject: All\n\nHi\n',
    ),
  );
  expect(delivered.map(({ user }) => user.split('@')[0]).sort()).toEqual(['jonas', 'mia', 'priya', 'tom']);
});

test('mail to oneself is one message, sent and received', async () => {
  const { delivered } = await bench.google.gmail.send({ ...hello, to: MIA }, MIA);
  expect(delivered).toHaveLength(1);
  expect(await labelsOf(MIA, delivered[0]!.id)).toEqual(expect.arrayContaining(['SENT', 'INBOX', 'UNREAD']));
});

test('an answer joins the thread in every mailbox; another subject begins a new one', async () => {
  const first = await bench.google.gmail.send(hello, MIA);
  const answer = (subject: string) =>
    bench.google.gmail.deliver(
      mail(`From: ${DANA}\nTo: ${MIA}\nSubject: ${subject}\nIn-Reply-To: <${first.messageId}>\n\nFine.\n`),
    );
  const threadIn = (of: typeof first, user: string) =>
    of.delivered.find((one) => one.user === user)!.threadId;
  const joined = await answer('Re: Hello');
  expect(threadIn(joined, MIA)).toBe(threadIn(first, MIA));
  expect(threadIn(joined, DANA)).toBe(threadIn(first, DANA));
  expect(threadIn(first, MIA)).not.toBe(threadIn(first, DANA));
  expect(threadIn(await answer('Something else'), MIA)).not.toBe(threadIn(first, MIA));
});

test('a mail without Message-ID and Date gets both; the internal date is when it came', async () => {
  const { messageId, delivered } = await bench.google.gmail.deliver(
    mail(`From: x@north.example\nTo: ${MIA}\n\nno head to speak of\n`),
  );
  expect(messageId).toMatch(/^\S+@\S+$/);
  const { body } = await bench.ask(MIA, `me/messages/${delivered[0]!.id}`);
  expect(Number(body.internalDate)).toBe(bench.clock.nowMs());
});

test('what is delivered is in the history of each mailbox, the mail before it in none', async () => {
  const { body: before } = await bench.ask(DANA, 'me/profile');
  await bench.google.gmail.send(hello, MIA);
  const { body } = await bench.ask(DANA, `me/history?startHistoryId=${before.historyId as string}`);
  expect(body.history).toHaveLength(1);
  expect(before).toMatchObject({ emailAddress: DANA, messagesTotal: 6, threadsTotal: 6 });
});
