/** Owns `/composite/sobjects`: up to 200 records in one call, each with its own result. */

import { id18, isId } from '../../ids';
import type { RecordIn, SaveResult, TypedRecord } from '../../org-data';
import { checkMembers, flagIn, listIn, objectIn, textIn, textsIn } from '../json-body';
import { part, resource } from '../resource';
import { type Handler, ok, type RestAnswer, type RestCall } from '../rest-call';
import { badRequest } from '../rest-error';
import { flagOf, saveOptionsOf } from '../save-options';
import { checkedName, ofNamedObject } from './records';

/** Documented. */
const MOST_RECORDS = 200;
const MOST_READ = 2000;
const MOST_CHUNKS = 10;

interface Given {
  records: TypedRecord[];
  allOrNone: boolean;
}

/** Records of equal types that follow each other are one chunk. The words are Apex's, that they come here is assumed. */
function givenIn(call: RestCall): Given {
  const body = objectIn(call.json(), 'SObjectCollection');
  checkMembers(body, ['allOrNone', 'records']);
  const records = listIn(body['records'], 'SObject').map((one) => typed(objectIn(one, 'SObject')));
  checkCount(records.length, MOST_RECORDS);
  const chunks = records.filter(
    ({ object }, n) => object.toLowerCase() !== records[n - 1]?.object.toLowerCase(),
  );
  if (chunks.length > MOST_CHUNKS)
    throw badRequest(
      'INVALID_INPUT',
      `Cannot have more than ${MOST_CHUNKS} chunks in a single operation. Please rearrange the data to reduce chunking.`,
    );
  return { records, allOrNone: flagIn(body['allOrNone']) };
}

function typed(record: RecordIn): TypedRecord {
  const attributes = record['attributes'];
  if (attributes === undefined)
    // Words assumed.
    throw badRequest('INVALID_INPUT', 'The attributes of a record must name its type');
  return { object: textIn(objectIn(attributes, 'attributes')['type']), fields: record };
}

/** Words seen. */
function checkCount(count: number, most: number): void {
  if (count > most)
    throw badRequest(
      'EXCEEDED_ID_LIMIT',
      `record limit reached. cannot submit more than ${most} records into this call`,
    );
}

/** What failed has no id (documented). */
function rows(results: SaveResult[]): object[] {
  return results.map(({ id, success, created, errors }) => ({
    ...(success ? { id } : {}),
    success,
    errors: errors.map(({ statusCode, message, fields }) => ({ statusCode, message, fields })),
    ...(success && created !== undefined ? { created } : {}),
  }));
}

const create: Handler = (call) => {
  const { data, caller } = call.asking;
  const { records, allOrNone } = givenIn(call);
  return ok(rows(data.create(caller, records, { ...saveOptionsOf(call), allOrNone })));
};

const update: Handler = (call) => {
  const { data, caller } = call.asking;
  const { records, allOrNone } = givenIn(call);
  return ok(rows(data.update(caller, records, { ...saveOptionsOf(call), allOrNone })));
};

/** All records are of the path's object (documented; words assumed). */
const upsert: Handler = (call) => {
  const { data, caller } = call.asking;
  const [object, field] = [part(call, 2), part(call, 3)];
  const { records, allOrNone } = givenIn(call);
  if (records.some((one) => one.object.toLowerCase() !== object.toLowerCase()))
    throw badRequest('INVALID_INPUT', `All records of an upsert must be of the type ${object}`);
  const options = { ...saveOptionsOf(call), allOrNone, field };
  return ok(rows(ofNamedObject(() => data.upsert(caller, records, options))));
};

const remove: Handler = (call) => {
  const { data, caller } = call.asking;
  const ids = idsIn(call.query.get('ids'));
  checkCount(ids.length, MOST_RECORDS);
  return ok(rows(data.remove(caller, ids, { allOrNone: flagOf(call, 'allOrNone') })));
};

/** Words assumed. */
function idsIn(text: string | null): string[] {
  const ids = (text ?? '').split(',').map((id) => id.trim());
  if (ids.includes('')) throw badRequest('INVALID_INPUT', 'The ids parameter must name at least one record');
  return ids;
}

const readByPost: Handler = (call) => {
  const body = objectIn(call.json(), 'SObjectCollection');
  checkMembers(body, ['ids', 'fields']);
  return read(call, { ids: textsIn(body['ids']), fields: textsIn(body['fields']) });
};

const readByGet: Handler = (call) => {
  const fields = (call.query.get('fields') ?? '').split(',').map((name) => name.trim());
  return read(call, { ids: idsIn(call.query.get('ids')), fields });
};

/** In the order of the ids; null for what this user does not find (documented). The id is always among the fields. */
function read(call: RestCall, { ids, fields }: { ids: string[]; fields: string[] }): RestAnswer {
  const { data, caller } = call.asking;
  checkCount(ids.length, MOST_READ);
  const wrong = ids.find((id) => !isId(id));
  // Words seen.
  if (wrong !== undefined) throw badRequest('MALFORMED_ID', `malformed id ${wrong}`);
  const object = checkedName(part(call, 2));
  const names = new Map(['Id', ...fields].map((name) => [checkedName(name).toLowerCase(), name]));
  const list = [...new Set(ids.map((id) => `'${id18(id.slice(0, 15))}'`))].join(', ');
  const soql = `SELECT ${[...names.values()].join(', ')} FROM ${object} WHERE Id IN (${list})`;
  const { records } = ofNamedObject(() => data.query(caller, soql));
  const found = new Map(records.map((record) => [String(record['Id']).slice(0, 15), record]));
  return ok(ids.map((id) => found.get(id.slice(0, 15)) ?? null));
}

export const collectionResources = [
  resource('composite/sobjects', { POST: create, PATCH: update, DELETE: remove }),
  resource('composite/sobjects/:object', { GET: readByGet, POST: readByPost }),
  resource('composite/sobjects/:object/:field', { PATCH: upsert }),
];
