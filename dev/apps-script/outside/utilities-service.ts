/** Owns what Utilities needs of the host: digests, signatures, archives, charsets, CSV, ids and time. */

import { createHash, createHmac, createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { CsvError, parse } from 'csv-parse/sync';
import { unzipSync, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import type { Clock } from '../../world/clock';
import type { Random } from '../../world/random';
import type { DigestName } from '../wire';
import { md2 } from './md2';
import type { Service } from './service';

const NODE_NAMES: Record<Exclude<DigestName, 'MD2'>, string> = {
  MD5: 'md5',
  SHA_1: 'sha1',
  SHA_256: 'sha256',
  SHA_384: 'sha384',
  SHA_512: 'sha512',
};

interface Entry {
  name: string;
  bytesBase64: string;
}

const bytes = (base64: string) => Buffer.from(base64, 'base64');

export function createUtilitiesService(deps: {
  clock: Pick<Clock, 'wait' | 'nowMs'>;
  random: Random;
}): Service {
  return {
    computeDigest: (_caller, name: DigestName, value: string) =>
      (name === 'MD2'
        ? md2(bytes(value))
        : createHash(NODE_NAMES[name]).update(bytes(value)).digest()
      ).toString('base64'),
    computeHmac: (_caller, name: Exclude<DigestName, 'MD2'>, ...[value, key]: [string, string]) =>
      createHmac(NODE_NAMES[name], bytes(key)).update(bytes(value)).digest('base64'),
    /** `null` for a key that is none. */
    computeRsa(_caller, name: 'SHA_1' | 'SHA_256', ...[value, pem]: [string, string]) {
      const key = privateKey(pem);
      return key ? sign(NODE_NAMES[name], bytes(value), key).toString('base64') : null;
    },
    gzip: (_caller, base64: string) => gzipSync(bytes(base64)).toString('base64'),
    ungzip: (_caller, base64: string) => orNull(() => gunzipSync(bytes(base64)).toString('base64')),
    zip: (_caller, entries: Entry[]) => {
      const files = Object.fromEntries(entries.map(({ name, bytesBase64 }) => [name, bytes(bytesBase64)]));
      return Buffer.from(zipSync(files, { mtime: deps.clock.nowMs() })).toString('base64');
    },
    unzip: (_caller, base64: string) =>
      orNull(() =>
        Object.entries(unzipSync(bytes(base64)))
          .filter(([name]) => !name.endsWith('/'))
          .map(([name, data]): Entry => ({ name, bytesBase64: Buffer.from(data).toString('base64') })),
      ),
    /** `null` for a charset that is unknown. */
    decodeText: (_caller, base64: string, charset: string) =>
      iconv.encodingExists(charset) ? iconv.decode(bytes(base64), charset) : null,
    encodeText: (_caller, text: string, charset: string) =>
      iconv.encodingExists(charset) ? iconv.encode(text, charset).toString('base64') : null,
    parseCsv,
    getUuid: () => deps.random.uuid(),
    async sleep(_caller, milliseconds: number) {
      await deps.clock.wait(milliseconds);
    },
  };
}

/** Rows may differ in length (assumed). `null` for text that is no CSV. */
function parseCsv(_caller: unknown, csv: string, delimiter: string): string[][] | null {
  try {
    return parse(csv, { delimiter, relaxColumnCount: true });
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}

function privateKey(pem: string): KeyObject | undefined {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === 'rsa' ? key : undefined;
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('ERR_OSSL_')) return undefined;
    throw error;
  }
}

/** Archives come from anywhere; that one cannot be read is an answer, and the libraries have many errors for it. */
function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return null;
  }
}
