/** Owns one record by an external id: read, upserted and deleted; and a path that ends in what is no id. */

import type { SaveResult } from '../../org-data';
import { objectIn } from '../json-body';
import { part, resource } from '../resource';
import { type Handler, NO_CONTENT, ok, type RestCall } from '../rest-call';
import { noSuchKey, notFound, RestError, saveErrors } from '../rest-error';
import { flagOf, saveOptionsOf } from '../save-options';
import { created, ofNamedObject, readRecord } from './records';

const UPSERT_TELLS_SINCE = 46;

/** The one id. @throws RestError 404, or 300 with the addresses of all that have the value (documented) */
function theOne(call: RestCall): string {
  const { data, caller } = call.asking;
  const [object, field, value] = [part(call, 1), part(call, 2), part(call, 3)];
  const ids = ofNamedObject(() => data.findByKey(caller, { object, field, value }));
  if (ids.length > 1) throw several(call, ids);
  if (ids.length === 0) throw notFound();
  return ids[0]!;
}

function several(call: RestCall, ids: string[]): RestError {
  const addresses = ids.map((id) => `${call.asking.caller.dataPath}/sobjects/${part(call, 1)}/${id}`);
  return new RestError(300, addresses as unknown as object[]);
}

const read: Handler = (call) => ok(readRecord(call, { object: part(call, 1), id: theOne(call) }));

/** 201 when made; of a match 200 with `created` since v46, 204 before (documented flag, status seen). */
const upsert: Handler = (call) => {
  const { data, caller } = call.asking;
  const [object, field, value] = [part(call, 1), part(call, 2), part(call, 3)];
  const given = objectIn(call.json(), 'SObject');
  checkNotInBody(given, field);
  const fields = { ...given, [field]: value };
  const options = { ...saveOptionsOf(call), field, updateOnly: flagOf(call, 'updateOnly') };
  const [result] = ofNamedObject(() => data.upsert(caller, [{ object, fields }], options));
  return upserted(call, result!);
};

function upserted(call: RestCall, result: SaveResult) {
  if (result.candidates) throw several(call, result.candidates);
  if (!result.success) throw saveErrors(result.errors);
  if (result.created) return created(call, result);
  if (call.version < UPSERT_TELLS_SINCE) return NO_CONTENT;
  return ok({ id: result.id, success: true, errors: [], created: false });
}

/** Words seen. */
function checkNotInBody(given: object, field: string): void {
  if (!Object.keys(given).some((name) => name.toLowerCase() === field.toLowerCase())) return;
  const message = `The ${field} field should not be specified in the sobject data.`;
  throw saveErrors([{ statusCode: 'INVALID_FIELD', message, fields: [field] }]);
}

const remove: Handler = (call) => {
  const { data, caller } = call.asking;
  const [result] = data.remove(caller, [theOne(call)]);
  if (!result!.success) throw saveErrors(result!.errors);
  return NO_CONTENT;
};

/** `/sobjects/Account/abc`: the last part is taken for the name of a field that is not there (seen). */
const noId: Handler = (call) => {
  if (!call.asking.data.hasObject(call.asking.caller, part(call, 1))) throw notFound();
  throw noSuchKey(part(call, 2));
};

export const keyedResources = [
  resource('sobjects/:object/:field/:value', { GET: read, PATCH: upsert, DELETE: remove }),
  resource('sobjects/:object/:id', { GET: noId, PATCH: noId, DELETE: noId }),
];
