/** Owns the body of an HTTP request: its size, its encoding, its content type. */

import { gunzipSync } from 'node:zlib';
import { parseJson, parserError } from './json-body';
import { restError } from './rest-error';

/** Of an upload through the API (documented); that it holds for each body, the code and the words are assumed. */
export const LARGEST_BODY = 50 * 1024 * 1024;

const tooLarge = () =>
  restError(413, 'REQUEST_ENTITY_TOO_LARGE', `The request entity is larger than ${LARGEST_BODY} bytes`);

/** As text. @throws RestError 413 for a body over the limit, also once it is unpacked; 400 for broken gzip (assumed) */
export async function readBody(request: Request): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > LARGEST_BODY) throw tooLarge();
  const bytes = Buffer.from(await request.arrayBuffer());
  if (bytes.length > LARGEST_BODY) throw tooLarge();
  const encoding = (request.headers.get('content-encoding') ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity' || bytes.length === 0) return bytes.toString('utf8');
  if (encoding !== 'gzip')
    throw restError(415, 'UNSUPPORTED_MEDIA_TYPE', `Content-Encoding is not supported: ${encoding}`);
  return unpack(bytes).toString('utf8');
}

function unpack(bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: LARGEST_BODY });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    throw parserError('The request entity is not in gzip format');
  }
}

/** XML, which Salesforce takes too, is not built. Words seen. */
export function jsonOf(text: string, contentType: string | undefined): unknown {
  const type = (contentType ?? '').split(';')[0]!.trim().toLowerCase();
  if (text !== '' && type !== 'application/json')
    throw restError(
      415,
      'UNSUPPORTED_MEDIA_TYPE',
      `Content-Type header specified in HTTP request is not supported: ${contentType ?? ''}`,
    );
  return parseJson(text);
}
