/** Utilities inside a real context: recorded answers of the platform, published test vectors, and its refusals. */

import { createVerify, generateKeyPairSync } from 'node:crypto';
import { createScriptBench, START_MS, type ScriptBench } from './script-bench';

let bench: ScriptBench;
beforeAll(() => void (bench = createScriptBench()));
afterAll(() => bench.close());

const hex = (signed: unknown): string => Buffer.from(signed as number[]).toString('hex');
const signature = (shown: string, method: string): string =>
  `Exception: The parameters (${shown}) don't match the method signature for Utilities.${method}.`;

describe('base64', () => {
  test('of a text is that of its UTF-8, both ways', async () => {
    expect(
      await bench.inside(`
        const text = 'Füße 🙂>>>???';
        return [Utilities.base64Encode(text), Utilities.base64EncodeWebSafe(text),
          Utilities.base64Encode(text, Utilities.Charset.US_ASCII),
          Utilities.newBlob(Utilities.base64Decode(Utilities.base64Encode(text))).getDataAsString()];`),
    ).toEqual([
      Buffer.from('Füße 🙂>>>???').toString('base64'),
      Buffer.from('Füße 🙂>>>???').toString('base64').replaceAll('+', '-').replaceAll('/', '_'),
      Buffer.from('F??e ?>>>???').toString('base64'),
      'Füße 🙂>>>???',
    ]);
  });

  test('decodes to signed bytes, without padding too', async () => {
    expect(await bench.inside(`return Utilities.base64DecodeWebSafe('__8A')`)).toEqual([-1, -1, 0]);
    expect(await bench.inside(`return Utilities.base64Decode('aGk')`)).toEqual([104, 105]);
    expect(await bench.refusal(`Utilities.base64Decode('__8A')`)).toBe('Exception: Could not decode string.');
  });

  test.each([
    ['base64Encode()', '', 'base64Encode'],
    ['base64Encode(5)', 'number', 'base64Encode'],
    ['base64Encode([1], Utilities.Charset.UTF_8)', 'number[],(class)', 'base64Encode'],
    ["base64Decode('YQ==', 1)", 'String,number', 'base64Decode'],
  ])('refuses %s', async (call, shown, method) => {
    expect(await bench.refusal(`Utilities.${call}`)).toBe(signature(shown, method));
  });
});

