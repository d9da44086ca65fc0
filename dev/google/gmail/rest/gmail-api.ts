/** Owns the Gmail API behind its addresses: faults first, then the batch, then the routes. */

import { Hono } from 'hono';
import type { Random } from '../../../world/random';
import type { GmailControls } from '../controls';
import { type CallDeps, createCalls } from './ask';
import { answerBatch } from './batch';
import { errorResponse, exhausted, overRate, unavailable } from './gmail-error';
import { historyRoutes } from './history-api';
import { labelRoutes } from './labels-api';
import { messageRoutes } from './messages-api';
import { sendRoutes } from './send-api';
import { threadRoutes } from './threads-api';

export interface GmailApiDeps extends CallDeps {
  nowMs: () => number;
  /** Lets time pass on the host's clock. */
  waitMs: (ms: number) => Promise<unknown>;
  random: Random;
  controls: () => GmailControls;
}

/** Answers requests to `https://gmail.googleapis.com`, also under its older name `www.googleapis.com`. */
export function createGmailApi(deps: GmailApiDeps): (request: Request) => Promise<Response> {
  const users = new Hono();
  const routes = { app: users, call: createCalls(deps), nowMs: deps.nowMs };
  sendRoutes(routes);
  messageRoutes(routes);
  threadRoutes(routes);
  labelRoutes(routes);
  historyRoutes(routes);

  const app = new Hono();
  app.route('/gmail/v1/users/:userId', users);
  app.route('/upload/gmail/v1/users/:userId', users);
  app.notFound((c) => unknownPath(c.req.method, c.req.path));

  async function answer(request: Request): Promise<Response> {
    const fault = deps.controls().gmailFault;
    const isMeant = fault && (fault.path === undefined || new URL(request.url).pathname.includes(fault.path));
    if (isMeant && (fault.oneIn === undefined || deps.random.below(fault.oneIn) === 0)) {
      if (fault.act === '503') return errorResponse(unavailable().refusal);
      if (fault.act === '429') return errorResponse(exhausted().refusal);
      if (fault.act === '403') return errorResponse(overRate().refusal);
      await deps.waitMs(fault.slowMs ?? 10_000);
    }
    return app.fetch(request);
  }

  return (request) => {
    const { pathname } = new URL(request.url);
    if (request.method === 'POST' && /^\/batch(\/gmail\/v1)?$/.test(pathname)) {
      return answerBatch(request, {
        answer,
        boundary: () => deps.random.text(24),
        atOnce: () => deps.controls().gmailBatchAtOnce,
      });
    }
    return answer(request);
  };
}

/** A path of Gmail's that is not built is refused by name; any other is Google's own 404. */
function unknownPath(method: string, path: string): Response {
  const message =
    path.startsWith('/gmail/') || path.startsWith('/upload/gmail/')
      ? `not implemented in the local host: ${method} ${path}`
      : 'Not Found';
  return errorResponse({ status: 404, message, reason: 'notFound', name: 'NOT_FOUND' });
}
