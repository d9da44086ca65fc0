/** Owns the reading of an authorize request: what is asked, and where a wrong one is answered. */

import type { Org } from '../org';

export interface AuthorizeRequest {
  redirectUri: string;
  scopes: string[];
  /** Undefined when none was sent. */
  state: string | undefined;
  challenge: string;
  forcesLogin: boolean;
  forcesConsent: boolean;
  /** `immediate=true`: never show a page. */
  isImmediate: boolean;
  loginHint: string;
}

/** A wrong request is answered on a page of Salesforce's, or at the callback when that is known to be the app's. */
export type AuthorizeReading =
  | { kind: 'request'; request: AuthorizeRequest }
  | { kind: 'page'; error: string; description: string }
  | { kind: 'callback'; url: string };

/** Codes and places: seen in the historic list (facts 1.2). */
export function readAuthorizeRequest(org: Org, query: URLSearchParams): AuthorizeReading {
  const { app } = org.seed();
  const refuse = (error: string, description: string) => ({ kind: 'page', error, description }) as const;
  if (query.get('client_id') !== app.consumerKey)
    return refuse('invalid_client_id', 'client identifier invalid');
  if (!org.controls().appInstalled) return refuse(...APP_NOT_FOUND);
  const redirectUri = query.get('redirect_uri');
  // The code is in the list, its words are assumed.
  if (!redirectUri) return refuse('redirect_uri_missing', 'missing required parameter: redirect_uri');
  if (!app.callbackUrls.includes(redirectUri)) {
    return refuse('redirect_uri_mismatch', 'redirect_uri must match configuration');
  }
  const state = query.get('state') ?? undefined;
  const wrong = fault(query, app.scopes);
  if (wrong) return { kind: 'callback', url: callbackUrl(redirectUri, { ...wrong, state }) };
  const prompts = words(query.get('prompt'));
  return {
    kind: 'request',
    request: {
      redirectUri,
      scopes: grantedScopes(query, app.scopes),
      state,
      challenge: query.get('code_challenge')!,
      forcesLogin: prompts.includes('login'),
      forcesConsent: prompts.includes('consent'),
      isImmediate: query.get('immediate') === 'true',
      loginHint: query.get('login_hint') ?? '',
    },
  };
}

/** Code and words seen. */
export const APP_NOT_FOUND = [
  'OAUTH_EC_APP_NOT_FOUND',
  'External client app is not installed in this org',
] as const;

type Fault = { error: string; error_description: string };

/** The app requires PKCE. Words seen for the missing challenge and the response type, assumed for the rest. */
function fault(query: URLSearchParams, allowed: string[]): Fault | undefined {
  const wrong = (error: string, error_description: string): Fault => ({ error, error_description });
  if (query.get('response_type') !== 'code') {
    return wrong('unsupported_response_type', 'response type not supported');
  }
  if (words(query.get('scope')).some((scope) => !allowed.includes(plainScope(scope)))) {
    return wrong('invalid_scope', 'the requested scope is invalid, unknown, or malformed');
  }
  const challenge = query.get('code_challenge');
  if (!challenge) return wrong('invalid_request', 'missing required code challenge');
  // jsforce sends no method and gets S256 (seen). S256 gives 43 characters.
  if ((query.get('code_challenge_method') ?? 'S256') !== 'S256' || !/^[\w-]{43}$/.test(challenge)) {
    return wrong('invalid_request', 'invalid code challenge');
  }
  if (words(query.get('prompt')).some((prompt) => prompt !== 'login' && prompt !== 'consent')) {
    return wrong('invalid_request', 'invalid prompt');
  }
  return undefined;
}

/** Without `scope` all of the app's are granted (seen). `refresh_token` comes first in answers (seen). */
function grantedScopes(query: URLSearchParams, allowed: string[]): string[] {
  const asked = words(query.get('scope')).map(plainScope);
  const granted = asked.length === 0 ? allowed : allowed.filter((scope) => asked.includes(scope));
  return [...granted].sort((a, b) => Number(b === 'refresh_token') - Number(a === 'refresh_token'));
}

/** `offline_access` is another name for `refresh_token` (seen). */
function plainScope(scope: string): string {
  return scope === 'offline_access' ? 'refresh_token' : scope;
}

function words(text: string | null): string[] {
  return (text ?? '').split(' ').filter((word) => word !== '');
}

/** The app's callback with what is defined of `parameters`, in their order. */
export function callbackUrl(redirectUri: string, parameters: Record<string, string | undefined>): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) url.searchParams.append(name, value);
  }
  return url.href;
}

/** The same request once its `prompt=login` has been obeyed; or, for "Not you?", with it put in. */
export function withLoginPrompt(query: URLSearchParams, login: 'obeyed' | 'asked'): URLSearchParams {
  const changed = new URLSearchParams(query);
  const rest = words(query.get('prompt')).filter((word) => word !== 'login');
  const prompts = login === 'asked' ? ['login', ...rest] : rest;
  if (login === 'asked') changed.delete('login_hint');
  if (prompts.length === 0) changed.delete('prompt');
  else changed.set('prompt', prompts.join(' '));
  return changed;
}
