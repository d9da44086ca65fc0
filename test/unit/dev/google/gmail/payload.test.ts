/** A message's parts as the API shows them: nested, in any charset, and broken. */

import { createMailBench, mail, type MailBench, MIA } from './mail-bench';

interface Part {
  partId: string;
  mimeType: string;
  filename: string;
  headers: { name: string; value: string }[];
  body: { size: number; data?: string; attachmentId?: string };
  parts?: Part[];
}

let bench: MailBench;
beforeAll(() => {
  bench = createMailBench();
});
afterAll(() => bench.close());

async function full(raw: Buffer): Promise<{ id: string; snippet: string; payload: Part }> {
  const { delivered } = await bench.google.gmail.deliver(raw);
  const { body } = await bench.ask(MIA, `me/messages/${delivered[0]!.id}`);
  return body as unknown as { id: string; snippet: string; payload: Part };
}

const HEAD = `From: a@north.example\nTo: ${MIA}\nMIME-Version: 1.0\n`;
const text = (part: Part) => Buffer.from(part.body.data ?? '', 'base64url').toString('utf8');
const header = (part: Part, name: string) => part.headers.find((one) => one.name === name)?.value;
/** `partId mimeType`, all of them. */
const tree = (part: Part): string[] => [
  `${part.partId} ${part.mimeType}`.trim(),
  ...(part.parts ?? []).flatMap(tree),
];

test('a plain text stands in the root itself', async () => {
  const { payload, snippet } = await full(
    mail(`${HEAD}Subject: Plain\n\nIt's <b>bold</b> & "so".\nTwo lines.\n`),
  );
  expect(payload).toMatchObject({ partId: '', mimeType: 'text/plain', filename: '' });
  expect(text(payload)).toBe('It\'s <b>bold</b> & "so".\r\nTwo lines.\r\n');
  expect(payload.body.size).toBe(Buffer.byteLength(text(payload)));
  expect(snippet).toBe('It&#39;s &lt;b&gt;bold&lt;/b&gt; &amp; &quot;so&quot;. Two lines.');
});

test('alternatives in a mixed message have nested ids, and an attachment is fetched by its id', async () => {
  const { id, payload } = await full(
    mail(`${HEAD}Subject: Mixed
Content-Type: multipart/mixed; boundary=outer

--outer
Content-Type: multipart/alternative; boundary=inner

--inner
Content-Type: text/plain

plain
--inner
Content-Type: text/html

<p>html</p>
--inner--
--outer
Content-Type: application/pdf; name="plan.pdf"
Content-Disposition: attachment; filename="plan.pdf"
Content-Transfer-Encoding: base64

JVBERi0x
LjQ=
--outer--
`),
  );
  expect(tree(payload)).toEqual([
    'multipart/mixed',
    '0 multipart/alternative',
    '0.0 text/plain',
    '0.1 text/html',
    '1 application/pdf',
  ]);
  expect(text(payload.parts![0]!.parts![0]!)).toBe('plain');
  expect(payload.body).toEqual({ size: 0 });
  const attached = payload.parts![1]!;
  expect(attached).toMatchObject({ filename: 'plan.pdf', body: { size: 8 } });
  expect(attached.body.data).toBeUndefined();
  const { body } = await bench.ask(MIA, `me/messages/${id}/attachments/${attached.body.attachmentId!}`);
  expect(body).toEqual({ size: 8, data: Buffer.from('%PDF-1.4').toString('base64url') });
  expect((await bench.ask(MIA, `me/messages/${id}/attachments/none`)).body).toMatchObject({
    error: { code: 400, message: 'Invalid attachment token' },
  });
});

test('a text file that has a name is an attachment all the same', async () => {
  const { payload } = await full(
    mail(
      `${HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\n\nbody\n--b\nContent-Type: text/csv; name=a.csv\n\n1,2\n--b--\n`,
    ),
  );
  expect(payload.parts!.map(({ body }) => 'attachmentId' in body)).toEqual([false, true]);
});

test.each([
  ['iso-8859-1, quoted-printable', 'iso-8859-1', 'quoted-printable', 'caf=E9 =\r\nau lait', 'café au lait'],
  ['windows-1252', 'windows-1252', '8bit', Buffer.from([0x93, 0x68, 0x69, 0x94]), '“hi”'],
  [
    'shift_jis, base64',
    'Shift_JIS',
    'base64',
    Buffer.from([0x93, 0xfa, 0x96, 0x7b]).toString('base64'),
    '日本',
  ],
  ['a charset that nobody knows', 'x-none', '8bit', Buffer.from('Grüße'), 'Grüße'],
  ['none at all, and not UTF-8', '', '8bit', Buffer.from([0x47, 0x72, 0xfc, 0xdf, 0x65]), 'Grüße'],
])('a text in %s comes in UTF-8', async (_what, charset, encoding, body, expected) => {
  const type = charset === '' ? 'text/plain' : `text/plain; charset="${charset}"`;
  const head = mail(`${HEAD}Content-Type: ${type}\nContent-Transfer-Encoding: ${encoding}\n\n`);
  const { payload } = await full(Buffer.concat([head, Buffer.from(body as Buffer)]));
  expect(text(payload)).toBe(expected);
});

