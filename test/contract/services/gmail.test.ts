/** GmailApp inside a real context, over the simulated Gmail's own REST paths. */

import { createHash } from 'node:crypto';
import { createMailBench, DANA, JONAS, type MailBench } from '../../unit/dev/google/gmail/mail-bench';
import { createScriptBench, type ScriptBench } from './script-bench';

const AUTH = 'https://www.googleapis.com/auth/gmail.';
const SEND_MAIL = 'https://www.googleapis.com/auth/script.send_mail';
const SUBJECT = 'Quarter plan';

let mail: MailBench;
let bench: ScriptBench;

/** A script of Dana's with these scopes. */
function scriptWith(...scopes: string[]): ScriptBench {
  const opened = createScriptBench({
    granted: [...scopes.map((name) => (name.startsWith('https:') ? name : AUTH + name)), SEND_MAIL],
    accessToken: (user, granted) => mail.google.authorizations.accessToken(user, granted),
    clock: mail.clock,
    deliverMail: (letter, sender) => mail.google.gmail.send(letter, sender),
  });
  opened.answerWith((request) => mail.google.handle(request));
  return opened;
}

beforeAll(async () => {
  mail = createMailBench();
  bench = scriptWith('modify');
  await mail.google.gmail.send({
    from: 'Jonas Vogel <jonas@acme.example>',
    to: DANA,
    cc: 'Mia <mia@acme.example>',
    subject: SUBJECT,
    text: 'Dear Dana,\nüber 5 < 6.',
    html: '<p>Dear <b>Dana</b></p>',
    headers: { 'X-Plan': '7' },
    attachments: [{ filename: 'plan.csv', contentType: 'text/csv', content: Buffer.from('a;ü') }],
  });
});
afterAll(async () => {
  await bench.close();
  mail.close();
});

const read = (lines: string) =>
  bench.inside(
    `const [thread] = GmailApp.search('subject:"${SUBJECT}"'); const [message] = thread.getMessages(); ${lines}`,
  );

test('a message tells its headers, bodies and files', async () => {
  const [id] = await mail.find(DANA, `subject:"${SUBJECT}"`);
  expect(
    await read(`
      const [file] = message.getAttachments();
      return [message.getId(), message.getSubject(), message.getFrom(), message.getTo(), message.getCc(),
        message.getReplyTo(), message.getHeader('x-plan'), message.getDate().getTime(), message.getBody().trim(),
        message.getPlainBody().trim(), message.isUnread(), message.getThread().getId() === thread.getId(),
        /^X-Plan: 7/m.test(message.getRawContent()), file.getName(), file.getContentType(), file.getSize(),
        file.getDataAsString(), file.getHash(), message.getAttachments({ includeAttachments: false }).length,
        GmailApp.getMessageById(message.getId()).getSubject()]`),
  ).toEqual([
    id,
    SUBJECT,
    'Jonas Vogel <jonas@acme.example>',
    DANA,
    'Mia <mia@acme.example>',
    '',
    '7',
    mail.clock.nowMs(),
    '<p>Dear <b>Dana</b></p>',
    'Dear Dana,\nüber 5 < 6.',
    true,
    true,
    true,
    'plan.csv',
    'text/csv',
    4,
    'a;ü',
    createHash('sha1').update('a;ü').digest('hex'),
    0,
    SUBJECT,
  ]);
});

test('threads, labels and marks', async () => {
  expect(
    await read(`
      const label = GmailApp.createLabel('Plans');
      thread.addLabel(label).markRead().markImportant();
      message.star();
      const found = GmailApp.getUserLabelByName('Plans');
      const facts = [thread.getFirstMessageSubject(), thread.getMessageCount(), thread.isUnread(), thread.isImportant(),
        thread.hasStarredMessages(), thread.getLabels().map((one) => one.getName()),
        found.getThreads().map((one) => one.getId() === thread.getId()), GmailApp.getStarredThreads().length,
        GmailApp.getUserLabelByName('Nowhere'), GmailApp.getThreadById('1234567890abcdef')];
      thread.removeLabel(found).moveToArchive();
      return facts.concat(thread.isInInbox(), thread.getLabels().length, found.getThreads().length)`),
  ).toEqual([SUBJECT, 1, false, true, true, ['Plans'], [true], 1, null, null, false, 0, 0]);
});

test('the inbox is listed from a start on, as many as are asked for', async () => {
  const ids = async (args: string) =>
    (await bench.inside(`return GmailApp.getInboxThreads(${args}).map((one) => one.getId())`)) as string[];
  const all = await ids('');
  expect(all.length).toBeGreaterThan(3);
  expect(await ids('1, 2')).toEqual(all.slice(1, 3));
});

