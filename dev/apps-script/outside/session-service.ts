/** Owns what Session asks the host: whose execution it is. */

import { createHash } from 'node:crypto';
import type { Clock } from '../../world/clock';
import type { Caller, Service } from './service';

/** Documented: the key is another one after this. */
const KEY_LIFE_MS = 30 * 86_400_000;

/** Effective and active user are one in an add-on (documented). */
export function createSessionService(deps: { clock: Pick<Clock, 'nowMs'>; scriptId: string }): Service {
  const email = (caller: Caller) => caller.user;
  return {
    getActiveUser: email,
    getEffectiveUser: email,
    getTemporaryActiveUserKey(caller) {
      const period = Math.floor(deps.clock.nowMs() / KEY_LIFE_MS);
      const digest = createHash('sha256').update(`${deps.scriptId} ${caller.user} ${period}`);
      return digest.digest('base64url');
    },
  };
}
