/** Owns how a route of the API is called: admitted, paid for, its answer cut to the fields that were asked for. */

import type { Context } from 'hono';
import type { MailStore } from '../mail-store';
import type { Mailbox } from '../store/mailboxes';
import type { MessageRow } from '../store/messages';
import { type Access, admit, type Identities } from './access';
import { maskFields } from './fields';
import { errorResponse, forbidden, GmailError, invalid, notFound } from './gmail-error';
import type { MessageTokens } from './message-tokens';
import { METHODS } from './methods';
import type { UnitQuota } from './unit-quota';

/** One admitted request. */
export interface Ask {
  access: Access;
  store: MailStore;
  mailbox: Mailbox;
  query: URLSearchParams;
  param(name: string): string;
  /** The JSON body, however often it is asked for; a `message/rfc822` upload comes as `{raw}`. */
  body(): Promise<Record<string, unknown>>;
}

export interface CallDeps {
  store: () => MailStore;
  identities: Identities;
  tokens: MessageTokens;
  quota: UnitQuota;
}

export type Route = (c: Context) => Promise<Response>;
export type Handler = (ask: Ask) => unknown;

/** Makes routes; `undefined` is answered as 204. */
export function createCalls(deps: CallDeps): (name: keyof typeof METHODS, handle: Handler) => Route {
  return (name, handle) => async (c) => {
    const method = METHODS[name];
    try {
      const access = admit(c.req.raw, { method, userId: c.req.param('userId') ?? '' }, deps);
      deps.quota.take(access.user, method.units);
      const store = deps.store();
      const query = new URL(c.req.url).searchParams;
      let body: Promise<Record<string, unknown>> | undefined;
      const ask: Ask = {
        access,
        store,
        mailbox: await store.mailbox(access.user),
        query,
        param: (key) => c.req.param(key) ?? '',
        body: () => (body ??= bodyOf(c.req.raw)),
      };
      const value = await handle(ask);
      if (value === undefined) return new Response(null, { status: 204 });
      return Response.json(maskFields(value, query.get('fields')), {
        headers: { 'content-type': 'application/json; charset=UTF-8', vary: 'Origin, X-Origin, Referer' },
      });
    } catch (error) {
      if (error instanceof GmailError) return errorResponse(error.refusal);
      throw error;
    }
  };
}

async function bodyOf(request: Request): Promise<Record<string, unknown>> {
  const type = request.headers.get('content-type') ?? '';
  if (/^message\/rfc822/i.test(type)) {
    return { raw: Buffer.from(await request.arrayBuffer()).toString('base64url') };
  }
  if (/^multipart\//i.test(type)) {
    throw invalid('not implemented in the local host: multipart uploads; send message/rfc822 or JSON');
  }
  const text = await request.text();
  if (text === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  // Words: seen, shortened.
  throw invalid('Invalid JSON payload received.');
}

/**
 * The message of the path.
 *
 * @throws GmailError 400 for what is no id, 404 for one that the mailbox has not, 403 outside the open message.
 */
export function messageOf({ access, store, mailbox, param }: Ask): MessageRow {
  const row = store.messages.find(mailbox, plainId(param('id')));
  if (!row) throw notFound();
  checkOpen(access, row.thread);
  return row;
}

/** The token of an open message opens its thread too (documented: the scopes' texts). */
export function checkOpen({ open }: Access, thread: string): void {
  if (open && open.thread !== thread) {
    // Words: assumed.
    throw forbidden('Access token is not valid for this message.');
  }
}

/** An event names a message `msg-f:` and its id in decimal; REST takes both (documented: alternate-runtimes). */
export function plainId(id: string): string {
  const plain = readId(id);
  // Words: seen.
  if (plain === undefined) throw invalid('Invalid id value');
  return plain;
}

/** The id in hexadecimal digits; undefined for what is no id. */
export function readId(id: string): string | undefined {
  const decimal = /^(?:msg|thread)-[a-z]:(\d{1,19})$/.exec(id)?.[1];
  const plain = decimal === undefined ? id : BigInt(decimal).toString(16).padStart(16, '0');
  return /^[0-9a-f]{1,16}$/i.test(plain) ? plain.toLowerCase() : undefined;
}

/** `maxResults` within its bounds; more than the most is the most (seen). */
export function sizeOf(query: URLSearchParams, most = 500): number {
  const text = query.get('maxResults');
  if (text === null) return 100;
  const size = Number(text);
  // Words: seen, for any parameter of a wrong type.
  if (!/^\d+$/.test(text)) throw invalid(`Invalid value at 'max_results' (TYPE_UINT32), "${text}"`);
  return size === 0 ? 100 : Math.min(size, most);
}
