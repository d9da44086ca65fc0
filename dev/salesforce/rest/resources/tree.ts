/** Owns `/composite/tree`: records with their children in one call, all made or none. */

import type { SaveError } from '../../org-data';
import { checkMembers, type JsonObject, listIn, objectIn, textIn } from '../json-body';
import { part, resource } from '../resource';
import type { Handler, RestCall } from '../rest-call';
import { badRequest, notFound, RestError } from '../rest-error';
import { saveOptionsOf } from '../save-options';

/** Seen. */
const MOST_RECORDS = 200;
const DEEPEST = 5;

interface Planted {
  referenceId: string;
  id: string;
}

/** What a failed record is told as; ends the call. */
class NotPlanted extends Error {
  readonly referenceId: string;
  readonly errors: SaveError[];

  constructor(referenceId: string, errors: SaveError[]) {
    super(referenceId);
    this.referenceId = referenceId;
    this.errors = errors;
  }
}

const plant: Handler = (call) => {
  const { data, caller } = call.asking;
  const object = part(call, 2);
  if (!data.hasObject(caller, object)) throw notFound();
  const body = objectIn(call.json(), 'SObjectTree');
  checkMembers(body, ['records']);
  const planted: Planted[] = [];
  try {
    data.transaction(() => {
      for (const record of listIn(body['records'], 'SObjectTree'))
        plantOne(call, { record: objectIn(record, 'SObjectTree'), object, depth: 1, parent: {} }, planted);
    });
  } catch (error) {
    if (!(error instanceof NotPlanted)) throw error;
    const { referenceId, errors } = error;
    const rows = errors.map(({ statusCode, message, fields }) => ({ statusCode, message, fields }));
    const failed = new RestError(400, []);
    return { ...failed.answer, body: { hasErrors: true, results: [{ referenceId, errors: rows }] } };
  }
  return { status: 201, body: { hasErrors: false, results: planted } };
};

interface Seedling {
  record: JsonObject;
  object: string;
  depth: number;
  /** The field that names the record above. */
  parent: Record<string, string>;
}

function plantOne(call: RestCall, { record, object, depth, parent }: Seedling, planted: Planted[]): void {
  const { data, caller } = call.asking;
  // Words assumed.
  if (depth > DEEPEST) throw badRequest('INVALID_INPUT', `A tree has at most ${DEEPEST} levels`);
  if (planted.length >= MOST_RECORDS)
    throw badRequest('INVALID_INPUT', `A tree request has at most ${MOST_RECORDS} records`);
  const attributes = objectIn(record['attributes'], 'attributes');
  const referenceId = textIn(attributes['referenceId']);
  if (textIn(attributes['type']).toLowerCase() !== object.toLowerCase())
    throw badRequest('INVALID_INPUT', `The record ${referenceId} must be of the type ${object}`);
  const isBranch = (value: unknown): value is JsonObject =>
    typeof value === 'object' && value !== null && Object.hasOwn(value, 'records');
  const entries = Object.entries(record);
  const own = entries.filter(([, value]) => !isBranch(value));
  const fields = { ...Object.fromEntries(own), ...parent };
  const [result] = data.create(caller, [{ object, fields }], saveOptionsOf(call));
  if (!result!.success) throw new NotPlanted(referenceId, result!.errors);
  planted.push({ referenceId, id: result!.id! });
  for (const [name, branch] of entries) {
    if (!isBranch(branch)) continue;
    const { childSObject, field } = childOf(call, { object, name });
    for (const one of listIn(branch['records'], 'SObjectTree'))
      plantOne(
        call,
        {
          record: objectIn(one, 'SObjectTree'),
          object: childSObject,
          depth: depth + 1,
          parent: { [field]: result!.id! },
        },
        planted,
      );
  }
}

function childOf(call: RestCall, { object, name }: { object: string; name: string }) {
  const { data, caller } = call.asking;
  const described = data.describe(caller, object) as {
    childRelationships: { childSObject: string; field: string; relationshipName: string | null }[];
  };
  const found = described.childRelationships.find(({ relationshipName }) => relationshipName === name);
  if (!found) throw badRequest('INVALID_FIELD', `No such column '${name}' on sobject of type ${object}`);
  return found;
}

export const treeResource = resource('composite/tree/:object', { POST: plant });
