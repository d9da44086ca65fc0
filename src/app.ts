/**
 * Owns the composition: with `app/`, the only place where modules meet. Everything is made when it is first asked
 * for, so that an execution pays for what it uses.
 */

import { createCallerParts, nowMs } from './app/caller-parts';
import { createConnectionParts } from './app/connection-parts';
import { createDomainParts } from './app/domain-parts';
import { createOwnMailParts } from './app/own-mail-parts';
import { htmlPage } from './runtime/html-page';
import { log } from './runtime/log';
import { newSecret } from './runtime/secrets';
import { pauseOf, type UserRecord } from './sync/user-record';
import { userState } from './sync/user-state';

export type App = ReturnType<typeof createApp>;

export function createApp() {
  const caller = createCallerParts();
  const domain = createDomainParts(caller);
  const { mine, organization } = caller;
  return {
    nowMs,
    log,
    htmlPage,
    /** Short enough to be read out; it stands in the log too. */
    newReference: () => newSecret().slice(0, 8),
    ...caller,
    ...domain,
    ...createOwnMailParts(caller),
    ...createConnectionParts({ ...caller, ...domain }),
    pauseMine: () => mine().pause(nowMs()),
    resumeMine: () => mine().resume(),
    pauseOf,
    /** The caller's own state, from a record of theirs. */
    stateOf: (record: UserRecord) =>
      userState(
        {
          organization: organization().state,
          isInScope: record.isInScope,
          isPaused: pauseOf(record) !== undefined,
          result: record.result?.kind,
          lastSuccessAtMs: record.lastSuccessAtMs,
          lastRunAtMs: record.lastRunAtMs,
        },
        nowMs(),
      ),
  };
}
