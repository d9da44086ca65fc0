/** Owns one record by its id: made, read, changed and deleted. */

import { isId } from '../../ids';
import type { RecordOut, SaveError } from '../../org-data';
import { OrgRefusal } from '../../refusal';
import { conditional } from '../conditional';
import { objectIn } from '../json-body';
import { part, resource } from '../resource';
import { type Handler, NO_CONTENT, ok, type RestCall } from '../rest-call';
import { badRequest, notFound, type RestError, restError, saveErrors } from '../rest-error';
import { saveOptionsOf } from '../save-options';
import { isRecordObject } from './is-record-object';

/** An object that the path names and the user does not have is a resource that does not exist (words documented). */
export function ofNamedObject<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw error instanceof OrgRefusal && error.code === 'INVALID_TYPE' ? notFound() : error;
  }
}

export const createRecord: Handler = (call) => {
  const { data, caller } = call.asking;
  const object = part(call, 1);
  const fields = objectIn(call.json(), 'SObject');
  const [result] = ofNamedObject(() => data.create(caller, [{ object, fields }], saveOptionsOf(call)));
  return created(call, result!);
};

/** 201 with the address of the record (documented). */
export function created(
  call: RestCall,
  {
    id,
    errors,
    success,
    ...rest
  }: {
    id: string | undefined;
    errors: Parameters<typeof saveErrors>[0];
    success: boolean;
    created?: boolean;
  },
) {
  if (!success) throw saveErrors(errors);
  const location = `${call.asking.caller.dataPath}/sobjects/${part(call, 1)}/${id}`;
  const flag = rest.created === undefined ? {} : { created: rest.created };
  return { status: 201, body: { id, success, errors: [], ...flag }, headers: { Location: location } };
}

const read: Handler = (call) => {
  const [object, id] = [part(call, 1), part(call, 2)];
  const record = readRecord(call, { object, id });
  const { data, caller } = call.asking;
  const stamps = isRecordObject(call, object)
    ? data.retrieve(caller, { object, id, fields: ['SystemModstamp'] })
    : undefined;
  const changedMs = Date.parse(String(stamps?.['SystemModstamp']));
  return Number.isNaN(changedMs) ? ok(record) : conditional(call, changedMs, () => ok(record));
};

/** @throws RestError 404 when there is none, or none any more (words documented and seen) */
export function readRecord(call: RestCall, wanted: { object: string; id: string }): RecordOut {
  const { data, caller } = call.asking;
  const fields = fieldsOf(call.query.get('fields'));
  const found = ofNamedObject(() => data.retrieve(caller, { ...wanted, ...(fields ? { fields } : {}) }));
  if (found) return found;
  const soql = `SELECT Id FROM ${wanted.object} WHERE Id = '${wanted.id}'`;
  const { totalSize } = data.query(caller, soql, { all: true });
  if (totalSize === 0) throw notFound();
  throw saveErrors([{ statusCode: 'ENTITY_IS_DELETED', message: 'entity is deleted', fields: [] }]);
}

/** `?fields=Id,Name`; undefined for all of them. What is no name cannot be a column (words seen). */
export function fieldsOf(text: string | null): string[] | undefined {
  if (text === null || text.trim() === '') return undefined;
  return text.split(',').map((one) => checkedName(one.trim()));
}

export function checkedName(name: string): string {
  if (/^[a-z]\w*(\.[a-z]\w*)*$/i.test(name)) return name;
  throw badRequest('INVALID_FIELD', `No such column '${name}' on entity. Check the name of the field.`);
}

const change: Handler = (call) => {
  const { data, caller } = call.asking;
  const [object, id] = [part(call, 1), part(call, 2)];
  const fields = objectIn(call.json(), 'SObject');
  // Words seen.
  if (Object.keys(fields).some((name) => name.toLowerCase() === 'id'))
    throw saveErrors([
      {
        statusCode: 'INVALID_FIELD',
        message: 'The Id field should not be specified in the sobject data.',
        fields: ['Id'],
      },
    ]);
  const [result] = ofNamedObject(() => data.update(caller, [{ object, id, fields }], saveOptionsOf(call)));
  if (!result!.success) throw ofThisRecord(result!.errors);
  return NO_CONTENT;
};

/** That there is no such record is told by the status too (seen, in answers of a composite). */
function ofThisRecord(errors: SaveError[]): RestError {
  const isGone = errors.some(
    ({ statusCode, fields }) => statusCode === 'INVALID_CROSS_REFERENCE_KEY' && fields.join() === 'Id',
  );
  return saveErrors(errors, isGone ? 404 : undefined);
}

const remove: Handler = (call) => {
  const { data, caller } = call.asking;
  checkPrefix(call);
  const [result] = data.remove(caller, [part(call, 2)]);
  if (!result!.success) throw ofThisRecord(result!.errors);
  return NO_CONTENT;
};

/** An id of another object than the path's (code and status assumed). */
function checkPrefix(call: RestCall): void {
  const { data, caller } = call.asking;
  const name = part(call, 1).toLowerCase();
  const all = data.describeAll(caller) as { name: string; keyPrefix: string | null }[];
  const object = all.find((one) => one.name.toLowerCase() === name);
  if (!object) throw notFound();
  if (object.keyPrefix !== null && !part(call, 2).startsWith(object.keyPrefix))
    throw restError(404, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
}

const byId = resource('sobjects/:object/:id', { GET: read, PATCH: change, DELETE: remove });

export const recordResources = [
  {
    ...byId,
    fits: (segments: readonly string[]) => byId.fits(segments) && isId(segments[2] ?? ''),
  },
];
