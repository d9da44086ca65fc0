/** The Gmail API's routes: what they answer, and in which words they refuse. */

import { createMailBench, DANA, JONAS, mail, type MailBench, MIA } from './mail-bench';

let bench: MailBench;
beforeAll(() => {
  bench = createMailBench();
});
beforeEach(() => {
  // A fresh minute of units for each test.
  bench.clock.moveTo(bench.clock.nowMs() + 60_000);
});
afterAll(() => bench.close());

const bearer = (...scopes: string[]) => ({ authorization: `Bearer ${bench.token(MIA, ...scopes)}` });
const get = (path: string, ...scopes: string[]) =>
  bench.ask(MIA, path, scopes.length ? { headers: bearer(...scopes) } : {});
const post = (path: string, body: object, user = MIA) => bench.ask(user, path, { method: 'POST', body });
const deliver = async (text = 'Hello') => {
  const { delivered } = await bench.google.gmail.deliver(
    mail(`From: x@north.example\nTo: ${MIA}\nSubject: ${text}\n\nbody of ${text}\n`),
  );
  return delivered[0]!;
};

describe('who may ask', () => {
  test('without a living token nothing is answered', async () => {
    for (const headers of [{ authorization: '' }, { authorization: 'Bearer ya29.unknown' }]) {
      const { status, body } = await bench.ask(MIA, 'me/profile', { headers });
      expect(status).toBe(401);
      expect(body).toMatchObject({
        error: {
          code: 401,
          status: 'UNAUTHENTICATED',
          errors: [{ message: 'Invalid Credentials', domain: 'global', reason: 'authError' }],
        },
      });
    }
  });

  test('another’s mailbox is closed, one’s own address is as good as me', async () => {
    expect((await get(`${encodeURIComponent(MIA)}/profile`)).body.emailAddress).toBe(MIA);
    expect(await get(`${DANA}/profile`)).toMatchObject({
      status: 403,
      body: { error: { message: `Delegation denied for ${MIA}`, status: 'PERMISSION_DENIED' } },
    });
  });

  test.each([
    ['me/messages', 'gmail.readonly', 200],
    ['me/messages', 'gmail.labels', 403],
    ['me/labels', 'gmail.labels', 200],
    ['me/messages', 'gmail.send', 403],
    ['me/profile', 'https://mail.google.com/', 200],
    ['me/messages', 'gmail.addons.current.message.readonly', 403],
    ['me/history?startHistoryId=1', 'gmail.compose', 403],
  ])('%s with %s is %d', async (path, scope, expected) => {
    const { status, body } = await get(path, scope);
    expect(status).toBe(expected);
    if (status === 403) {
      expect(body).toMatchObject({
        error: {
          message: 'Request had insufficient authentication scopes.',
          errors: [{ message: 'Insufficient Permission', reason: 'insufficientPermissions' }],
          details: [{ reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' }],
        },
      });
    }
  });

  test('writing needs more than reading', async () => {
    const { id } = await deliver();
    const headers = bearer('gmail.readonly');
    const init = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: {} };
    expect((await bench.ask(MIA, `me/messages/${id}/trash`, init)).status).toBe(403);
  });

  test('gmail.metadata beside a wider scope still closes searches and bodies', async () => {
    const { id } = await deliver();
    const scopes = ['gmail.readonly', 'gmail.metadata'];
    expect((await get('me/messages?q=', ...scopes)).body).toMatchObject({
      error: { code: 403, message: "Metadata scope does not support 'q' parameter" },
    });
    expect((await get(`me/messages/${id}`, ...scopes)).body).toMatchObject({
      error: { code: 403, message: "Metadata scope doesn't allow format FULL" },
    });
    expect((await get(`me/messages/${id}?format=metadata`, ...scopes)).status).toBe(200);
    expect((await get('me/messages', ...scopes)).status).toBe(200);
  });

  test('the token of an open mail opens its thread for an hour, for its person alone', async () => {
    const { id, threadId } = await deliver('Open');
    const other = await deliver('Other');
    const scope = 'gmail.addons.current.message.readonly';
    const open = (await bench.google.gmail.open(MIA, id))!;
    const read = (path: string, user = MIA) =>
      bench.ask(user, path, {
        headers: {
          authorization: `Bearer ${bench.token(user, scope)}`,
          'x-goog-gmail-access-token': open.accessToken,
        },
      });
    expect((await read(`me/messages/${open.messageId}`)).body.id).toBe(id);
    expect((await read(`me/messages/${id}`)).status).toBe(200);
    expect((await read(`me/threads/${open.threadId}`)).body.id).toBe(threadId);
    expect((await read(`me/messages/${other.id}`)).status).toBe(403);
    expect((await read(`me/threads/${other.threadId}`)).status).toBe(403);
    expect((await read(`me/messages/${id}`, DANA)).status).toBe(403);
    bench.clock.moveTo(bench.clock.nowMs() + 3_600_000);
    expect((await read(`me/messages/${id}`)).status).toBe(403);
  });

  test('with the addon scope for headers alone no body is shown', async () => {
    const { id } = await deliver();
    const { accessToken } = (await bench.google.gmail.open(MIA, id))!;
    const headers = {
      ...bearer('gmail.addons.current.message.metadata'),
      'x-goog-gmail-access-token': accessToken,
    };
    expect((await bench.ask(MIA, `me/messages/${id}`, { headers })).status).toBe(403);
    expect((await bench.ask(MIA, `me/messages/${id}?format=metadata`, { headers })).status).toBe(200);
  });
});

describe('messages', () => {
  test('pages follow each other without a gap or a double, whatever comes meanwhile', async () => {
    for (let n = 0; n < 7; n++) await deliver(`Page ${n}`);
    const first = (await get('me/messages?q=subject:page&maxResults=3')).body;
    expect(first.resultSizeEstimate).toBe(201);
    await deliver('Page new');
    const seen = [...(first.messages as { id: string }[])];
    for (let token = first.nextPageToken as string | undefined; token;) {
      const { body } = await get(`me/messages?q=subject:page&maxResults=3&pageToken=${token}`);
      seen.push(...(body.messages as { id: string }[]));
      token = body.nextPageToken as string | undefined;
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(7);
    expect(seen).toHaveLength(7);
  });

  test('nothing found is an estimate of 0, and no list', async () => {
    expect((await get('me/messages?q=zzz')).body).toEqual({ resultSizeEstimate: 0 });
  });

  test.each([
    ['me/messages?labelIds=NOPE', 400, 'Invalid label: NOPE'],
    ['me/messages?pageToken=abc', 400, 'Invalid pageToken'],
    ['me/messages/not-an-id', 400, 'Invalid id value'],
    ['me/messages/18c2f3a4b5c6d7e8', 404, 'Requested entity was not found.'],
    ['me/threads/18c2f3a4b5c6d7e8', 404, 'Requested entity was not found.'],
    ['me/labels/Label_99', 404, 'Requested entity was not found.'],
    ['me/history', 400, 'Missing/invalid parameter: startHistoryId'],
    [
      'me/settings/filters',
      404,
      'not implemented in the local host: GET /gmail/v1/users/me/settings/filters',
    ],
  ])('%s is %d: %s', async (path, status, message) => {
    expect(await get(path)).toMatchObject({ status, body: { error: { code: status, message } } });
  });

  test('metadata shows the headers that were asked for, in their own order', async () => {
    const { id } = await deliver('Meta');
    const { body } = await get(
      `me/messages/${id}?format=metadata&metadataHeaders=subject&metadataHeaders=From`,
    );
    expect(body.payload).toEqual({
      mimeType: 'text/plain',
      headers: [
        { name: 'From', value: 'x@north.example' },
        { name: 'Subject', value: 'Meta' },
      ],
    });
  });

  test('fields cut an answer to what was named', async () => {
    const { id } = await deliver('Fields');
    const ask = async (fields: string) =>
      (await get(`me/messages/${id}?fields=${encodeURIComponent(fields)}`)).body;
    expect(await ask('id,payload(mimeType,headers/name)')).toMatchObject({
      id,
      payload: { mimeType: 'text/plain' },
    });
    expect(Object.keys(await ask('id'))).toEqual(['id']);
    expect(await ask('payload/body/size')).toEqual({ payload: { body: { size: 16 } } });
    expect(await ask('id,payload(')).toMatchObject({
      error: { message: 'Invalid field selection id,payload(' },
    });
  });

  test('labels are put on and taken off, and only what changed is history', async () => {
    const { id } = await deliver('Labels');
    const { body: start } = await get('me/profile');
    const change = { addLabelIds: ['STARRED', 'INBOX'], removeLabelIds: ['UNREAD', 'IMPORTANT'] };
    const { body } = await post(`me/messages/${id}/modify`, change);
    expect((body.labelIds as string[]).sort()).toEqual(['CATEGORY_PERSONAL', 'INBOX', 'STARRED']);
    const { body: history } = await get(`me/history?startHistoryId=${start.historyId as string}`);
    expect(history.history).toMatchObject([
      { labelsAdded: [{ message: { id }, labelIds: ['STARRED'] }], messages: [{ id }] },
      { labelsRemoved: [{ message: { id }, labelIds: ['UNREAD'] }] },
    ]);
    expect((await post(`me/messages/${id}/modify`, {})).body).toMatchObject({
      error: { message: 'No label add or removes specified' },
    });
    expect((await post(`me/messages/${id}/modify`, { addLabelIds: ['SENT'] })).status).toBe(400);
  });

  test('batchModify changes a thousand at most, passes over what is not there, and answers nothing', async () => {
    const { id } = await deliver('Many');
    const ids = [id, '18c2f3a4b5c6d7e8'];
    expect(await post('me/messages/batchModify', { ids, addLabelIds: ['STARRED'] })).toEqual({
      status: 204,
      body: {},
    });
    expect(await bench.find(MIA, 'is:starred subject:many')).toEqual([id]);
    const many = Array.from({ length: 1_001 }, () => id);
    expect(
      (await post('me/messages/batchModify', { ids: many, addLabelIds: ['STARRED'] })).body,
    ).toMatchObject({
      error: { message: 'Number of ids cannot exceed 1000', errors: [{ reason: 'invalidArgument' }] },
    });
  });

  test('what is in the trash is in lists only when it is asked for', async () => {
    const { id } = await deliver('Rubbish');
    await post(`me/messages/${id}/trash`, {});
    expect(await bench.find(MIA, 'subject:rubbish')).toEqual([]);
    const listed = async (more: string) =>
      ((await get(`me/messages?${more}`)).body.messages ?? []) as { id: string }[];
    expect((await listed('labelIds=TRASH')).map((one) => one.id)).toEqual([id]);
    expect((await listed('includeSpamTrash=true')).map((one) => one.id)).toContain(id);
    await post(`me/messages/${id}/untrash`, {});
    expect(await bench.find(MIA, 'subject:rubbish')).toEqual([id]);
  });

  test('a message that was deleted for good needs the widest scope, and is gone', async () => {
    const { id } = await deliver('Gone');
    const remove = (scope: string) =>
      bench.ask(MIA, `me/messages/${id}`, { method: 'DELETE', headers: bearer(scope) });
    expect((await remove('gmail.modify')).status).toBe(403);
    expect((await remove('https://mail.google.com/')).status).toBe(204);
    expect((await get(`me/messages/${id}`)).status).toBe(404);
  });
});

describe('sending', () => {
  const raw = (text: string) => mail(text).toString('base64url');

  test('a sent message is answered with its ids, joins the thread that was named, and arrives', async () => {
    const { id, threadId } = await deliver('Question');
    const { body: asked } = await get(`me/messages/${id}?format=metadata&metadataHeaders=Message-ID`);
    const { value } = (asked.payload as { headers: { value: string }[] }).headers[0]!;
    const text = `To: ${DANA}\nSubject: Re: Question\nIn-Reply-To: ${value}\n\nyes\n`;
    const { body } = await post('me/messages/send', { raw: raw(text), threadId });
    expect(body).toMatchObject({ threadId, labelIds: ['SENT'] });
    const [arrived] = await bench.find(DANA, 'from:mia subject:question');
    expect(
      (await bench.ask(DANA, `me/messages/${arrived!}?format=metadata&metadataHeaders=From`)).body.payload,
    ).toMatchObject({
      headers: [{ name: 'From', value: MIA }],
    });
  });

  test('a sender that one is not is replaced by oneself', async () => {
    await post('me/messages/send', {
      raw: raw(`From: boss@acme.example\nTo: ${DANA}\nSubject: Forged\n\nx\n`),
    });
    expect(await bench.find(DANA, 'from:boss subject:forged')).toEqual([]);
    expect(await bench.find(DANA, 'from:mia subject:forged')).toHaveLength(1);
  });

  test.each([
    [{}, "'raw' RFC822 payload message string or uploading message via /upload/* URL required"],
    [{ raw: raw('Subject: To nobody\n\nx\n') }, 'Recipient address required'],
  ])('%j is refused', async (body, message) => {
    expect(await post('me/messages/send', body)).toMatchObject({ status: 400, body: { error: { message } } });
  });

  test('an upload of the message itself does as well', async () => {
    const request = new Request(
      'https://www.googleapis.com/upload/gmail/v1/users/me/messages/send?uploadType=media',
      {
        method: 'POST',
        headers: { ...bearer('gmail.send'), 'content-type': 'message/rfc822' },
        body: new Uint8Array(mail(`To: ${DANA}\nSubject: Uploaded\n\nx\n`)),
      },
    );
    expect((await bench.google.handle(request)).status).toBe(200);
    expect(await bench.find(DANA, 'subject:uploaded')).toHaveLength(1);
  });

  test('inserted mail lies in this mailbox alone, under the date of its header when that is asked for', async () => {
    const text = `From: x@north.example\nTo: ${DANA}\nDate: Fri, 10 Aug 2018 10:00:00 +0000\nSubject: Inserted\n\nx\n`;
    const { body } = await post('me/messages?internalDateSource=dateHeader', {
      raw: raw(text),
      labelIds: ['INBOX'],
    });
    expect((await get(`me/messages/${body.id as string}`)).body.internalDate).toBe(
      String(Date.UTC(2018, 7, 10, 10)),
    );
    expect(await bench.find(DANA, 'subject:inserted')).toEqual([]);
  });

  test('a draft is kept, listed and read', async () => {
    const { body: made } = await post('me/drafts', { message: { raw: raw('Subject: Draft\n\nnot yet\n') } });
    expect(made.message).toMatchObject({ labelIds: ['DRAFT'] });
    const { body: list } = await get('me/drafts');
    expect(list.drafts).toMatchObject([{ id: made.id }]);
    const { body } = await get(`me/drafts/${made.id as string}?format=minimal`);
    expect(body).toMatchObject({ id: made.id, message: { snippet: 'not yet' } });
  });
});

describe('threads and labels', () => {
  test('a thread is listed once, by its newest message, on one page only', async () => {
    const send = (text: string, to: string, from: string) =>
      bench.google.gmail.send({ from, to, subject: text, text: 'x' }, from);
    for (let n = 0; n < 4; n++) await send('Chat', JONAS, MIA);
    const first = await bench.google.gmail.send({ from: JONAS, to: MIA, subject: 'Topic', text: 'x' }, JONAS);
    for (let n = 0; n < 3; n++) {
      await bench.google.gmail.deliver(
        mail(`From: ${MIA}\nTo: ${JONAS}\nSubject: Re: Topic\nReferences: <${first.messageId}>\n\n${n}\n`),
      );
    }
    const one = (await get('me/threads?q=from:{jonas mia} subject:{chat topic}&maxResults=2')).body;
    const two = (
      await get(
        `me/threads?q=from:{jonas mia} subject:{chat topic}&maxResults=10&pageToken=${one.nextPageToken as string}`,
      )
    ).body;
    const ids = [...(one.threads as { id: string }[]), ...(two.threads as { id: string }[])].map(
      ({ id }) => id,
    );
    expect(ids).toHaveLength(5);
    expect(new Set(ids).size).toBe(5);
    const { body } = await get(`me/threads/${ids[0]!}?format=minimal`);
    expect(body.messages).toHaveLength(4);
  });

  test('the labels of Gmail’s own are there with Google’s ids; a person’s are made, changed and taken away', async () => {
    const names = ((await get('me/labels')).body.labels as { id: string; type: string }[]).filter(
      ({ type }) => type === 'system',
    );
    expect(names.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['INBOX', 'SENT', 'UNREAD', 'CATEGORY_PROMOTIONS']),
    );
    const { body: label } = await post('me/labels', { name: 'A/B', labelListVisibility: 'labelHide' });
    const { id } = await deliver('Labelled');
    await post(`me/messages/${id}/modify`, { addLabelIds: [label.id] });
    expect((await get(`me/labels/${label.id as string}`)).body).toMatchObject({
      name: 'A/B',
      type: 'user',
      labelListVisibility: 'labelHide',
      messagesTotal: 1,
      messagesUnread: 1,
      threadsTotal: 1,
      threadsUnread: 1,
    });
    expect((await post('me/labels', { name: 'a/b' })).body).toMatchObject({
      error: { code: 409, message: 'Label name exists or conflicts', errors: [{ reason: 'aborted' }] },
    });
    for (const name of ['', 'Inbox', 'a//b']) expect((await post('me/labels', { name })).status).toBe(400);
    const patch = { method: 'PATCH', body: { name: 'C' } };
    expect((await bench.ask(MIA, `me/labels/${label.id as string}`, patch)).body).toMatchObject({
      id: label.id,
      name: 'C',
    });
    expect((await bench.ask(MIA, 'me/labels/INBOX', { method: 'DELETE' })).status).toBe(400);
    expect((await bench.ask(MIA, `me/labels/${label.id as string}`, { method: 'DELETE' })).status).toBe(204);
    expect((await get(`me/messages/${id}?format=minimal`)).body.labelIds).not.toContain(label.id);
  });
});
