/** Owns what UrlFetchApp promises, as a suite for whatever can run a script's lines and answer its requests. */

export interface UrlFetchSubject {
  /** Answers all requests to `https://api.example.com/` and `https://sub.example.net/open/`, which are allowed. */
  answerWith(answer: (request: Request) => Response | Promise<Response> | undefined): void;
  /** Requests that were sent, oldest first. */
  requests(): Request[];
  inside(lines: string, data?: object): Promise<unknown>;
  /** `NAME: message` of what the lines throw. */
  refusal(lines: string, data?: object): Promise<string>;
}

const API = 'https://api.example.com/';
const json = (body: unknown, init?: ResponseInit): Response => Response.json(body, init);

/** Words marked `recorded` are of the platform; the rest are documented, or assumed and marked so in the code. */
export function urlFetchSuite(name: string, open: () => UrlFetchSubject): void {
  describe(`UrlFetchApp on ${name}`, () => {
    let subject: UrlFetchSubject;
    beforeAll(() => void (subject = open()));
    beforeEach(() => void subject.answerWith(() => json({ ok: true })));
    const last = (): Request => subject.requests().at(-1)!;
    const send = (options: string, path = ''): Promise<unknown> =>
      subject.inside(`return UrlFetchApp.fetch('${API}${path}', ${options}).getContentText()`);

    describe('a request', () => {
      test('is a GET without a body unless told', async () => {
        await subject.inside(`UrlFetchApp.fetch('${API}a?b=c')`);
        expect([last().method, last().url, await last().text()]).toEqual(['GET', `${API}a?b=c`, '']);
      });

      test('names Apps Script as the user agent (recorded)', async () => {
        await send(`{}`);
        expect(last().headers.get('user-agent')).toMatch(
          /^Mozilla\/5\.0 \(compatible; Google-Apps-Script; beanserver; \+https:\/\/script\.google\.com; id: .+\)$/,
        );
      });

      test.each(['get', 'GET', 'delete', 'Patch', 'POST', 'put'])('goes out by %s', async (method) => {
        await send(`{ method: '${method}' }`);
        expect(last().method).toBe(method.toUpperCase());
      });

      test('carries its headers as text', async () => {
        await send(`{ headers: { 'X-Number': 5, Authorization: 'Bearer t' } }`);
        expect([last().headers.get('x-number'), last().headers.get('authorization')]).toEqual([
          '5',
          'Bearer t',
        ]);
      });

      test('has its reserved characters escaped, and what is escaped left alone', async () => {
        await subject.inside(`UrlFetchApp.fetch('${API}a b|ü?q=%20{x}')`);
        expect(last().url).toBe(`${API}a%20b%7C%C3%BC?q=%20%7Bx%7D`);
        expect(await subject.refusal(`UrlFetchApp.fetch('${API}a b', { escaping: false })`)).toMatch(
          /^Exception: Invalid argument: /,
        );
      });

      test('is left alone by options that are none', async () => {
        await send(`{ timeout: 5, async: true }`);
        expect(last().method).toBe('GET');
      });
    });

    describe('a payload', () => {
      const sent = async (options: string): Promise<[string | null, string]> => {
        await send(`Object.assign({ method: 'post' }, ${options})`);
        return [last().headers.get('content-type'), await last().clone().text()];
      };
      const form = 'application/x-www-form-urlencoded';

      test.each([
        [`{ payload: 'text ü' }`, form, 'text ü'],
        [`{ payload: '{}', contentType: 'application/json' }`, 'application/json', '{}'],
        [`{ payload: '{}', headers: { 'Content-Type': 'a/b' } }`, 'a/b', '{}'],
        [`{ payload: { a: 'x y', 'b&': 5, c: 'ü=' } }`, form, 'a=x%20y&b%26=5&c=%C3%BC%3D'],
        [`{ payload: Utilities.newBlob('a,b', 'text/csv') }`, 'text/csv', 'a,b'],
        [`{ payload: Utilities.newBlob('a,b', 'text/csv').getBytes() }`, form, 'a,b'],
      ])('%s', async (options, type, body) => {
        expect(await sent(options)).toEqual([type, body]);
      });

      test('with a blob in it is multipart', async () => {
        await sent(
          `{ payload: { name: 'Bob', file: Utilities.newBlob('Hire me!', 'text/plain', 'resume.txt') } }`,
        );
        const boundary = /^multipart\/form-data; boundary=(.+)$/.exec(
          last().headers.get('content-type')!,
        )![1]!;
        expect((await last().clone().text()).split(`--${boundary}`)).toEqual([
          '',
          '\r\nContent-Disposition: form-data; name="name"\r\n\r\nBob\r\n',
          '\r\nContent-Disposition: form-data; name="file"; filename="resume.txt"\r\n' +
            'Content-Type: text/plain\r\n\r\nHire me!\r\n',
          '--\r\n',
        ]);
      });

      test('makes a POST of a GET', async () => {
        await send(`{ payload: 'x' }`);
        expect([last().method, await last().text()]).toEqual(['POST', 'x']);
      });
    });

    describe('a response', () => {
      test('is read as text, bytes, blob and headers', async () => {
        subject.answerWith(
          () =>
            new Response('a;ü', {
              status: 201,
              headers: [
                ['content-type', 'text/csv; charset=utf-8'],
                ['x-request-id', '7'],
                ['set-cookie', 'a=1'],
                ['set-cookie', 'b=2'],
              ],
            }),
        );
        expect(
          await subject.inside(`
            const response = UrlFetchApp.fetch('${API}dir/table.csv?x=1');
            const blob = response.getBlob();
            return [response.getResponseCode(), response.getContentText(), response.getContent(),
              blob.getName(), blob.getContentType(), blob.getDataAsString(), response.getAs('text/csv').getName(),
              response.getHeaders(), response.getAllHeaders()]`),
        ).toEqual([
          201,
          'a;ü',
          [97, 59, -61, -68],
          'table.csv',
          'text/csv',
          'a;ü',
          'table.csv',
          { 'Content-Type': 'text/csv; charset=utf-8', 'Set-Cookie': 'a=1', 'X-Request-Id': '7' },
          { 'Content-Type': 'text/csv; charset=utf-8', 'Set-Cookie': ['a=1', 'b=2'], 'X-Request-Id': '7' },
        ]);
      });

      test('is read in the charset that is asked for, else in its own', async () => {
        subject.answerWith(
          () =>
            new Response(new Uint8Array([228]), {
              headers: { 'content-type': 'text/plain; charset=latin1' },
            }),
        );
        expect(
          await subject.inside(`
            const response = UrlFetchApp.fetch('${API}');
            return [response.getContentText(), response.getContentText('UTF-8'), response.getContentText('ISO-8859-1')]`),
        ).toEqual(['ä', '\uFFFD', 'ä']);
      });

      test('of failure is an exception in the platform’s words (recorded)', async () => {
        const body =
          '{"object":"error","status":400,"code":"invalid_request_url","message":"Invalid request URL."}';
        subject.answerWith(() => new Response(body, { status: 400 }));
        expect(await subject.refusal(`UrlFetchApp.fetch('${API}v1/pages?x=1')`)).toBe(
          `Exception: Request failed for https://api.example.com returned code 400. Truncated server response: ${body} ` +
            '(use muteHttpExceptions option to examine full response)',
        );
      });

      test('is cut to 150 characters in that exception (recorded)', async () => {
        const start =
          '{"code":"rest_missing_callback_param","message":"\\u7f3a\\u5c11\\u7684\\u53c3\\u6578: ' +
          'restaurant_name, contact_person, email, restaurant_type, district,';
        subject.answerWith(() => new Response(`${start} more of it"}`, { status: 400 }));
        expect(await subject.refusal(`UrlFetchApp.fetch('${API}')`)).toContain(
          `Truncated server response: ${start}... (use muteHttpExceptions`,
        );
      });

      test.each([404, 503])('of %s is handed over when muted', async (status) => {
        subject.answerWith(() => new Response('whole', { status }));
        const lines = `const r = UrlFetchApp.fetch('${API}', { muteHttpExceptions: true });
          return [r.getResponseCode(), r.getContentText()]`;
        expect(await subject.inside(lines)).toEqual([status, 'whole']);
      });

      test('has no member beyond the interface', async () => {
        expect(await subject.refusal(`UrlFetchApp.fetch('${API}').json()`)).toBe(
          'Error: not implemented in the local host: UrlFetchApp.HTTPResponse.json',
        );
      });
    });

    describe('a redirect', () => {
      const redirect = (location: string, status = 302): Response =>
        new Response(null, { status, headers: { location } });

      test('is followed, by GET and without the body', async () => {
        subject.answerWith((request) =>
          request.url.endsWith('/from') ? redirect('/to') : json([request.method]),
        );
        expect(await send(`{ method: 'post', payload: 'x' }`, 'from')).toBe('["GET"]');
      });

      test('of 307 keeps method and body', async () => {
        subject.answerWith(async (request) =>
          request.url.endsWith('/from') ? redirect('/to', 307) : json([request.method, await request.text()]),
        );
        expect(await send(`{ method: 'put', payload: 'x' }`, 'from')).toBe('["PUT","x"]');
      });

      test('is the answer when it is not to be followed', async () => {
        subject.answerWith(() => redirect(`${API}to`));
        expect(
          await subject.inside(`
            const response = UrlFetchApp.fetch('${API}', { followRedirects: false });
            return [response.getResponseCode(), response.getHeaders().Location]`),
        ).toEqual([302, `${API}to`]);
      });

      test('is followed a few times only', async () => {
        subject.answerWith(() => redirect(`${API}again`));
        expect(await subject.refusal(`UrlFetchApp.fetch('${API}')`)).toMatch(
          /^Exception: Too many redirects/,
        );
      });

      test('to an address outside the allowlist is refused (recorded)', async () => {
        subject.answerWith(() => redirect('https://other.example.com/x'));
        expect(await subject.refusal(`UrlFetchApp.fetch('${API}')`)).toBe(
          'Exception: Request to https://other.example.com/x failed because the URL has not been whitelisted in ' +
            'the script manifest.',
        );
      });
    });

    describe('is refused', () => {
      test.each([
        [`fetch('')`, 'Attribute provided with no value: url'],
        [`fetchAll([{ method: 'get' }])`, 'Attribute provided with no value: url'],
        [`fetch('${API}', { method: 'head' })`, 'Attribute provided with invalid value: method'],
        [`fetch('${API}', { headers: { Host: 'x' } })`, 'Attribute provided with invalid value: Header:Host'],
        [
          `fetch('${API}', { headers: { 'Content-Length': 4 } })`,
          'Attribute provided with invalid value: Header:Content-Length',
        ],
        [
          `fetch('${API}', { headers: { Token: null } })`,
          'Attribute provided with invalid value: Header:null',
        ],
        [
          `fetch('${API}', { headers: { 'x-claim': 'two\\nlines' } })`,
          'Attribute provided with invalid value: Header:x-claim',
        ],
        [
          `fetch('${API}', { muteHttpExceptions: 'yes' })`,
          'Attribute provided with invalid value: muteHttpExceptions',
        ],
        [`fetch('${API}', { timeoutSeconds: 361 })`, 'Attribute provided with invalid value: timeoutSeconds'],
        ['fetch()', "The parameters () don't match the method signature for UrlFetchApp.fetch."],
        [
          `fetch('${API}', 'post')`,
          "The parameters (String,String) don't match the method signature for UrlFetchApp.fetch.",
        ],
        [
          'fetchAll([5])',
          "The parameters (number) don't match the method signature for UrlFetchApp.fetchAll.",
        ],
        [`fetch('https:///x')`, 'Invalid argument: https:///x'],
        [`fetch('${API}' + 'x'.repeat(2100))`, 'Limit Exceeded: URLFetch URL Length.'],
        [
          `fetch('${API}', { headers: Object.fromEntries(Array.from({ length: 101 }, (_, i) => ['x-' + i, '1'])) })`,
          'Limit Exceeded: URLFetch Header Count.',
        ],
        [
          `fetch('${API}', { headers: { 'x-long': 'x'.repeat(8200) } })`,
          'Limit Exceeded: URLFetch Header Size.',
        ],
        [
          `fetch('https://deep.sub.example.net/open/')`,
          'Request to https://deep.sub.example.net/open/ failed because the URL has not been whitelisted in the script manifest.',
        ],
        [
          `fetch('http://api.example.com/')`,
          'Request to http://api.example.com/ failed because the URL has not been whitelisted in the script manifest.',
        ],
      ])('%s', async (call, words) => {
        const before = subject.requests().length;
        expect(await subject.refusal(`UrlFetchApp.${call}`)).toBe(`Exception: ${words}`);
        expect(subject.requests()).toHaveLength(before);
      });

      test('nothing of the kind happens to a label that the wildcard allows', async () => {
        expect(
          await subject.inside(
            `return UrlFetchApp.fetch('https://sub.example.net/open/x').getResponseCode()`,
          ),
        ).toBe(200);
      });

      test('by a host that is not there (recorded)', async () => {
        subject.answerWith(() => undefined);
        expect(await subject.refusal(`UrlFetchApp.fetch('${API}x')`)).toBe(`Exception: DNS error: ${API}x`);
      });

      test('by a host that breaks off (recorded)', async () => {
        subject.answerWith(() => Promise.reject(new Error('socket hang up')));
        expect(await subject.refusal(`UrlFetchApp.fetch('${API}x')`)).toBe(
          `Exception: Address unavailable: ${API}x`,
        );
      });
    });

    describe('fetchAll', () => {
      const code = (one: string): string => `UrlFetchApp.fetchAll(${one}).map((r) => r.getContentText())`;

      test('answers in the order of the requests, whichever comes first', async () => {
        let release: () => void = () => undefined;
        const held = new Promise<void>((resolve) => (release = resolve));
        subject.answerWith(async (request) => {
          if (request.url.endsWith('/1')) await held;
          else release();
          return new Response(`${request.method} ${request.url.at(-1)}`);
        });
        expect(
          await subject.inside(
            `return ${code(`['${API}1', { url: '${API}2', method: 'put', payload: 'x' }]`)}`,
          ),
        ).toEqual(['GET 1', 'PUT 2']);
      });

      test('takes each request’s own options', async () => {
        subject.answerWith(
          (request) => new Response('no', { status: request.url.endsWith('/1') ? 500 : 200 }),
        );
        const requests = `[{ url: '${API}1', muteHttpExceptions: true }, '${API}2']`;
        expect(await subject.inside(`return ${code(requests)}`)).toEqual(['no', 'no']);
      });

      test('fails whole when one fails', async () => {
        subject.answerWith(
          (request) => new Response('no', { status: request.url.endsWith('/2') ? 500 : 200 }),
        );
        expect(await subject.refusal(code(`['${API}1', '${API}2']`))).toMatch(
          /^Exception: Request failed for https:\/\/api\.example\.com returned code 500\./,
        );
        subject.answerWith((request) => (request.url.endsWith('/2') ? undefined : json({})));
        const muted = `['${API}1', { url: '${API}2', muteHttpExceptions: true }]`;
        expect(await subject.refusal(code(muted))).toBe(`Exception: DNS error: ${API}2`);
      });

      test('of nothing is nothing', async () => {
        expect(await subject.inside('return UrlFetchApp.fetchAll([])')).toEqual([]);
      });
    });

    test('getRequest tells what would be sent, and sends nothing', async () => {
      const before = subject.requests().length;
      expect(
        await subject.inside(`
          return UrlFetchApp.getRequest('${API}', { method: 'POST', payload: { a: '1' }, headers: { 'X-A': 'b' } })`),
      ).toMatchObject({
        url: API,
        method: 'post',
        contentType: 'application/x-www-form-urlencoded',
        headers: { 'X-A': 'b' },
      });
      expect(
        await subject.inside(`
          return UrlFetchApp.fetchAll([UrlFetchApp.getRequest('${API}a')]).map((r) => r.getResponseCode())`),
      ).toEqual([200]);
      expect(subject.requests()).toHaveLength(before + 1);
      expect(last().method).toBe('GET');
    });
  });
}
