/** Owns the connection as it is stored: the tokens and what is known with them, one value. Only `oauth/` reads it. */

import { type Decoded, flag, oneOf, optional, record, text, whole } from '../decode';
import type { ValueKind } from '../store/json-value';

const grant = record({
  environment: oneOf('production', 'sandbox'),
  /** The My Domain host whose token endpoint made the tokens. */
  host: text,
  accessToken: text,
  refreshToken: text,
  instanceUrl: text,
  organizationId: text,
  serviceUserId: text,
  /** When the access token was made; milliseconds since 1970. */
  issuedAtMs: whole,
});

const refusal = record({
  /** Lost: a person must sign in again. Blocked: something must change in Salesforce. */
  kind: oneOf('lost', 'blocked'),
  /** Salesforce's own, `error: error_description`. */
  words: text,
  atMs: whole,
});

/** What only waiting helps against. */
const passing = record({
  words: text,
  isLoginRate: optional(flag),
  atMs: whole,
});

const connection = record({
  /** Counts the writes; the field's word for it is generation. */
  revision: whole,
  /** Absent after a disconnect. */
  grant: optional(grant),
  /** When the org's address was last looked for, because the old one was gone. */
  soughtAtMs: optional(whole),
  /** The last refresh, where it has failed in passing. */
  passing: optional(passing),
  /** Present while no execution may call the token endpoint. */
  refusal: optional(refusal),
});

export type Grant = Decoded<typeof grant>;
export type Refusal = Decoded<typeof refusal>;
export type ConnectionRecord = Decoded<typeof connection>;

export const CONNECTION: ValueKind<ConnectionRecord> = { name: 'conn', version: 1, decoder: connection };
