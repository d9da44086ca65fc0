/** Owns HTTPResponse, and the exception that stands for a response of failure. */

import type { FetchedWire, FetchOrder } from '../../wire';
import { convertedBlob, newBlob } from '../blob';
import { type SignedBytes, fromBase64, utf8Bytes } from '../bytes';
import { checkArguments, exception, strict } from '../strict';
import { isUtf8, textOf } from '../utilities/charsets';

type Headers = FetchedWire['headers'];

class FetchedResponse implements GoogleAppsScript.URL_Fetch.HTTPResponse {
  constructor(private readonly fetched: FetchedWire) {}

  getResponseCode(): number {
    return this.fetched.status;
  }
  getContent(): SignedBytes {
    const { body } = this.fetched;
    return 'text' in body ? utf8Bytes(body.text) : fromBase64(body.base64)!;
  }
  /** Without one the charset is the response's own, else UTF-8 (assumed). */
  getContentText(charset?: string): string {
    checkArguments('UrlFetchApp.HTTPResponse.getContentText', arguments, [], ['String']);
    const { body, headers } = this.fetched;
    const named = charset ?? charsetOf(headers) ?? 'UTF-8';
    return 'text' in body && isUtf8(named) ? body.text : textOf(this.getContent(), named);
  }
  /** Its name is that of the attachment or the last of the path, its type without parameters (seen). */
  getBlob(): GoogleAppsScript.Base.Blob {
    return newBlob(this.getContent(), typeOf(this.fetched.headers), nameOf(this.fetched));
  }
  getAs(contentType: string): GoogleAppsScript.Base.Blob {
    checkArguments('UrlFetchApp.HTTPResponse.getAs', arguments, ['String']);
    return convertedBlob(this.getBlob(), contentType);
  }
  getAllHeaders(): object {
    return withTitles(this.fetched.headers, (value) => value);
  }
  getHeaders(): object {
    return withTitles(this.fetched.headers, (value) => [value].flat()[0]);
  }
}

/** The platform gives header names back in this spelling, whatever the server sent (seen). */
function withTitles(headers: Headers, shown: (value: string | string[]) => unknown): object {
  const titled = (name: string): string =>
    name.toLowerCase().replace(/(^|-)([a-z])/g, (letters) => letters.toUpperCase());
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [titled(name), shown(value)]));
}

function header(headers: Headers, name: string): string {
  return [headers[name] ?? ''].flat()[0] ?? '';
}

function charsetOf(headers: Headers): string | undefined {
  return /;\s*charset="?([^";\s]+)/i.exec(header(headers, 'content-type'))?.[1];
}

function typeOf(headers: Headers): string | null {
  return header(headers, 'content-type').split(';')[0]!.trim() || null;
}

function nameOf({ url, headers }: FetchedWire): string {
  const attached = /filename="?([^";]+)/i.exec(header(headers, 'content-disposition'))?.[1];
  const [, host = '', path = ''] = /^[a-z]+:\/\/([^/?#]*)([^?#]*)/i.exec(url) ?? [];
  return attached ?? (path.split('/').pop() || host);
}

/** Two recorded texts break off so that they are 150 characters long with their three dots (seen). */
const SHOWN_CHARACTERS = 147;

/** @throws Exception for a status of 400 and above, unless muted (documented; words: seen). */
export function responseTo(order: FetchOrder, fetched: FetchedWire): GoogleAppsScript.URL_Fetch.HTTPResponse {
  const response = strict(new FetchedResponse(fetched), 'UrlFetchApp.HTTPResponse');
  if (order.muteHttpExceptions || fetched.status < 400) return response;
  const origin = /^https?:\/\/[^/?#]*/i.exec(order.url)?.[0] ?? order.url;
  const text = response.getContentText();
  const start = text.length > SHOWN_CHARACTERS + 3 ? `${text.slice(0, SHOWN_CHARACTERS)}...` : text;
  throw exception(
    `Request failed for ${origin} returned code ${fetched.status}. Truncated server response: ${start} ` +
      '(use muteHttpExceptions option to examine full response)',
  );
}
