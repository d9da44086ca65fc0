/** Owns a connect in progress: verifier and nonce lie in the starting admin's own store, never in an address. */

import { type Decoded, oneOf, optional, record, text, whole } from '../decode';
import { AppError } from '../errors';
import type { PropertyStore } from '../ports';
import type { ValueKind } from '../store/json-value';
import { createSingleValue } from '../store/single-value';

const pending = record({
  environment: oneOf('production', 'sandbox'),
  startedAtMs: whole,
  /** Gone as soon as a callback has named the nonce. */
  secret: optional(record({ nonce: text, verifier: text })),
  /** The organization that the admin has confirmed, where it is another than before. */
  expectedOrganizationId: optional(text),
  /** How the attempt ended, when it did not succeed. */
  outcome: optional(
    record({
      code: text,
      facts: record({
        words: optional(text),
        found: optional(text),
        address: optional(text),
        name: optional(text),
      }),
      atMs: whole,
    }),
  ),
});

export type PendingConnect = Decoded<typeof pending>;

const KIND: ValueKind<PendingConnect> = { name: 'pending', version: 1, decoder: pending };

/** A state token lives for as long (ARCHITECTURE section 7). */
export const CONNECT_SECONDS = 600;

export function createPendingStore(properties: PropertyStore) {
  return createSingleValue(properties, 'pending', KIND);
}

export type PendingStore = ReturnType<typeof createPendingStore>;

/**
 * Takes the secret out of the store, whatever the nonce; each is good for one callback.
 *
 * @throws auth.state_invalid when there is none, it is over, or the nonce is another
 */
export function takeSecret(
  store: PendingStore,
  nonce: string,
  nowMs: number,
): { verifier: string; attempt: PendingConnect } {
  const found = store.read();
  const { secret, ...attempt } = found ?? {};
  if (!secret || !found) throw new AppError('auth.state_invalid', 'no connect in progress');
  store.write(attempt as PendingConnect);
  const isOver = nowMs > found.startedAtMs + CONNECT_SECONDS * 1000;
  if (isOver || secret.nonce !== nonce) throw new AppError('auth.state_invalid', 'an old or foreign nonce');
  return { verifier: secret.verifier, attempt: attempt as PendingConnect };
}