describe('digests and signatures', () => {
  test.each([
    ['MD2', 'da853b0d3f88d99b30283a69e6ded6bb'],
    ['MD5', '900150983cd24fb0d6963f7d28e17f72'],
    ['SHA_1', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
    ['SHA_256', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'SHA_384',
      'cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7',
    ],
    [
      'SHA_512',
      'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
    ],
  ])('%s of abc is as its RFC has it', async (name, expected) => {
    const lines = `return Utilities.computeDigest(Utilities.DigestAlgorithm.${name}, 'abc')`;
    expect(hex(await bench.inside(lines))).toBe(expected);
  });

  /** Recorded on the platform (the test suite of gas-fakes): text is US-ASCII unless told, and é is a question mark. */
  test.each([
    ["'this is my input', 'my key - use a stronger one'", [53, -75, -52, -25, -47, 86, -21, 14]],
    ["'café', '€🙂', Utilities.Charset.UTF_8", [76, -16, 35, 99, -128, 106, -22, -17]],
    ["'café', '€🙂', Utilities.Charset.US_ASCII", [-125, 73, -127, -128, -43, -39, 99, -10]],
    ["'café', '€🙂'", [-125, 73, -127, -128, -43, -39, 99, -10]],
    ["'café', 'my key - use a stronger one'", [-108, -2, -46, -84, 68, -4, 60, -105]],
  ])('computeHmacSha256Signature(%s) begins as recorded', async (args, first) => {
    const made = (await bench.inside(`return Utilities.computeHmacSha256Signature(${args})`)) as number[];
    expect(made).toHaveLength(32);
    expect(made.slice(0, 8)).toEqual(first);
  });

  test('computeHmacSignature of each algorithm, over bytes as over text', async () => {
    const made = (await bench.inside(`
      const bytes = (text) => Utilities.newBlob(text).getBytes();
      return Object.keys(Utilities.MacAlgorithm).map((name) => {
        const text = Utilities.computeHmacSignature(Utilities.MacAlgorithm[name], 'value', 'key');
        const raw = Utilities.computeHmacSignature(Utilities.MacAlgorithm[name], bytes('value'), bytes('key'));
        return [name, text.length, String(text) === String(raw)];
      });`)) as unknown[];
    expect(made).toEqual([
      ['HMAC_MD5', 16, true],
      ['HMAC_SHA_1', 20, true],
      ['HMAC_SHA_256', 32, true],
      ['HMAC_SHA_384', 48, true],
      ['HMAC_SHA_512', 64, true],
    ]);
  });

  test('an RSA signature is one that the public key verifies', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const key = privateKey.export({ type: 'pkcs8', format: 'pem' });
    const made = (await bench.inside(
      `return [Utilities.computeRsaSha256Signature('text', event.key),
        Utilities.computeRsaSha1Signature('text', event.key),
        Utilities.computeRsaSignature(Utilities.RsaAlgorithm.RSA_SHA_256, 'text', event.key)]`,
      { key },
    )) as number[][];
    const verifies = (algorithm: string, signed: number[]) =>
      createVerify(algorithm).update('text').verify(publicKey, Buffer.from(signed));
    expect(made.map((signed, index) => verifies(index === 1 ? 'sha1' : 'sha256', signed))).toEqual([
      true,
      true,
      true,
    ]);
    expect(await bench.refusal(`Utilities.computeRsaSha256Signature('text', 'no key')`)).toBe(
      'Exception: Invalid argument: key',
    );
  });

  test('bytes that are none are refused, and so are mixed kinds', async () => {
    expect(await bench.refusal(`Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, ['5x'])`)).toMatch(
      /^Exception: Cannot convert 5x to /,
    );
    expect(await bench.refusal(`Utilities.computeHmacSha256Signature([1], 'key')`)).toBe(
      signature('number[],String', 'computeHmacSha256Signature'),
    );
    expect(await bench.refusal(`Utilities.computeDigest('MD5', 'x')`)).toBe(
      signature('String,String', 'computeDigest'),
    );
  });
});

describe('dates', () => {
  const format = (pattern: string, zone = 'America/Los_Angeles', atMs = START_MS) =>
    bench.inside(`return Utilities.formatDate(new Date(event.atMs), event.zone, event.pattern)`, {
      pattern,
      zone,
      atMs,
    });

  test.each([
    ["yyyy-MM-dd'T'HH:mm:ss.SSSXXX", '2026-11-23T00:30:15.250-08:00'],
    ["EEEE, d MMMM yyyy 'at' h:mm a z", 'Monday, 23 November 2026 at 12:30 AM PST'],
    ['EEE MMM dd yy, zzzz', 'Mon Nov 23 26, Pacific Standard Time'],
    ["D F u w W k K H ''yy'' 'o''clock'", "327 4 1 48 4 24 0 0 '26' o'clock"],
    ['Z X XX XXX G YYYY', '-0800 -08 -0800 -08:00 AD 2026'],
  ])('%s', async (pattern, expected) => {
    expect(await format(pattern)).toBe(expected);
  });

  test.each([
    ['GMT', '08:30 Z'],
    ['Asia/Kolkata', '14:00 +05:30'],
    ['GMT+2', '10:30 +02:00'],
    ['GMT-0330', '05:00 -03:30'],
    ['Nowhere/City', '08:30 Z'],
    ['Europe/Berlin', '09:30 +01:00'],
  ])('in %s', async (zone, expected) => {
    expect(await format('HH:mm XXX', zone)).toBe(expected);
  });

  test('summer time is followed', async () => {
    expect(await format('HH:mm z', 'America/New_York', Date.UTC(2026, 2, 8, 6, 59))).toBe('01:59 EST');
    expect(await format('HH:mm z', 'America/New_York', Date.UTC(2026, 2, 8, 7))).toBe('03:00 EDT');
  });

  test.each([
    ['b', "Exception: Illegal pattern character 'b'"],
    ["yyyy 'open", 'Exception: Unterminated quote'],
  ])('the pattern %s is refused', async (pattern, words) => {
    await expect(format(pattern)).rejects.toThrow(words);
  });

  test('what is no date is refused in the platform’s words', async () => {
    expect(await bench.refusal(`Utilities.formatDate('2026-11-23', 'GMT', 'yyyy')`)).toBe(
      signature('String,String,String', 'formatDate'),
    );
    expect(await bench.refusal(`Utilities.formatDate(null, 'GMT', 'yyyy')`)).toBe(
      signature('null,String,String', 'formatDate'),
    );
  });

  test.each([
    ['2026-11-23 08:30', 'Europe/Berlin', 'yyyy-MM-dd HH:mm', '2026-11-23T07:30:00.000Z'],
    ['20261123083015', 'GMT', 'yyyyMMddHHmmss', '2026-11-23T08:30:15.000Z'],
    ['Nov 23, 2026 3:04 PM', 'America/New_York', 'MMM d, yyyy h:mm a', '2026-11-23T20:04:00.000Z'],
    ['2026-11-23T08:30:15+0530', 'GMT', "yyyy-MM-dd'T'HH:mm:ssZ", '2026-11-23T03:00:15.000Z'],
    ['2026-07-01 12:00', 'America/New_York', 'yyyy-MM-dd HH:mm', '2026-07-01T16:00:00.000Z'],
    ['2026-03-08 02:30', 'America/New_York', 'yyyy-MM-dd HH:mm', '2026-03-08T07:30:00.000Z'],
    ['32/01/26', 'GMT', 'dd/MM/yy', '2026-02-01T00:00:00.000Z'],
  ])('parseDate(%s, %s, %s)', async (text, zone, pattern, expected) => {
    const lines = `return Utilities.parseDate(event.text, event.zone, event.pattern).toISOString()`;
    expect(await bench.inside(lines, { text, zone, pattern })).toBe(expected);
  });

  test('parseDate refuses text that does not fit', async () => {
    expect(await bench.refusal(`Utilities.parseDate('soon', 'GMT', 'yyyy')`)).toBe(
      'Exception: Unparseable date: "soon"',
    );
  });
});

