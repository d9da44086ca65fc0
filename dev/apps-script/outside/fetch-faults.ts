/** Owns making a fetch fail on its way: the name unknown, no answer, an answer that is cut off, or another one. */

import type { Clock } from '../../world/clock';
import type { FetchFault } from '../fault-shapes';
import type { Network } from './fetcher';

export interface FetchFaults {
  set(fault: FetchFault | undefined): void;
  /** With `times` as many as are left. */
  wanted(): FetchFault | undefined;
  /** The network as the script meets it. */
  around(network: Network): Network;
}

/** Longer than any fetch waits. */
const SILENCE_MS = 400_000;

export function createFetchFaults(deps: { clock: Pick<Clock, 'wait'> }): FetchFaults {
  let wanted: FetchFault | undefined;

  function strike(url: string): FetchFault | undefined {
    const fault = wanted;
    if (!fault || !url.startsWith(fault.urlPrefix)) return undefined;
    if (fault.times !== undefined) {
      const times = fault.times - 1;
      wanted = times > 0 ? { ...fault, times } : undefined;
    }
    return fault;
  }

  async function silence(signal: AbortSignal): Promise<Response> {
    await deps.clock.wait(SILENCE_MS, (wake) => signal.addEventListener('abort', wake));
    return new Response(null, { status: 504 });
  }

  return {
    set: (fault) => void (wanted = fault),
    wanted: () => wanted,
    around: (network) => (request) => {
      const fault = strike(request.url);
      switch (fault?.act) {
        case undefined:
          return network(request);
        case 'dns':
          return undefined;
        case 'hang':
          return silence(request.signal);
        case 'cut':
          return Promise.resolve(cutOff());
        case 'html':
          return Promise.resolve(page(200));
        case 'status':
          return Promise.resolve(page(fault.status ?? 503));
      }
    },
  };
}

function page(status: number): Response {
  const html =
    '<!doctype html><html lang="en"><head><title>Notice</title></head><body><p>Not now.</p></body></html>';
  return new Response(html, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

function cutOff(): Response {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(Buffer.from('{"records":['));
      controller.error(new Error('The connection was closed.'));
    },
  });
  return new Response(body, { headers: { 'content-type': 'application/json', 'content-length': '4096' } });
}
