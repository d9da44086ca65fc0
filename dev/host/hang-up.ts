/** Owns closing a connection without an answer, where a party has hung up. */

import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import { HungUp } from '../world/party';

/** The answer; when its party hangs up, so does this server. */
export async function orHangUp(c: Context, answer: () => Response | Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof HungUp)) throw error;
    (c.env as HttpBindings).incoming.socket.destroy();
    return RESPONSE_ALREADY_SENT;
  }
}