describe('archives and CSV', () => {
  test('gzip and ungzip, with the names and types that the platform gives', async () => {
    expect(
      await bench.inside(`
        const packed = Utilities.gzip(Utilities.newBlob('text '.repeat(100), 'text/plain', 'a.txt'));
        const plain = Utilities.ungzip(packed);
        return [packed.getName(), packed.getContentType(), packed.getBytes().length < 100,
          plain.getDataAsString().length, plain.getContentType(), plain.getName()];`),
    ).toEqual(['archive.gz', 'application/x-gzip', true, 500, null, 'archive']);
  });

  test('zip and unzip', async () => {
    expect(
      await bench.inside(`
        const packed = Utilities.zip([Utilities.newBlob('ä', 'text/plain', 'one.txt'),
          Utilities.newBlob('{}', 'application/json', 'in/two.json')], 'both.zip');
        return [packed.getName(), packed.getContentType()].concat(
          Utilities.unzip(packed).map((file) => [file.getName(), file.getContentType(), file.getDataAsString()]));`),
    ).toEqual([
      'both.zip',
      'application/zip',
      ['one.txt', 'text/plain', 'ä'],
      ['in/two.json', 'application/json', '{}'],
    ]);
  });

  test.each([
    ["zip([Utilities.newBlob('a')])", 'Exception: Blob object must have non-null name for this operation.'],
    ["unzip(Utilities.newBlob('a'))", 'Exception: Invalid argument: the blob is no zip file'],
    ["ungzip(Utilities.newBlob('a'))", 'Exception: Could not decompress gzip.'],
    ["gzip('a')", signature('String', 'gzip')],
    ['gzip({})', signature('(class)', 'gzip')],
  ])('refuses %s', async (call, words) => {
    expect(await bench.refusal(`Utilities.${call}`)).toBe(words);
  });

  test('parseCsv', async () => {
    expect(
      await bench.inside(
        `return [Utilities.parseCsv('a,"b ""c"", d"\\n1,2'), Utilities.parseCsv('a;"x\\ny"', ';')]`,
      ),
    ).toEqual([
      [
        ['a', 'b "c", d'],
        ['1', '2'],
      ],
      [['a', 'x\ny']],
    ]);
    expect(await bench.refusal(`Utilities.parseCsv('"open')`)).toBe('Exception: Could not parse text.');
  });
});

