/** Owns the shapes of what the script keeps: its triggers and its properties. Types only. */

import type { TriggerSchedule } from '../../apps-script/wire';

export type { TriggerSchedule };

/** `GET /api/triggers`: every installed trigger, the next due first, those that are spent last. */
export interface TriggerRow {
  id: string;
  /** Its owner: as whom it fires. */
  user: string;
  function: string;
  schedule: TriggerSchedule;
  dueMs: number;
  /** A one-shot that has fired: it comes no more, and counts until it is deleted. */
  spent?: true;
}

/**
 * `POST /api/triggers/fire {id}`: runs the trigger's function now, as its owner and with a trigger's limits, and
 * leaves the schedule as it is. Answers `RunAnswer`.
 */
export interface FireRequest {
  id: string;
}

/** `GET /api/properties`: the script's store first, then each user's that holds something; by key. */
export interface PropertyRow {
  store: 'script' | 'user';
  /** Whose it is; null in the script's store. */
  user: string | null;
  key: string;
  /** Of key and value together, as the store's limit counts them. */
  bytes: number;
  /** With everything masked that may be a secret: never a token, secret, code or verifier. */
  value: string;
}
