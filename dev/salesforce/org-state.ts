/** Owns the shape of what an org remembers, as plain JSON. */

import type { OrgControls } from './controls';

export interface OrgState {
  /** Only what has been set; the rest has its value from the seed. Another object after each change. */
  controls: Partial<OrgControls>;
  /** Calls of the token endpoint by grant type; `other` for one that is not supported. */
  tokenCalls: Record<string, number>;
  apiCalls: number;
  /** When the first of them was; absent before it. */
  apiCallsFromMs?: number;
  /** By user id: what the limit of log-ins counts. Absent before the first. */
  logins?: Record<string, { fromMs: number; count: number }>;
  /** How many secrets were issued: part of each, so that none repeats when a seeded source starts anew. */
  secrets: number;
  codes: AuthorizationCode[];
  grants: Grant[];
  sessions: BrowserSession[];
}

export interface AuthorizationCode {
  code: string;
  userId: string;
  clientId: string;
  redirectUri: string;
  scopes: string[];
  /** BASE64URL(SHA256(verifier)). */
  challenge: string;
  endsAtMs: number;
  used: boolean;
}

/** What one approval by one user gave the app. */
export interface Grant {
  id: number;
  userId: string;
  scopes: string[];
  grantedAtMs: number;
  /** When it was last refreshed; absent before that. */
  usedAtMs?: number;
  /** Null when the scope `refresh_token` was not asked for. */
  refreshToken: string | null;
  /** The refresh token has ended by policy. */
  expired: boolean;
  /** Refresh tokens that rotation has replaced. */
  deadRefreshTokens: string[];
  /** `startsAtMs` is absent in states from before it was kept. */
  accessTokens: { token: string; startsAtMs?: number; endsAtMs: number }[];
}

/** A person's login in one browser: the cookie `sid`. */
export interface BrowserSession {
  sid: string;
  userId: string;
  /** What a form of this session must carry. */
  csrf: string;
  endsAtMs: number;
}

/** An org that nobody has touched. */
export function emptyOrgState(): OrgState {
  return { controls: {}, tokenCalls: {}, apiCalls: 0, secrets: 0, codes: [], grants: [], sessions: [] };
}
