/** Owns the keys of the customer's own Salesforce app, one pair for each environment. Only `oauth/` reads the secret. */

import { type Decoded, optional, record, text, whole } from '../decode';
import { AppError } from '../errors';
import type { PropertyStore } from '../ports';
import type { ValueKind } from '../store/json-value';
import type { Environment, Keys } from '../store/keys';
import { createSingleValue } from '../store/single-value';
import { readMyDomain } from './hosts';

const credentials = record({
  host: text,
  consumerKey: text,
  consumerSecret: text,
  /** What the org's refresh-token policy says, where an admin entered it; Salesforce tells clients none. */
  refreshTokenDays: optional(whole),
});

export type AppCredentials = Decoded<typeof credentials>;

const KIND: ValueKind<AppCredentials> = { name: 'app', version: 1, decoder: credentials };

/** What may be shown: never the secret. */
export interface ShownCredentials {
  host: string;
  consumerKey: string;
  refreshTokenDays?: number;
}

/** As typed; an empty secret keeps the stored one. */
export interface TypedCredentials {
  host: string;
  consumerKey: string;
  consumerSecret: string;
  refreshTokenDays: string;
}

export interface CredentialsStore {
  shown(environment: Environment): ShownCredentials | undefined;
  /** @throws input.invalid, store.full */
  save(environment: Environment, typed: TypedCredentials): void;
  /** @throws auth.credentials_missing */
  load(environment: Environment): AppCredentials;
}

const KEY = /^[A-Za-z0-9._-]{20,512}$/;
const SECRET = /^[A-Za-z0-9._-]{8,512}$/;

export function createCredentialsStore(deps: { properties: PropertyStore; keys: Keys }): CredentialsStore {
  const valueOf = (environment: Environment) =>
    createSingleValue(deps.properties, deps.keys.app(environment), KIND);

  return {
    shown(environment) {
      const stored = valueOf(environment).read();
      if (!stored) return undefined;
      const { consumerSecret: _secret, ...shown } = stored;
      return shown;
    },
    save(environment, typed) {
      const stored = valueOf(environment).read();
      const host = readMyDomain(typed.host, environment);
      const consumerKey = matching('consumerKey', KEY, typed.consumerKey);
      const kept = typed.consumerSecret.trim() === '' ? stored?.consumerSecret : undefined;
      const consumerSecret = kept ?? matching('consumerSecret', SECRET, typed.consumerSecret);
      const days = readDays(typed.refreshTokenDays);
      valueOf(environment).write({
        host,
        consumerKey,
        consumerSecret,
        ...(days === undefined ? {} : { refreshTokenDays: days }),
      });
    },
    load(environment) {
      const stored = valueOf(environment).read();
      if (!stored) throw new AppError('auth.credentials_missing', 'no app credentials', { environment });
      return stored;
    },
  };
}

function matching(field: string, pattern: RegExp, typed: string): string {
  const trimmed = typed.trim();
  if (!pattern.test(trimmed))
    throw new AppError('input.invalid', `not a ${field}`, { field, reason: 'form' });
  return trimmed;
}

function readDays(typed: string): number | undefined {
  if (typed.trim() === '') return undefined;
  const days = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : 0;
  if (days >= 1 && days <= 3650) return days;
  throw new AppError('input.invalid', 'not a number of days', { field: 'refreshTokenDays', reason: 'form' });
}
