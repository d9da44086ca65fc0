/** Owns how UrlFetchApp reads a request's options; what it does not know it leaves alone, as the platform does (seen). */

import type { FetchOrder } from '../../wire';
import { exception } from '../strict';
import { type Body, FORM, bytesOf, isEmpty, readPayload } from './payload';

/** `timeoutSeconds` is newer than the types (documented). */
export type Options = GoogleAppsScript.URL_Fetch.URLFetchRequestOptions & { timeoutSeconds?: number };
type Given = Partial<Record<keyof Options | 'url', unknown>>;

const METHODS = ['get', 'delete', 'patch', 'post', 'put'];
/** Documented. */
const LONGEST_SECONDS = 360;
/** Set by the platform alone: the first two seen, the rest the fetch service's documented list. */
const FORBIDDEN = new Set(['host', 'content-length', 'via', 'x-forwarded-for', 'x-google-real-ip']);
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** Words: seen. */
function invalid(attribute: string): Error {
  return exception(`Attribute provided with invalid value: ${attribute}`);
}

export interface ReadRequest {
  order: FetchOrder;
  body: Body | undefined;
  payload: unknown;
}

/** @throws Exception `Attribute provided with …` for an option of the wrong kind (words: seen). */
export function readRequest(url: unknown, options: Options): ReadRequest {
  const given = options as Given;
  if (url === undefined || url === null || url === '')
    throw exception('Attribute provided with no value: url');
  if (typeof url !== 'string') throw invalid('url');
  const contentType = optional(given, 'contentType', 'string');
  const body = readPayload(given.payload, contentType);
  const order = {
    url: writtenUrl(url, optional(given, 'escaping', 'boolean') ?? true),
    method: readMethod(given.method, body),
    headers: readHeaders(given.headers),
    contentType: body?.contentType ?? contentType ?? null,
    payload: body?.payload ?? null,
    ...readFlags(given),
    timeoutSeconds: readTimeout(given),
  };
  return { order, body, payload: given.payload };
}

interface Typed {
  string: string;
  boolean: boolean;
  number: number;
}

function optional<K extends keyof Typed>(given: Given, name: keyof Given, kind: K): Typed[K] | undefined {
  const value = given[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== kind) throw invalid(name);
  return value as Typed[K];
}

type Flags = Pick<FetchOrder, 'followRedirects' | 'muteHttpExceptions' | 'validateHttpsCertificates'>;

function readFlags(given: Given): Flags {
  return {
    followRedirects: optional(given, 'followRedirects', 'boolean') ?? true,
    muteHttpExceptions: optional(given, 'muteHttpExceptions', 'boolean') ?? false,
    validateHttpsCertificates: optional(given, 'validateHttpsCertificates', 'boolean') ?? true,
  };
}

/** In either case of letters; a GET that has a payload goes out as a POST (assumed: practitioners say so). */
function readMethod(method: unknown, body: Body | undefined): string {
  if (method !== undefined && method !== null && typeof method !== 'string') throw invalid('method');
  const name = (method ?? 'get').toLowerCase();
  if (!METHODS.includes(name)) throw invalid('method');
  return name === 'get' && body && !isEmpty(body) ? 'post' : name;
}

function readTimeout(given: Given): number | null {
  const seconds = optional(given, 'timeoutSeconds', 'number');
  if (seconds === undefined) return null;
  // The bounds' words: assumed.
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > LONGEST_SECONDS) throw invalid('timeoutSeconds');
  return seconds;
}

/** A name is in the error, or the value where that is nothing (both seen). */
function readHeaders(headers: unknown): Record<string, string> {
  if (headers === undefined || headers === null) return {};
  if (typeof headers !== 'object' || Array.isArray(headers)) throw invalid('headers');
  return Object.fromEntries(
    Object.entries(headers as Record<string, unknown>).map(([name, value]) => {
      if (value === undefined || value === null) throw invalid('Header:null');
      const text = String(value);
      const isSendable = TOKEN.test(name) && typeof value !== 'object' && !/[\r\n\0]/.test(text);
      if (!isSendable || FORBIDDEN.has(name.toLowerCase())) throw invalid(`Header:${name}`);
      return [name, text];
    }),
  );
}

const RESERVED = '[^\\x21\\x23-\\x3b\\x3d\\x3f-\\x5b\\x5d\\x5f\\x61-\\x7a\\x7e]';

/** An address without a scheme is taken as http (assumed); what no address may hold is escaped unless told. */
function writtenUrl(url: string, isEscaping: boolean): string {
  const whole = /^[a-z][a-z\d+.-]*:/i.test(url) ? url : `http://${url}`;
  if (isEscaping) return whole.replace(new RegExp(RESERVED, 'gu'), (letter) => encodeURIComponent(letter));
  if (new RegExp(RESERVED, 'u').test(whole)) throw exception(`Invalid argument: ${url}`);
  return whole;
}

/** What `getRequest` answers: at least these five fields (documented). */
export function describedRequest({
  order,
  body,
  payload,
}: ReadRequest): GoogleAppsScript.URL_Fetch.URLFetchRequest {
  const isPlain = payload === undefined || payload === null || typeof payload === 'string';
  const shown: Record<string, unknown> = {
    url: order.url,
    method: order.method,
    contentType: order.contentType ?? FORM,
    payload: isPlain ? (payload ?? '') : bytesOf(body!),
    headers: order.headers,
    followRedirects: order.followRedirects,
    muteHttpExceptions: order.muteHttpExceptions,
    validateHttpsCertificates: order.validateHttpsCertificates,
    useIntranet: false,
  };
  return shown as unknown as GoogleAppsScript.URL_Fetch.URLFetchRequest;
}
