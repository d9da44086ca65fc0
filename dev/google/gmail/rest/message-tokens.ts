/** Owns the tokens of open messages, with which an add-on may read that message and its thread alone. */

import { CANARY } from '../../../world/canary';
import type { Random } from '../../../world/random';

export interface OpenMessage {
  user: string;
  message: string;
  thread: string;
  untilMs: number;
}

export interface MessageTokens {
  issue(open: Omit<OpenMessage, 'untilMs'>): string;
  /** Undefined when the token is unknown or over. */
  find(token: string): OpenMessage | undefined;
  clear(): void;
}

/** How long one lives is not told; an access token's hour (assumed). */
const LIFE_MS = 3_600_000;

export function createMessageTokens(deps: { nowMs: () => number; random: Random }): MessageTokens {
  const tokens = new Map<string, OpenMessage>();
  return {
    issue(open) {
      for (const [text, { untilMs }] of tokens) if (untilMs <= deps.nowMs()) tokens.delete(text);
      const text = `AMd.${CANARY}${deps.random.text(60)}`;
      tokens.set(text, { ...open, untilMs: deps.nowMs() + LIFE_MS });
      return text;
    },
    find(text) {
      const open = tokens.get(text);
      return open && open.untilMs > deps.nowMs() ? open : undefined;
    },
    clear: () => tokens.clear(),
  };
}
