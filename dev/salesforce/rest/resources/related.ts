/** Owns `/sobjects/Contact/ID/Account`: the parent or the children of a record by the relationship's name. */

import { isId } from '../../ids';
import { part, resource } from '../resource';
import { type Handler, ok, type RestCall } from '../rest-call';
import { notFound } from '../rest-error';
import { fieldsOf, readRecord } from './records';

interface Described {
  fields: { name: string; type: string; relationshipName: string | null }[];
  childRelationships: { childSObject: string; field: string; relationshipName: string | null }[];
}

const isNamed = (name: string) => (one: { relationshipName: string | null }) =>
  one.relationshipName?.toLowerCase() === name.toLowerCase();

/** A field by that name comes before: some names look like ids of 15 characters. */
const related: Handler = (call) => {
  const { data, caller } = call.asking;
  const [object, id, name] = [part(call, 1), part(call, 2), part(call, 3)];
  const described = data.describe(caller, object) as Described | undefined;
  const parent = described?.fields.find(isNamed(name));
  const child = described?.childRelationships.find(isNamed(name));
  if (parent) return ok(parentOf(call, { object, id, field: parent.name }));
  if (child) return ok(childrenOf(call, child, id));
  throw notFound();
};

function parentOf(
  call: RestCall,
  { object, id, field }: { object: string; id: string; field: string },
): object {
  const { data, caller } = call.asking;
  const value = data.retrieve(caller, { object, id, fields: [field] })?.[field];
  const all = data.describeAll(caller) as { name: string; keyPrefix: string | null }[];
  const target =
    typeof value === 'string'
      ? all.find(({ keyPrefix }) => keyPrefix && value.startsWith(keyPrefix))
      : undefined;
  if (!target) throw notFound();
  return readRecord(call, { object: target.name, id: String(value) });
}

function childrenOf(
  call: RestCall,
  { childSObject, field }: Described['childRelationships'][number],
  id: string,
): object {
  const { data, caller } = call.asking;
  const all = (data.describe(caller, childSObject) as Described).fields.filter(
    ({ type }) => !['address', 'location', 'complexvalue'].includes(type),
  );
  const fields = fieldsOf(call.query.get('fields')) ?? all.map(({ name }) => name);
  const soql = `SELECT ${fields.join(', ')} FROM ${childSObject} WHERE ${field} = '${id}'`;
  const { totalSize, done, locator, records } = data.query(caller, soql);
  const next = locator === undefined ? {} : { nextRecordsUrl: `${caller.dataPath}/query/${locator}` };
  return { totalSize, done, ...next, records };
}

const path = resource('sobjects/:object/:id/:name', { GET: related });

export const relatedResources = [
  { ...path, fits: (segments: readonly string[]) => path.fits(segments) && looksLikeId(segments[2] ?? '') },
];

/** Field names of 15 letters are no ids: an id has a digit in its first three or after (assumed safe here). */
function looksLikeId(text: string): boolean {
  return isId(text) && /\d/.test(text);
}
