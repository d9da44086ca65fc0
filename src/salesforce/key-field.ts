/**
 * Owns whether the org is ready to guard each mail's key: the field TrunklineKey__c of EmailMessage, and where that
 * object is not there, of Task.
 */

import { decodeJson, flag, list, record, text } from '../decode';
import { hasCode } from '../errors';
import type { SalesforceClient } from './client';

/**
 * `unique`: an external id that no two records share, which the service account may fill in. `missing` is also a field
 * that it cannot see or fill in. `no-object`: neither object is there for it.
 */
export interface KeyField {
  state: 'unique' | 'not-unique' | 'missing' | 'no-object';
  /** Where mail is a Task, most likely for want of Enhanced Email; else it is an EmailMessage. */
  object?: 'Task';
  /** A Task may name several contacts: the org has Shared Activities. */
  namesSeveral?: true;
}

const describe = record({
  fields: list(record({ name: text, createable: flag, externalId: flag, unique: flag })),
});

type Fields = ReturnType<typeof describe>['fields'];

/** One API call, and another where EmailMessage is not there. @throws salesforce.*, auth.*, http.* */
export function readKeyField(client: Pick<SalesforceClient, 'get'>): KeyField {
  const ofEmail = fieldsOf(client, 'EmailMessage');
  if (ofEmail) return { state: stateIn(ofEmail) };
  const ofTask = fieldsOf(client, 'Task');
  if (!ofTask) return { state: 'no-object' };
  // A field of Activity is a field of Task (documented); that it may be unique is seen in public projects' metadata.
  const isShared = ofTask.some(({ name, createable }) => name === 'TaskWhoIds' && createable);
  return { state: stateIn(ofTask), object: 'Task', ...(isShared ? { namesSeveral: true } : {}) };
}

function stateIn(fields: Fields): KeyField['state'] {
  const key = fields.find(({ name }) => name === 'TrunklineKey__c');
  if (!key?.createable) return 'missing';
  return key.externalId && key.unique ? 'unique' : 'not-unique';
}

/** Nothing where the object is not there for the service account. */
function fieldsOf(client: Pick<SalesforceClient, 'get'>, object: string): Fields | undefined {
  try {
    return decodeJson('http.bad_response', describe, client.get(`/sobjects/${object}/describe`)).fields;
  } catch (error) {
    if (hasCode(error, 'salesforce.not_found')) return undefined;
    throw error;
  }
}
