/** Owns `/services/data` over HTTP: from a request to a call of a resource, and from its answer to a response. */

import { gzipSync } from 'node:zlib';
import { apiUsage, countCalls } from '../api-usage';
import type { Org } from '../org';
import { callerOf } from './caller';
import { jsonOf, readBody } from './request-body';
import { ok, type RestAnswer, type RestCall } from './rest-call';
import { notAllowed, notFound, refusalAnswer, restError } from './rest-error';
import { createRouter } from './router';
import { type Address, DATA_PATH, METHODS, readAddress } from './sub-call';
import { versionRows, versionState } from './versions';

/** Of the URI alone, and with the headers (documented). */
const LONGEST_URI = 16_384;
const LONGEST_HEAD = 16_384;
/** Not worth packing below. */
const PACKED_FROM = 512;

/** Answers every request below `/services/data`; only a defect of the simulator throws. */
export function createDataApi(org: Org): (request: Request) => Promise<Response> {
  const dispatch = createRouter();

  async function answer(request: Request): Promise<RestAnswer> {
    const { pathname, search } = new URL(request.url);
    checkHead(request);
    const method = methodOf(request);
    const rest = pathname.slice(DATA_PATH.length).replace(/^\//, '');
    if (rest === '') return versions(method);
    const address = readAddress(`${rest}${search}`);
    if (!address) throw notFound();
    checkVersion(address.version);
    const user = callerOf(org, request.headers.get('authorization') ?? undefined);
    countCalls(org, 1);
    const body = await readBody(request);
    const asked = { org, data: org.data(), user };
    return dispatch(callFrom(request, { address, method, body, asked }));
  }

  return async (request) => {
    let answered: RestAnswer;
    try {
      answered = await answer(request);
    } catch (error) {
      answered = refusalAnswer(error);
    }
    return respond(org, request, answered);
  };
}

function callFrom(
  request: Request,
  given: { address: Address; method: string; body: string; asked: Omit<RestCall['asking'], 'caller'> },
): RestCall {
  const { address, method, body, asked } = given;
  const header = (name: string) => request.headers.get(name) ?? undefined;
  const dataPath = `${DATA_PATH}/${address.version}`;
  let read: { json: unknown } | undefined;
  return {
    method,
    segments: address.segments,
    query: address.query,
    header,
    json: () => (read ??= { json: jsonOf(body, header('content-type')) }).json,
    sent: () => body,
    version: Number.parseInt(address.version.slice(1), 10),
    asking: { ...asked, caller: { userId: asked.user.id, dataPath } },
  };
}

function versions(method: string): RestAnswer {
  if (method !== 'GET') throw notAllowed(method, ['HEAD', 'GET']);
  return ok(versionRows());
}

/** `POST …?_HttpMethod=PATCH` for clients that cannot send PATCH (documented). */
function methodOf(request: Request): string {
  const asked = new URL(request.url).searchParams.get('_HttpMethod');
  if (request.method === 'POST' && asked !== null) {
    if (!METHODS.includes(asked)) throw notAllowed(asked, METHODS);
    return asked;
  }
  return request.method === 'HEAD' ? 'GET' : request.method;
}

/** Statuses documented, bodies assumed. */
function checkHead({ url, headers }: Request): void {
  if (url.length > LONGEST_URI) throw restError(414, 'URI_TOO_LONG', 'The URI is too long');
  const head = [...headers].reduce((sum, [name, value]) => sum + name.length + value.length + 4, url.length);
  if (head > LONGEST_HEAD)
    throw restError(431, 'REQUEST_HEADER_FIELDS_TOO_LARGE', 'The URI and the headers are too long together');
}

/** 410 is documented, its code and words are assumed. */
function checkVersion(segment: string): void {
  const state = versionState(segment);
  if (state === 'unknown') throw notFound();
  if (state === 'retired')
    throw restError(410, 'UNSUPPORTED_API_VERSION', 'The requested resource has been retired or removed');
}

/** `Sforce-Limit-Info` is in every answer (documented); gzip for who asks for it. */
function respond(org: Org, request: Request, { status, body, headers }: RestAnswer): Response {
  const { used, most } = apiUsage(org);
  const sent = new Headers({ ...headers, 'sforce-limit-info': `api-usage=${used}/${most}` });
  if (body === undefined) return new Response(null, { status, headers: sent });
  sent.set('content-type', 'application/json;charset=UTF-8');
  sent.set('vary', 'Accept-Encoding');
  const text = JSON.stringify(body);
  const isPacked =
    text.length >= PACKED_FROM &&
    /\bgzip\b(?!\s*;\s*q=0(?![.\d]))/i.test(request.headers.get('accept-encoding') ?? '');
  if (isPacked) sent.set('content-encoding', 'gzip');
  const bytes = isPacked ? new Uint8Array(gzipSync(text)) : text;
  return new Response(request.method === 'HEAD' ? null : bytes, { status, headers: sent });
}
