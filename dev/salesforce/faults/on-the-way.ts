/** Owns what happens to a request of an org's on its way there and back: delay, silence, other answers, half of one. */

import { HungUp } from '../../world/party';
import type { Org } from '../org';
import { DATA_PATH } from '../rest/sub-call';
import type { FaultAct, FaultActName } from './fault-shapes';
import { type MetCall, strike } from './strike';

/** Whoever asks gives up long before. */
const SILENCE_MS = 400_000;

export interface Met {
  /** Throws `HungUp` when the connection is closed. */
  answer: () => Response;
  /** What the org has done or said, whether or not it arrived; 0 for nothing. */
  status: number;
  fault?: FaultActName;
}

type Answer = (request: Request) => Response | Promise<Response>;

/** `answer` is the org's own, when nothing goes wrong. */
export async function meetFaults(org: Org, request: Request, answer: Answer): Promise<Met> {
  const call = await metCall(org, request);
  const slow = strike(org, call, ['slow']);
  if (slow) await pause(org, request, slow.ms);
  const fault = strike(org, call, ['503', 'html', 'redirect', 'timeout', 'cut', 'drop', 'lost']);
  if (fault) return { ...(await meet(fault, { org, request, answer })), fault: fault.act };
  const response = await answer(request);
  return { answer: () => response, status: response.status, ...(slow ? { fault: slow.act } : {}) };
}

async function meet(
  fault: Exclude<FaultAct, { act: 'error' | 'slow' }>,
  { org, request, answer }: { org: Org; request: Request; answer: Answer },
): Promise<Omit<Met, 'fault'>> {
  switch (fault.act) {
    case '503':
      return sent(unavailable(request));
    case 'html':
      return sent(maintenance(fault.status ?? 200));
    case 'redirect':
      return sent(new Response(null, { status: fault.status ?? 302, headers: { location: fault.to } }));
    case 'timeout':
      return sent(await silence(org, request));
    case 'drop':
      return { answer: hangUp, status: 0 };
    case 'cut':
      return sent(await half(await answer(unpacked(request))));
    case 'lost': {
      const { status } = await answer(request);
      if (fault.how === 'drop') return { answer: hangUp, status };
      const response = fault.how === '502' ? badGateway() : await silence(org, request);
      return { answer: () => response, status };
    }
  }
}

const sent = (response: Response) => ({ answer: () => response, status: response.status });

function hangUp(): never {
  throw new HungUp('The org has closed the connection.');
}

/** The body is read only when a fault asks for its text. */
async function metCall(org: Org, request: Request): Promise<MetCall> {
  const { pathname, searchParams } = new URL(request.url);
  const isBodyAsked = org.controls().faults.some(({ about }) => about !== undefined);
  const body = isBodyAsked ? await request.clone().text() : '';
  const text = () => [...searchParams.values(), body].join('\n');
  return { method: request.method, path: pathname, text };
}

/** Whoever gave up must not keep the clock waiting. */
async function pause({ clock }: Org, { signal }: Request, ms: number): Promise<void> {
  await clock.wait(ms, (wake) => signal.addEventListener('abort', wake));
}

async function silence(org: Org, request: Request): Promise<Response> {
  await pause(org, request, SILENCE_MS);
  return new Response('Gateway Timeout', { status: 504, headers: { 'content-type': 'text/plain' } });
}

function unavailable({ url }: Request): Response {
  return new URL(url).pathname.startsWith(DATA_PATH) ? unavailableJson() : maintenance(503);
}

/** Bodies of this and of the pages are assumed. */
function unavailableJson(): Response {
  const error = { errorCode: 'SERVER_UNAVAILABLE', message: 'The server is temporarily unavailable.' };
  return Response.json([error], { status: 503 });
}

function maintenance(status: number): Response {
  const body =
    '<!doctype html><html lang="en"><head><title>Salesforce: Maintenance</title></head><body>' +
    '<h1>We are down for maintenance.</h1><p>Sorry for the inconvenience. We will be back shortly.</p></body></html>';
  return new Response(body, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

function badGateway(): Response {
  const body =
    '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';
  return new Response(body, { status: 502, headers: { 'content-type': 'text/html' } });
}

/** Half of a packed body would be broken packing, which a client meets before its own parser. */
function unpacked(request: Request): Request {
  const headers = new Headers(request.headers);
  headers.delete('accept-encoding');
  return new Request(request, { headers });
}

async function half(response: Response): Promise<Response> {
  const { status, headers } = response;
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.length === 0) return new Response(null, { status, headers });
  const kept = new Headers(headers);
  kept.delete('content-length');
  return new Response(bytes.slice(0, Math.floor(bytes.length / 2)), { status, headers: kept });
}
