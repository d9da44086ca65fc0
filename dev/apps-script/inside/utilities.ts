/** Owns Utilities as a whole; its parts are in `utilities/`. Bytes are signed (documented). */

import { newBlob } from './blob';
import { call } from './bridge';
import { type SignedBytes, byteArray, utf8Bytes } from './bytes';
import { checkArguments, exception } from './strict';
import { gzip, parseCsv, ungzip, unzip, zip } from './utilities/archives';
import { base64Decode, base64DecodeWebSafe, base64Encode, base64EncodeWebSafe } from './utilities/base64';
import { CHARSET } from './utilities/charsets';
import * as digests from './utilities/digests';
import { formatDate } from './utilities/format-date';
import { formatString } from './utilities/format-string';
import { parseDate } from './utilities/parse-date';

/** Documented: the longest sleep. */
const LONGEST_SLEEP_MS = 300_000;

export class HostUtilities implements GoogleAppsScript.Utilities.Utilities {
  Charset = CHARSET.values;
  DigestAlgorithm = digests.DIGEST.values;
  MacAlgorithm = digests.MAC.values;
  RsaAlgorithm = digests.RSA.values;

  base64Decode = base64Decode;
  base64DecodeWebSafe = base64DecodeWebSafe;
  base64Encode = base64Encode;
  base64EncodeWebSafe = base64EncodeWebSafe;
  computeDigest = digests.computeDigest;
  computeHmacSha256Signature = digests.computeHmacSha256Signature;
  computeHmacSignature = digests.computeHmacSignature;
  computeRsaSha1Signature = digests.computeRsaSha1Signature;
  computeRsaSha256Signature = digests.computeRsaSha256Signature;
  computeRsaSignature = digests.computeRsaSignature;
  formatDate = formatDate;
  formatString = formatString;
  gzip = gzip;
  parseCsv = parseCsv;
  parseDate = parseDate;
  ungzip = ungzip;
  unzip = unzip;
  zip = zip;

  getUuid(): string {
    checkArguments('Utilities.getUuid', arguments, []);
    return call('Utilities', 'getUuid');
  }

  /** Deprecated (documented). */
  jsonParse(jsonString: string): unknown {
    checkArguments('Utilities.jsonParse', arguments, ['String']);
    return JSON.parse(jsonString);
  }

  /** Deprecated (documented). */
  jsonStringify(obj: unknown): string {
    checkArguments('Utilities.jsonStringify', arguments, ['Any']);
    return JSON.stringify(obj);
  }

  /** Text without a type is `text/plain`, bytes have none (seen). */
  newBlob(data: SignedBytes | string, contentType?: string, name?: string): GoogleAppsScript.Base.Blob {
    checkArguments(
      'Utilities.newBlob',
      arguments,
      ...(['String', 'Array'] as const).flatMap((kind) => [
        [kind],
        [kind, 'Text' as const],
        [kind, 'Text' as const, 'Text' as const],
      ]),
    );
    const bytes = typeof data === 'string' ? utf8Bytes(data) : byteArray(data);
    const ownType = typeof data === 'string' ? 'text/plain' : null;
    return newBlob(bytes, contentType ?? ownType, name ?? null);
  }

  /** @throws Exception under 0 or over five minutes (documented; words: assumed). */
  sleep(milliseconds: number): void {
    checkArguments('Utilities.sleep', arguments, ['Number']);
    if (!(milliseconds >= 0 && milliseconds <= LONGEST_SLEEP_MS))
      throw exception('Invalid argument: milliseconds');
    call('Utilities', 'sleep', Math.trunc(milliseconds));
  }
}