describe('the rest', () => {
  test('formatString', async () => {
    expect(
      await bench.inside(`
        return Utilities.formatString('%s|%5s|%-5s|%d|%05d|%.2f|%x|%2$s|%%|%+d', 'a', 'b', 'c', 4.7, -42, 1.005, 255, 3)`),
    ).toBe('a|    b|c    |4|-0042|1.00|ff|b|%|+3');
    expect(await bench.refusal(`Utilities.formatString('%s %s', 1)`)).toMatch(/^Exception: /);
    expect(await bench.refusal(`Utilities.formatString('%d', 'x')`)).toMatch(/^Exception: /);
  });

  test('sleep moves the clock, within its bounds', async () => {
    const [before, after] = (await bench.inside(
      `const before = Date.now(); Utilities.sleep(1500.7); return [before, Date.now()]`,
    )) as [number, number];
    expect(after - before).toBe(1500);
    expect(await bench.refusal(`Utilities.sleep(300001)`)).toBe('Exception: Invalid argument: milliseconds');
    expect(await bench.refusal(`Utilities.sleep(-1)`)).toBe('Exception: Invalid argument: milliseconds');
    expect(await bench.refusal(`Utilities.sleep('1')`)).toBe(signature('String', 'sleep'));
  });

  test('enum values print their names and are objects', async () => {
    expect(
      await bench.inside(`
        const { SHA_256, MD5 } = Utilities.DigestAlgorithm;
        return [String(SHA_256), SHA_256.name(), SHA_256.ordinal(), MD5.compareTo(SHA_256) < 0, { SHA_256 },
          SHA_256 == 'SHA_256', SHA_256 === Utilities.DigestAlgorithm.SHA_256]`),
    ).toEqual(['SHA_256', 'SHA_256', 3, true, { SHA_256: 'SHA_256' }, true, true]);
  });

  test('a member that is not there is refused by name', async () => {
    expect(await bench.refusal(`Utilities.formatNumber(1)`)).toBe(
      'Error: not implemented in the local host: Utilities.formatNumber',
    );
  });
});

describe('blobs', () => {
  test('hold bytes, a type and a name, each on its own in a copy', async () => {
    expect(
      await bench.inside(`
        const blob = Utilities.newBlob('abc', null, 'a.csv');
        const copy = blob.copyBlob().setName('b.png').setBytes([-1, 200]);
        return [blob.getName(), blob.getContentType(), blob.setContentTypeFromExtension().getContentType(),
          copy.getName(), copy.getBytes(), copy.setContentTypeFromExtension().getContentType(),
          Utilities.newBlob([1]).getContentType(), blob.isGoogleType()]`),
    ).toEqual(['a.csv', 'text/plain', 'text/csv', 'b.png', [-1, -56], 'image/png', null, false]);
  });

  test('are read and written in a charset by its name', async () => {
    expect(
      await bench.inside(`
        const blob = Utilities.newBlob('').setDataFromString('äあ', 'Shift_JIS');
        return [blob.getDataAsString('Shift_JIS'), Utilities.newBlob([-28]).getDataAsString('ISO-8859-1')]`),
    ).toEqual(['?あ', 'ä']);
    expect(await bench.refusal(`Utilities.newBlob('').getDataAsString('no-such')`)).toBe(
      'Exception: Unsupported charset: no-such',
    );
  });

  test('are converted to what they are, and honestly to nothing else', async () => {
    expect(
      await bench.inside(
        `return Utilities.newBlob('a', 'text/csv', 'table.old').getAs('text/csv').getName()`,
      ),
    ).toBe('table.csv');
    expect(await bench.refusal(`Utilities.newBlob('a', 'text/html').getAs('application/pdf')`)).toBe(
      'Error: not implemented in the local host: Blob.getAs(application/pdf) of text/html',
    );
    expect(await bench.refusal(`Utilities.newBlob('a', 'text/plain').getAs('image/png')`)).toBe(
      'Exception: Converting from text/plain to image/png is not supported.',
    );
  });
});
