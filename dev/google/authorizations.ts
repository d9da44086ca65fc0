/** Owns what Google knows of who granted the add-on which scopes, and the access tokens that follow from it. */

import { CANARY } from '../world/canary';
import type { Clock } from '../world/clock';
import type { Random } from '../world/random';
import type { StateStore } from '../world/state-store';
import type { GoogleControls } from './domain';

interface Token {
  user: string;
  scopes: string[];
  untilMs: number;
}

export interface GoogleAuthorizations {
  /** A token of the user's for an hour; the same one while it lives and covers the same scopes. */
  accessToken(user: string, scopes: readonly string[]): string;
  /** Who a bearer token stands for; undefined when it is unknown or over. */
  identify(token: string): Token | undefined;
  /** Those of `scopes` that the user, or an admin for the domain, has granted. */
  granted(user: string, scopes: readonly string[]): string[];
  /** The person clicked Google's own consent. */
  consent(user: string): void;
  consentUrl(user: string): string;
}

const LIFE_MS = 3_600_000;

export function createAuthorizations(deps: {
  clock: Pick<Clock, 'nowMs'>;
  random: Random;
  state: StateStore;
  controls: () => GoogleControls;
  set: (controls: Partial<GoogleControls>) => void;
}): GoogleAuthorizations {
  const document = deps.state.open<{ consented: string[]; tokens: Record<string, Token> }>(
    'google-authorizations',
    () => ({ consented: [], tokens: {} }),
  );

  function living(): [string, Token][] {
    return Object.entries(document.value.tokens).filter(([, token]) => token.untilMs > deps.clock.nowMs());
  }

  return {
    accessToken(user, scopes) {
      const same = living().find(([, token]) => token.user === user && token.scopes.join() === scopes.join());
      if (same) return same[0];
      const text = `ya29.${CANARY}${deps.random.text(80)}`;
      const fresh: Token = { user, scopes: [...scopes], untilMs: deps.clock.nowMs() + LIFE_MS };
      document.value.tokens = Object.fromEntries([...living(), [text, fresh]]);
      document.save();
      return text;
    },
    identify: (text) => living().find(([known]) => known === text)?.[1],
    granted(user, scopes) {
      if (!deps.controls().domainGrant && !document.value.consented.includes(user)) return [];
      const withdrawn = deps.controls().withdrawnScopes[user] ?? [];
      return scopes.filter((scope) => !withdrawn.includes(scope));
    },
    consent(user) {
      document.value.consented.push(user);
      document.save();
      const { [user]: _over, ...others } = deps.controls().withdrawnScopes;
      deps.set({ withdrawnScopes: others });
    },
    consentUrl: (user) => `https://accounts.google.com/o/oauth2/auth?login_hint=${encodeURIComponent(user)}`,
  };
}
