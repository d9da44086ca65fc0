/** Owns making a call that stands inside another one: of the same user, with its own address, headers and body. */

import { parserError } from './json-body';
import type { RestCall } from './rest-call';
import { notFound } from './rest-error';
import { versionState } from './versions';

export const DATA_PATH = '/services/data';

export interface SubRequest {
  method: string;
  /** `/services/data/v66.0/…` with its query. */
  url: string;
  /** Names in small letters. */
  headers: ReadonlyMap<string, string>;
  /** Undefined for none. */
  body: unknown;
}

/** What an address under `/services/data` names; undefined when it is malformed. */
export interface Address {
  version: string;
  segments: string[];
  query: URLSearchParams;
}

/** Reads `v66.0/sobjects/…?q=…`, with the parts decoded; a slash at the end says nothing. */
export function readAddress(rest: string): Address | undefined {
  const [path = '', query = ''] = rest.split(/\?(.*)/s);
  const [version = '', ...segments] = path.split('/');
  if (segments.at(-1) === '') segments.pop();
  try {
    return { version, segments: segments.map(decodeURIComponent), query: new URLSearchParams(query) };
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

/** @throws RestError 404 for an address of no version that is spoken */
export function subCall(outer: RestCall, { method, url, headers, body }: SubRequest): RestCall {
  const address = url.startsWith(`${DATA_PATH}/`) ? readAddress(url.slice(DATA_PATH.length + 1)) : undefined;
  if (!address || versionState(address.version) !== 'spoken') throw notFound();
  const { asking } = outer;
  const dataPath = `${DATA_PATH}/${address.version}`;
  return {
    method,
    segments: address.segments,
    query: address.query,
    header: (name) => headers.get(name.toLowerCase()),
    json() {
      if (body === undefined || body === null)
        throw parserError('The HTTP entity body is required, but this request has no entity body.');
      return body;
    },
    sent: () => (body === undefined ? '' : JSON.stringify(body)),
    version: Number.parseInt(address.version.slice(1), 10),
    asking: { ...asking, caller: { ...asking.caller, dataPath } },
  };
}

export const METHODS = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'];
