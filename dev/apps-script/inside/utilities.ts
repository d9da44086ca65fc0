/** Owns Utilities: digests, signatures, base64, ids and sleep; bytes are signed (documented). */

import type { DigestName } from '../wire';
import { newBlob } from './blob';
import { call } from './bridge';
import { type SignedBytes, fromBase64, toBase64, utf8Bytes } from './bytes';
import { checkArguments, exception } from './strict';
import { unbuilt } from './unbuilt';

enum Charset {
  US_ASCII,
  UTF_8,
}
enum DigestAlgorithm {
  MD2,
  MD5,
  SHA_1,
  SHA_256,
  SHA_384,
  SHA_512,
}
enum MacAlgorithm {
  HMAC_MD5,
  HMAC_SHA_1,
  HMAC_SHA_256,
  HMAC_SHA_384,
  HMAC_SHA_512,
}
enum RsaAlgorithm {
  RSA_SHA_1,
  RSA_SHA_256,
}

type Data = SignedBytes | string;

/** Every overload ends in an optional charset; only UTF-8 is built, which is what the platform sends by default. */
const DATA = [['String'], ['Array'], ['String', 'Number']] as const;

function bytesOf(value: Data): SignedBytes {
  return typeof value === 'string' ? utf8Bytes(value) : value;
}

function checkData(name: string, args: ArrayLike<unknown>, ...before: 'Number'[]): void {
  checkArguments(`Utilities.${name}`, args, ...DATA.map((kinds) => [...before, ...kinds]));
}

function decoded(text: string): SignedBytes {
  const bytes = fromBase64(text);
  if (!bytes) throw exception('Could not decode string.');
  return bytes;
}

export class HostUtilities implements GoogleAppsScript.Utilities.Utilities {
  Charset = Charset as unknown as typeof GoogleAppsScript.Utilities.Charset;
  DigestAlgorithm = DigestAlgorithm as unknown as typeof GoogleAppsScript.Utilities.DigestAlgorithm;
  MacAlgorithm = MacAlgorithm as unknown as typeof GoogleAppsScript.Utilities.MacAlgorithm;
  RsaAlgorithm = RsaAlgorithm as unknown as typeof GoogleAppsScript.Utilities.RsaAlgorithm;

  computeRsaSha1Signature = unbuilt('Utilities.computeRsaSha1Signature');
  computeRsaSha256Signature = unbuilt('Utilities.computeRsaSha256Signature');
  computeRsaSignature = unbuilt('Utilities.computeRsaSignature');
  formatDate = unbuilt('Utilities.formatDate');
  formatString = unbuilt('Utilities.formatString');
  gzip = unbuilt('Utilities.gzip');
  jsonParse = unbuilt('Utilities.jsonParse');
  jsonStringify = unbuilt('Utilities.jsonStringify');
  parseCsv = unbuilt('Utilities.parseCsv');
  parseDate = unbuilt('Utilities.parseDate');
  ungzip = unbuilt('Utilities.ungzip');
  unzip = unbuilt('Utilities.unzip');
  zip = unbuilt('Utilities.zip');

  base64Encode(data: Data): string {
    checkData('base64Encode', arguments);
    return toBase64(bytesOf(data));
  }
  base64EncodeWebSafe(data: Data): string {
    checkData('base64EncodeWebSafe', arguments);
    return toBase64(bytesOf(data)).replace(/\+/g, '-').replace(/\//g, '_');
  }
  base64Decode(encoded: string): SignedBytes {
    checkData('base64Decode', arguments);
    return decoded(encoded);
  }
  base64DecodeWebSafe(encoded: string): SignedBytes {
    checkData('base64DecodeWebSafe', arguments);
    return decoded(encoded.replace(/-/g, '+').replace(/_/g, '/'));
  }

  computeDigest(algorithm: GoogleAppsScript.Utilities.DigestAlgorithm, value: Data): SignedBytes {
    checkData('computeDigest', arguments, 'Number');
    const name = DigestAlgorithm[algorithm as number] as DigestName;
    return decoded(call('Utilities', 'computeDigest', name, toBase64(bytesOf(value))));
  }

  computeHmacSha256Signature(value: Data, key: Data): SignedBytes {
    checkArguments(
      'Utilities.computeHmacSha256Signature',
      arguments,
      ['String', 'String'],
      ['Array', 'Array'],
      ['String', 'String', 'Number'],
    );
    return hmac(MacAlgorithm.HMAC_SHA_256, value, key);
  }

  computeHmacSignature(
    algorithm: GoogleAppsScript.Utilities.MacAlgorithm,
    value: Data,
    key: Data,
  ): SignedBytes {
    checkArguments(
      'Utilities.computeHmacSignature',
      arguments,
      ['Number', 'String', 'String'],
      ['Number', 'Array', 'Array'],
      ['Number', 'String', 'String', 'Number'],
    );
    return hmac(algorithm, value, key);
  }

  getUuid(): string {
    return call('Utilities', 'getUuid');
  }

  newBlob(data: Data, contentType?: string, name?: string): GoogleAppsScript.Base.Blob {
    return newBlob([...bytesOf(data)], contentType ?? null, name ?? null);
  }

  sleep(milliseconds: number): void {
    checkArguments('Utilities.sleep', arguments, ['Number']);
    call('Utilities', 'sleep', milliseconds);
  }
}

function hmac(algorithm: MacAlgorithm, value: Data, key: Data): SignedBytes {
  const name = MacAlgorithm[algorithm].replace('HMAC_', '') as DigestName;
  const encoded = call<string>(
    'Utilities',
    'computeHmac',
    name,
    toBase64(bytesOf(value)),
    toBase64(bytesOf(key)),
  );
  return decoded(encoded);
}