test('a bulk call marks each', async () => {
  expect(
    await bench.inside(`
      const threads = GmailApp.getInboxThreads(0, 2);
      GmailApp.markThreadsUnread(threads).refreshThreads(threads);
      return [threads.map((one) => one.isUnread()), GmailApp.getInboxUnreadCount() >= 2,
        GmailApp.getMessagesForThreads(threads).length]`),
  ).toEqual([[true, true], true, 2]);
});

test('an open message is read with its own token, and no other mail is', async () => {
  const [id] = await mail.find(DANA, `subject:"${SUBJECT}"`);
  const open = (await mail.google.gmail.open(DANA, id!))!;
  const script = scriptWith('addons.current.message.readonly');
  const lines = `GmailApp.setCurrentMessageAccessToken(event.accessToken);
    return GmailApp.getMessageById(event.messageId).getPlainBody().trim()`;
  expect(await script.inside(lines, open)).toBe('Dear Dana,\nüber 5 < 6.');
  expect(await script.refusal(`GmailApp.getMessageById(event.messageId)`, open)).toMatch(
    /^Exception: Access denied: : Missing access token/,
  );
  expect(await script.refusal(`GmailApp.search('x')`)).toMatch(/^Exception: Access denied/);
  await script.close();
});

test.each([
  [`getMessageById('ffffffffffffffff')`, 'Exception: Invalid argument: ffffffffffffffff'],
  [
    `getMessageById()`,
    "Exception: The parameters () don't match the method signature for GmailApp.getMessageById.",
  ],
  [
    `starMessage({})`,
    "Exception: The parameters ((class)) don't match the method signature for GmailApp.starMessage.",
  ],
  [`createDraft('a', 'b', 'c')`, 'Error: not implemented in the local host: GmailApp.createDraft'],
])('%s is refused', async (call, words) => {
  expect(await bench.refusal(`GmailApp.${call}`)).toBe(words);
});

test('MailApp’s mail arrives, with its files', async () => {
  await bench.inside(`
    MailApp.sendEmail({ to: '${JONAS}', subject: 'With a file', htmlBody: '<img src="cid:logo">', body: 'text',
      attachments: [Utilities.newBlob('1,2', 'text/csv', 'numbers.csv')],
      inlineImages: { logo: Utilities.newBlob([1, 2], 'image/png', 'logo.png') } })`);
  const [id] = await mail.find(JONAS, 'subject:"With a file" has:attachment');
  const { body } = await mail.ask(JONAS, `me/messages/${id!}`);
  expect(JSON.stringify(body)).toContain('numbers.csv');
  expect(JSON.stringify(body)).toContain('<logo>');
});

describe('an advanced service', () => {
  test('is under the symbol of the manifest, with the API’s own methods', async () => {
    const [id] = await mail.find(DANA, `subject:"${SUBJECT}"`);
    expect(
      await bench.inside(
        `
        const { messages } = Mail.Users.Messages.list('me', { q: 'subject:"${SUBJECT}"', maxResults: 1 });
        const message = Mail.Users.Messages.get('me', messages[0].id, { format: 'full' });
        const [, part] = message.payload.parts;
        const file = Mail.Users.Messages.Attachments.get('me', message.id, part.body.attachmentId);
        Mail.Users.Messages.modify({ addLabelIds: ['STARRED'] }, 'me', message.id);
        return [message.id, Utilities.newBlob(file.data).getDataAsString(),
          Mail.Users.Messages.get('me', message.id, { format: 'minimal' }).labelIds.includes('STARRED')]`,
      ),
    ).toEqual([id, 'a;ü', true]);
  });

  test('asks the directory too', async () => {
    const script = scriptWith('modify', 'https://www.googleapis.com/auth/admin.directory.user.readonly');
    expect(await script.inside(`return AdminDirectory.Users.get('${JONAS}').primaryEmail`)).toBe(JONAS);
    await script.close();
  });

  test('fails in the words of its API (recorded)', async () => {
    const lines = `Mail.Users.Messages.get('me', 'ffffffffffffffff')`;
    expect(await bench.refusal(lines)).toBe(
      'GoogleJsonResponseException: API call to gmail.users.messages.get failed with error: Requested entity was not found.',
    );
    expect(await bench.inside(`try { ${lines} } catch (error) { return error.details.code }`)).toBe(404);
  });

  test.each([
    [
      `Mail.Users.Messages.get('me')`,
      "Exception: The parameters (String) don't match the method signature for Mail.Users.Messages.get.",
    ],
    ['Mail.Users.Drafts', 'Error: not implemented in the local host: Mail.Users.Drafts'],
    ['Tasks.Tasklists', 'Error: not implemented in the local host: Tasks.Tasklists'],
    ['Gmail.Users', 'ReferenceError: Gmail is not defined'],
  ])('%s is refused', async (lines, words) => {
    expect(await bench.refusal(lines)).toBe(words);
  });
});