test('headers are unfolded and their encoded words decoded, also two that meet, and bytes without any', async () => {
  const { payload } = await full(
    Buffer.concat([
      mail(
        `${HEAD}Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?= =?utf-8?B?IGF1cyBLw7Zsbg==?=\nX-Long: one\n  two\nX-Raw: `,
      ),
      Buffer.from('Grüße\r\nX-Latin: Gr'),
      Buffer.from([0xfc, 0xdf]),
      mail('e\n\nx\n'),
    ]),
  );
  expect(header(payload, 'Subject')).toBe('Grüße aus Köln');
  expect(header(payload, 'X-Long')).toBe('one  two');
  expect(header(payload, 'X-Raw')).toBe('Grüße');
  expect(header(payload, 'X-Latin')).toBe('Grüße');
});

test.each([
  ['RFC 2231', `filename*=UTF-8''%E2%82%AC%20rates.txt`],
  ['RFC 2231 in pieces', `filename*0*=UTF-8''%E2%82%AC; filename*1*=%20rates; filename*2=.txt`],
  ['an encoded word', 'filename="=?utf-8?B?4oKsIHJhdGVzLnR4dA==?="'],
])('a file name by %s is read', async (_what, parameter) => {
  const { payload } = await full(
    mail(
      `${HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Disposition: attachment; ${parameter}\n\nx\n--b--\n`,
    ),
  );
  expect(payload.parts![0]!.filename).toBe('€ rates.txt');
});

test('a message in a message shows its own parts below it, and is an attachment', async () => {
  const { payload } = await full(
    mail(`${HEAD}Content-Type: multipart/mixed; boundary=b

--b

see below
--b
Content-Type: message/rfc822
Content-Disposition: attachment; filename="old.eml"

From: old@north.example
Subject: Old
Content-Type: multipart/alternative; boundary=c

--c

old text
--c--
--b--
`),
  );
  expect(tree(payload)).toEqual([
    'multipart/mixed',
    '0 text/plain',
    '1 message/rfc822',
    '1.0 multipart/alternative',
    '1.0.0 text/plain',
  ]);
  expect(payload.parts![1]).toMatchObject({
    filename: 'old.eml',
    body: { attachmentId: expect.any(String) as string },
  });
  expect(header(payload.parts![1]!.parts![0]!, 'Subject')).toBe('Old');
});

describe('broken', () => {
  test('a multipart that is never closed has the parts that were begun', async () => {
    const { payload } = await full(
      mail(
        `${HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b\nContent-Type: text/html\n\n<p>two`,
      ),
    );
    expect(tree(payload)).toEqual(['multipart/mixed', '0 text/plain', '1 text/html']);
  });

  test('a multipart without its boundary is text', async () => {
    const { payload } = await full(mail(`${HEAD}Content-Type: multipart/mixed\n\n--b\n\nstill readable\n`));
    expect(payload.mimeType).toBe('text/plain');
    expect(text(payload)).toContain('still readable');
  });

  test('nonsense as a type is plain text, a bad base64 what can be read of it', async () => {
    const { payload } = await full(
      mail(`${HEAD}Content-Type: quatsch\nContent-Transfer-Encoding: base64\n\naGVs!!bG8g\n???d29ybGQ\n`),
    );
    expect(payload.mimeType).toBe('text/plain');
    expect(text(payload)).toMatch(/^hello/);
  });

  test('a head that is cut off, and lines in it that are no headers, do no harm', async () => {
    const { payload } = await full(mail(`${HEAD}this is no header\nSubject: Cut`));
    expect(header(payload, 'Subject')).toBe('Cut');
    expect(payload.body).toEqual({ size: 0 });
  });

  test('a message of ten thousand parts is read as far as the library goes, and answered', async () => {
    const parts = '--b\n\nx\n'.repeat(10_000);
    const { payload } = await full(mail(`${HEAD}Content-Type: multipart/mixed; boundary=b\n\n${parts}`));
    expect(payload.parts!.length).toBeGreaterThan(500);
  });
});

test('the snippet of an HTML mail is its text, without style and script', async () => {
  const html =
    '<style>p{color:red}</style><script>alert(1)</script><p>Hello&nbsp;<b>you</b> &#8364; &amp; all</p>';
  const { snippet } = await full(mail(`${HEAD}Content-Type: text/html\n\n${html}\n`));
  expect(snippet).toBe('Hello you € &amp; all');
});

test('raw is the whole message, byte by byte, with the headers of this copy before it', async () => {
  const raw = mail(`${HEAD}Message-ID: <raw@north.example>\nDate: Mon, 23 Nov 2026 07:00:00 +0000\n\nx\n`);
  const { delivered } = await bench.google.gmail.deliver(raw);
  const { body } = await bench.ask(MIA, `me/messages/${delivered[0]!.id}?format=raw`);
  const whole = Buffer.from(body.raw as string, 'base64url');
  expect(whole.subarray(-raw.length).equals(raw)).toBe(true);
  expect(whole.toString()).toMatch(/^Delivered-To: mia@acme\.example\r\n/);
  expect(body.sizeEstimate).toBe(whole.length);
  expect(body.payload).toBeUndefined();
});
