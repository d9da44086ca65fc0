/** Owns state tokens: encrypted, bound to a person and a method, stateless as Google's are, so not of single use. */

import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Clock } from '../../world/clock';
import type { Random } from '../../world/random';
import type { StateStore } from '../../world/state-store';

export interface StateToken {
  user: string;
  method: string;
  args: Record<string, string>;
  untilMs: number;
}

export interface StateTokens {
  seal(token: Omit<StateToken, 'untilMs'>, lifeSeconds: number): string;
  /** Returns nothing for a token that is not ours or that is over. */
  open(text: string): StateToken | undefined;
}

const ALGORITHM = 'aes-256-gcm';

export function createStateTokens(deps: {
  clock: Pick<Clock, 'nowMs'>;
  random: Random;
  state: StateStore;
}): StateTokens {
  const document = deps.state.open('state-token-key', () => ({
    key: Buffer.from(deps.random.bytes(32)).toString('base64'),
  }));
  const key = () => Buffer.from(document.value.key, 'base64');

  return {
    seal(token, lifeSeconds) {
      document.save();
      const nonce = Buffer.from(deps.random.bytes(12));
      const cipher = createCipheriv(ALGORITHM, key(), nonce);
      const plain = JSON.stringify({ ...token, untilMs: deps.clock.nowMs() + lifeSeconds * 1000 });
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
    },
    open(text) {
      const bytes = Buffer.from(text, 'base64url');
      if (bytes.length < 29) return undefined;
      const decipher = createDecipheriv(ALGORITHM, key(), bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(12, 28));
      const token = decrypted(() =>
        Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8'),
      );
      return token && token.untilMs > deps.clock.nowMs() ? token : undefined;
    },
  };
}

function decrypted(read: () => string): StateToken | undefined {
  try {
    return JSON.parse(read()) as StateToken;
  } catch (error) {
    // Node's words for a wrong tag; anything else is a defect of ours.
    if (/unable to authenticate/.test((error as Error).message)) return undefined;
    throw error;
  }
}
