/** Owns Utilities' digests and signatures; the host computes them. A text is US-ASCII unless told (seen). */

import { call } from '../bridge';
import { type SignedBytes, byteArray, fromBase64, toBase64 } from '../bytes';
import { hostEnum } from '../host-enum';
import { checkArguments, exception, type Kind } from '../strict';
import { asciiBytes, bytesIn, CHARSET } from './charsets';

type Charset = GoogleAppsScript.Utilities.Charset;
type Data = SignedBytes | string;

export const DIGEST = hostEnum<typeof GoogleAppsScript.Utilities.DigestAlgorithm>(
  'Utilities.DigestAlgorithm',
  ['MD2', 'MD5', 'SHA_1', 'SHA_256', 'SHA_384', 'SHA_512'],
);
export const MAC = hostEnum<typeof GoogleAppsScript.Utilities.MacAlgorithm>('Utilities.MacAlgorithm', [
  'HMAC_MD5',
  'HMAC_SHA_1',
  'HMAC_SHA_256',
  'HMAC_SHA_384',
  'HMAC_SHA_512',
]);
export const RSA = hostEnum<typeof GoogleAppsScript.Utilities.RsaAlgorithm>('Utilities.RsaAlgorithm', [
  'RSA_SHA_1',
  'RSA_SHA_256',
]);

/** Google says nothing of the default; a test that ran on the platform found question marks for `café` (seen). */
function base64Of(data: Data, charset: Charset | undefined): string {
  if (typeof data !== 'string') return toBase64(byteArray(data));
  return toBase64(charset === undefined ? asciiBytes(data) : bytesIn(charset, data));
}

function answered(base64: string): SignedBytes {
  return fromBase64(base64)!;
}

export function computeDigest(
  algorithm: GoogleAppsScript.Utilities.DigestAlgorithm,
  value: Data,
  charset?: Charset,
): SignedBytes {
  checkArguments(
    'Utilities.computeDigest',
    arguments,
    [DIGEST.kind, 'String'],
    [DIGEST.kind, 'Array'],
    [DIGEST.kind, 'String', CHARSET.kind],
  );
  const name = DIGEST.nameOf(algorithm);
  return answered(call('Utilities', 'computeDigest', name, base64Of(value, charset)));
}

const VALUE_AND_KEY: Kind[][] = [
  ['String', 'String'],
  ['Array', 'Array'],
  ['String', 'String', CHARSET.kind],
];

export function computeHmacSignature(
  algorithm: GoogleAppsScript.Utilities.MacAlgorithm,
  value: Data,
  key: Data,
  charset?: Charset,
): SignedBytes {
  const signatures = VALUE_AND_KEY.map((kinds) => [MAC.kind, ...kinds]);
  checkArguments('Utilities.computeHmacSignature', arguments, ...signatures);
  return hmac(MAC.nameOf(algorithm), [value, key], charset);
}

export function computeHmacSha256Signature(value: Data, key: Data, charset?: Charset): SignedBytes {
  checkArguments('Utilities.computeHmacSha256Signature', arguments, ...VALUE_AND_KEY);
  return hmac('HMAC_SHA_256', [value, key], charset);
}

function hmac(name: string, data: Data[], charset: Charset | undefined): SignedBytes {
  const parts = data.map((one) => base64Of(one, charset));
  return answered(call('Utilities', 'computeHmac', name.replace('HMAC_', ''), ...parts));
}

export function computeRsaSignature(
  algorithm: GoogleAppsScript.Utilities.RsaAlgorithm,
  value: string,
  key: string,
  charset?: Charset,
): SignedBytes {
  checkArguments(
    'Utilities.computeRsaSignature',
    arguments,
    [RSA.kind, 'String', 'String'],
    [RSA.kind, 'String', 'String', CHARSET.kind],
  );
  return rsa(RSA.nameOf(algorithm), base64Of(value, charset), key);
}

export function computeRsaSha1Signature(value: string, key: string, charset?: Charset): SignedBytes {
  checkTexts('computeRsaSha1Signature', arguments);
  return rsa('RSA_SHA_1', base64Of(value, charset), key);
}

export function computeRsaSha256Signature(value: string, key: string, charset?: Charset): SignedBytes {
  checkTexts('computeRsaSha256Signature', arguments);
  return rsa('RSA_SHA_256', base64Of(value, charset), key);
}

function checkTexts(name: string, args: ArrayLike<unknown>): void {
  checkArguments(`Utilities.${name}`, args, ['String', 'String'], ['String', 'String', CHARSET.kind]);
}

/** @throws Exception for a key that is no PEM of a private key (words: seen). */
function rsa(name: string, valueBase64: string, key: string): SignedBytes {
  const signature = call<string | null>(
    'Utilities',
    'computeRsa',
    name.replace('RSA_', ''),
    valueBase64,
    key,
  );
  if (signature === null) throw exception('Invalid argument: key');
  return answered(signature);
}
