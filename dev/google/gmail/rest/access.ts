/** Owns who may do what: the bearer token, its scopes, whose mailbox, and the token of an open message. */

import { forbidden, insufficientScopes, unauthenticated } from './gmail-error';
import type { MessageTokens, OpenMessage } from './message-tokens';
import { type GmailMethod, METADATA_SCOPE } from './methods';

export interface Identities {
  /** Who a bearer token stands for; undefined when it is unknown or over. */
  identify(token: string): { user: string; scopes: readonly string[] } | undefined;
}

/** What a request was let in with. */
export interface Access {
  user: string;
  /** With `gmail.metadata` no search and no bodies, even beside a wider scope (seen: googleapis issue 115621456). */
  isMetadataOnly: boolean;
  /** Let in by the token of an open message alone: what lies outside it is closed. */
  open: OpenMessage | undefined;
}

/** The header by which REST takes the token of an open message (documented: add-ons/guides/alternate-runtimes). */
const MESSAGE_TOKEN = 'x-goog-gmail-access-token';

/**
 * @throws GmailError 401 without a living token, 403 without a scope for the method or for another's mailbox.
 */
export function admit(
  request: Request,
  { method, userId }: { method: GmailMethod; userId: string },
  deps: { identities: Identities; tokens: MessageTokens },
): Access {
  const bearer = /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  const query = new URL(request.url).searchParams.get('access_token');
  const known = deps.identities.identify(bearer ?? query ?? '');
  if (!known) throw unauthenticated();
  const { user, scopes } = known;
  const isWide = method.scopes.some((scope) => scopes.includes(scope));
  const addOn = method.addOnScopes.filter((scope) => scopes.includes(scope));
  if (!isWide && addOn.length === 0) throw insufficientScopes(method.rpc);
  if (userId !== 'me' && userId.toLowerCase() !== user.toLowerCase()) {
    // Words: seen.
    throw forbidden(`Delegation denied for ${user}`);
  }
  if (isWide) return { user, isMetadataOnly: scopes.includes(METADATA_SCOPE), open: undefined };
  return {
    user,
    isMetadataOnly: addOn.every((scope) => scope.endsWith('.metadata')),
    open: addOn.some((scope) => scope.includes('current.message'))
      ? opened(request, user, deps.tokens)
      : undefined,
  };
}

/** The words are Google's for a missing token as far as reports tell; those for a wrong one are assumed. */
function opened(request: Request, user: string, tokens: MessageTokens): OpenMessage {
  const text = request.headers.get(MESSAGE_TOKEN);
  if (text === null) throw forbidden('Missing access token for per message scope.');
  const open = tokens.find(text);
  if (open?.user !== user) throw forbidden('Invalid access token for per message scope.');
  return open;
}
