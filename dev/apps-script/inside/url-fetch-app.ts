/** Owns UrlFetchApp: options are read as the platform reads them; the host does the fetching. */

import type { FetchedWire, FetchOrder } from '../wire';
import { isBlob, newBlob } from './blob';
import { call } from './bridge';
import { type SignedBytes, fromBase64, toBase64, utf8Bytes, utf8Text } from './bytes';
import { checkArguments, exception, strict } from './strict';
import { unbuilt } from './unbuilt';

type Options = GoogleAppsScript.URL_Fetch.URLFetchRequestOptions & { timeoutSeconds?: number };
type Request = GoogleAppsScript.URL_Fetch.URLFetchRequest;

const METHODS = ['get', 'delete', 'patch', 'post', 'put'];
const OPTIONS = new Set(
  'url,method,headers,payload,contentType,muteHttpExceptions,followRedirects,validateHttpsCertificates,escaping,timeoutSeconds,useIntranet'.split(
    ',',
  ),
);
const FORM = 'application/x-www-form-urlencoded';

class FetchedResponse implements GoogleAppsScript.URL_Fetch.HTTPResponse {
  getAs = unbuilt('UrlFetchApp.HTTPResponse.getAs');

  constructor(private readonly fetched: FetchedWire) {}

  getResponseCode(): number {
    return this.fetched.status;
  }
  getContent(): SignedBytes {
    return fromBase64(this.fetched.bodyBase64) ?? [];
  }
  getContentText(): string {
    return utf8Text(this.getContent());
  }
  getBlob(): GoogleAppsScript.Base.Blob {
    const type = this.fetched.headers['content-type'];
    return newBlob(this.getContent(), typeof type === 'string' ? type : null, null);
  }
  getAllHeaders(): object {
    return Object.fromEntries(
      Object.entries(this.fetched.headers).map(([name, value]) => [titled(name), value]),
    );
  }
  getHeaders(): object {
    return Object.fromEntries(
      Object.entries(this.fetched.headers).map(([name, value]) => [titled(name), [value].flat()[0]]),
    );
  }
}

/** The platform gives header names back in this spelling, whatever the server sent (seen). */
function titled(name: string): string {
  return name.replace(/(^|-)([a-z])/g, (letters) => letters.toUpperCase());
}

export class HostUrlFetchApp implements GoogleAppsScript.URL_Fetch.UrlFetchApp {
  getRequest = unbuilt('UrlFetchApp.getRequest');

  fetch(url: string, params?: Options): GoogleAppsScript.URL_Fetch.HTTPResponse {
    checkArguments('UrlFetchApp.fetch', arguments, ['String'], ['String', 'Object']);
    const order = readOrder({ ...params, url });
    return response(order, call<FetchedWire>('UrlFetchApp', 'fetch', order));
  }

  fetchAll(requests: (Request | string)[]): GoogleAppsScript.URL_Fetch.HTTPResponse[] {
    checkArguments('UrlFetchApp.fetchAll', arguments, ['Array']);
    const orders = requests.map((one) => readOrder(typeof one === 'string' ? { url: one } : one));
    const fetched = call<FetchedWire[]>('UrlFetchApp', 'fetchAll', orders);
    return fetched.map((one, index) => response(orders[index]!, one));
  }
}

function readOrder(options: Options & { url: string }): FetchOrder {
  const unknown = Object.keys(options).find((name) => !OPTIONS.has(name));
  if (unknown) throw exception(`Invalid argument: ${unknown}`);
  const method = (options.method ?? 'get').toLowerCase();
  if (!METHODS.includes(method)) throw exception(`Attribute provided with invalid value: method`);
  const body = readPayload(options);
  return {
    url: options.url,
    method,
    headers: readHeaders(options.headers ?? {}),
    contentType: body?.contentType ?? null,
    payloadBase64: body ? toBase64(body.bytes) : null,
    followRedirects: options.followRedirects ?? true,
    muteHttpExceptions: options.muteHttpExceptions ?? false,
    timeoutSeconds: options.timeoutSeconds ?? 360,
  };
}

function readHeaders(headers: Record<string, unknown>): Record<string, string> {
  for (const value of Object.values(headers)) {
    if (typeof value === 'object' || value === undefined) {
      throw exception('Attribute provided with invalid value: headers');
    }
  }
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

/** An object is sent as a form, a text as it is; the content type is a form's unless given (documented). */
function readPayload(options: Options): { bytes: SignedBytes; contentType: string } | undefined {
  const { payload } = options;
  if (payload === undefined || payload === null) return undefined;
  if (isBlob(payload)) {
    return {
      bytes: payload.getBytes(),
      contentType: options.contentType ?? payload.getContentType() ?? FORM,
    };
  }
  const text = typeof payload === 'string' ? payload : formOf(payload);
  return { bytes: utf8Bytes(text), contentType: options.contentType ?? FORM };
}

function formOf(fields: Record<string, unknown>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .join('&');
}

/** @throws Exception for a status of 400 and above, unless muted (documented; words: seen). */
function response(order: FetchOrder, fetched: FetchedWire): GoogleAppsScript.URL_Fetch.HTTPResponse {
  const built = strict(new FetchedResponse(fetched), 'UrlFetchApp.HTTPResponse');
  if (order.muteHttpExceptions || fetched.status < 400) return built;
  const host = /^https?:\/\/[^/?#]*/.exec(order.url)?.[0] ?? order.url;
  const start = built.getContentText().slice(0, 200);
  throw exception(
    `Request failed for ${host} returned code ${fetched.status}. Truncated server response: ${start} ` +
      '(use muteHttpExceptions option to examine full response)',
  );
}
