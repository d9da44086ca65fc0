/** Owns what UrlFetchApp's `payload` becomes on the wire. */

import { isBlob } from '../blob';
import type { BodyWire } from '../../wire';
import { type SignedBytes, byteArray, fromBase64, toBase64, utf8Bytes } from '../bytes';
import { exception } from '../strict';

export interface Body {
  payload: BodyWire;
  contentType: string;
}

export const FORM = 'application/x-www-form-urlencoded';

/** Not published; a fixed one keeps a test's requests the same. Bytes that hold it are as rare as on the platform. */
const BOUNDARY = 'trunkline-local-host-boundary';

/**
 * A text is sent as it is, bytes and a blob too, an object as a form: with a blob in it as multipart (documented).
 * The content type is a form's unless given; a blob brings its own (seen).
 */
export function readPayload(payload: unknown, contentType: string | undefined): Body | undefined {
  if (payload === undefined || payload === null) return undefined;
  if (isBlob(payload)) {
    return {
      payload: binary(payload.getBytes()),
      contentType: contentType ?? payload.getContentType() ?? FORM,
    };
  }
  if (Array.isArray(payload))
    return { payload: binary(byteArray(payload)), contentType: contentType ?? FORM };
  if (typeof payload !== 'object')
    return { payload: { text: textOf(payload) }, contentType: contentType ?? FORM };
  const fields = Object.entries(payload);
  return fields.some(([, value]) => isBlob(value))
    ? { payload: binary(multipart(fields)), contentType: `multipart/form-data; boundary=${BOUNDARY}` }
    : { payload: { text: formOf(fields) }, contentType: contentType ?? FORM };
}

export function isEmpty({ payload }: Body): boolean {
  return ('text' in payload ? payload.text : payload.base64) === '';
}

export function bytesOf({ payload }: Body): SignedBytes {
  return 'text' in payload ? utf8Bytes(payload.text) : fromBase64(payload.base64)!;
}

const binary = (bytes: SignedBytes): BodyWire => ({ base64: toBase64(bytes) });

/** A number or a truth value is taken as its text (assumed); a function is none. */
function textOf(value: unknown): string {
  if (typeof value === 'function' || typeof value === 'symbol') throw invalidPayload();
  return String(value);
}

function invalidPayload(): Error {
  return exception('Attribute provided with invalid value: payload');
}

function formOf(fields: [string, unknown][]): string {
  return fields
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(textOf(value))}`)
    .join('&');
}

const quoted = (text: string): string => text.replace(/["\r\n]/g, encodeURIComponent);

function multipart(fields: [string, unknown][]): SignedBytes {
  const parts = fields.map(([name, value]): SignedBytes => {
    const disposition = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${quoted(name)}"`;
    if (!isBlob(value)) return utf8Bytes(`${disposition}\r\n\r\n${textOf(value)}\r\n`);
    const file = `; filename="${quoted(value.getName() ?? name)}"`;
    const type = `\r\nContent-Type: ${value.getContentType() ?? 'application/octet-stream'}\r\n\r\n`;
    return [...utf8Bytes(disposition + file + type), ...value.getBytes(), ...utf8Bytes('\r\n')];
  });
  return [...parts, utf8Bytes(`--${BOUNDARY}--\r\n`)].flat();
}
