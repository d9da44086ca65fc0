/** Owns whether the org is ready to guard each mail's key: the field TrunklineKey__c of EmailMessage. */

import { decodeJson, flag, list, record, text } from '../decode';
import { hasCode } from '../errors';
import type { SalesforceClient } from './client';

/**
 * `unique`: an external id that no two records share, which the service account may fill in. `missing` is also a field
 * that it cannot see or fill in. `no-object`: EmailMessage is not there for it, most likely for want of Enhanced Email.
 */
export type KeyField = 'unique' | 'not-unique' | 'missing' | 'no-object';

const describe = record({
  fields: list(record({ name: text, createable: flag, externalId: flag, unique: flag })),
});

/** One API call. @throws salesforce.*, auth.*, http.* */
export function readKeyField(client: Pick<SalesforceClient, 'get'>): KeyField {
  const json = describeEmailMessage(client);
  if (json === undefined) return 'no-object';
  const { fields } = decodeJson('http.bad_response', describe, json);
  const key = fields.find(({ name }) => name === 'TrunklineKey__c');
  if (!key?.createable) return 'missing';
  return key.externalId && key.unique ? 'unique' : 'not-unique';
}

function describeEmailMessage(client: Pick<SalesforceClient, 'get'>): string | undefined {
  try {
    return client.get('/sobjects/EmailMessage/describe');
  } catch (error) {
    if (hasCode(error, 'salesforce.not_found')) return undefined;
    throw error;
  }
}
