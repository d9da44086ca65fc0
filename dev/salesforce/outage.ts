/** Owns what an org that is out of service answers, whatever it is asked. */

import type { Org } from './org';

/** The host's own fetch gives up long before. */
const SILENCE_MS = 400_000;

/** The body in place of any other answer; undefined while the org is in service. Bodies are assumed. */
export async function outageAnswer(org: Org, request: Request): Promise<Response | undefined> {
  switch (org.controls().unavailable) {
    case 'off':
      return undefined;
    case '503':
      return new URL(request.url).pathname.startsWith('/services/data')
        ? unavailableJson()
        : maintenance(503);
    case 'html':
      return maintenance(200);
    case 'timeout':
      // Whoever gave up must not keep the clock waiting.
      await org.clock.wait(SILENCE_MS, (wake) => request.signal.addEventListener('abort', wake));
      return new Response('Gateway Timeout', { status: 504, headers: { 'content-type': 'text/plain' } });
  }
}

function unavailableJson(): Response {
  const error = { errorCode: 'SERVER_UNAVAILABLE', message: 'The server is temporarily unavailable.' };
  return Response.json([error], { status: 503 });
}

function maintenance(status: 200 | 503): Response {
  const body =
    '<!doctype html><html lang="en"><head><title>Salesforce: Maintenance</title></head><body>' +
    '<h1>We are down for maintenance.</h1><p>Sorry for the inconvenience. We will be back shortly.</p></body></html>';
  return new Response(body, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
}
