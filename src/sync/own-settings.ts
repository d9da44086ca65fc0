/** Owns what a person has set for their own mail; it can only make less of it reach Salesforce. */

import { type Decoded, flag, list, record, text } from '../decode';
import type { PropertyStore } from '../ports';
import type { ValueKind } from '../store/json-value';
import { createSingleValue, type SingleValue } from '../store/single-value';

const ownSettings = record({
  /** Addresses and domains, beside the organization's. */
  blocked: list(text),
  /** No body of this person's mail is read. */
  isHeaderOnly: flag,
});

export type OwnSettings = Decoded<typeof ownSettings>;

export const NEW_OWN_SETTINGS: OwnSettings = { blocked: [], isHeaderOnly: false };

const OWN: ValueKind<OwnSettings> = { name: 'own', version: 1, decoder: ownSettings };

export const createOwnSettings = (properties: PropertyStore): SingleValue<OwnSettings> =>
  createSingleValue(properties, 'own', OWN);
