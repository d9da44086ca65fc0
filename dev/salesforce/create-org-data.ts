/** Owns the data of one org, put together: database, schema, rights, sharing, queries and saves behind one interface. */

import type { OrgSeed } from '../world/scenarios';
import { createRecordAccesses } from './access/record-access';
import { createRightsTable } from './access/rights';
import { createSharing } from './access/sharing';
import { createVirtualRows } from './access/virtual-rows';
import { id18, isId, recordId } from './ids';
import { type DataSwitches, INITIAL_SWITCHES } from './data-switches';
import type { Caller, OrgData, SaveOptions, SharingModel } from './org-data';
import { convertLead } from './records/convert-lead';
import { mergeRecords } from './records/merge';
import { removeAll, undeleteAll } from './records/remove';
import { createAll, objectFor, updateAll } from './records/save';
import type { Saving, SaveDeps } from './records/saving';
import { upsertAll } from './records/upsert';
import { idsFoundByKey } from './records/given-fields';
import { OrgRefusal } from './refusal';
import { type Catalog, wholeCatalog } from './schema/catalog';
import { describeObject, describeObjects } from './schema/describe';
import { createCatalogs } from './schema/deployed';
import { type DxSource, wholeSchema } from './schema/dx-source';
import { isStored } from './schema/computed-fields';
import { createQueries } from './soql/run-query';
import { search } from './soql/search';
import type { Database } from './storage/database';
import { createRows } from './storage/rows';
import { createTables } from './storage/tables';

export interface OrgDataDeps {
  database: Database;
  seed: OrgSeed;
  source: DxSource;
  nowMs: () => number;
  /** Read anew in each call; those of an org that nobody has touched unless given. */
  switches?: DataSwitches | undefined;
}

/** What the rest of the simulator does with an org's data beside asking it. */
export interface OrgDataCore {
  data: OrgData;
  saveDeps: SaveDeps;
  whole: Catalog;
  /** Permissions were changed from outside. */
  forgetRights(): void;
}

/** How an org begins; an admin changes it in Sharing Settings. Other owned objects are open to all. */
const SHARING: Record<string, SharingModel> = {
  Account: 'Private',
  Contact: 'ControlledByParent',
  Opportunity: 'Private',
  Case: 'Private',
  Lead: 'ReadWrite',
  Task: 'Private',
  Event: 'Private',
};

/** Objects whose rows decide about rights. */
const RIGHTS_OBJECTS = [
  'User',
  'Profile',
  'PermissionSet',
  'PermissionSetAssignment',
  'ObjectPermissions',
  'FieldPermissions',
];

export function createOrgData(deps: OrgDataDeps): OrgDataCore {
  const { database, seed, source, nowMs, switches = { ...INITIAL_SWITCHES } } = deps;
  const whole = wholeCatalog(wholeSchema(source));
  createTables(database, whole);
  const catalog = createCatalogs(source, switches);
  const rows = createRows(database, seed.organizationId);
  const service = seed.users.findIndex(({ role }) => role === 'service');
  const serviceUserId = recordId('005', seed.organizationId, service);
  const ceilings = (userId: string) => (userId === serviceUserId ? switches.fieldPermissions : {});
  const rights = createRightsTable({ database, catalog, ceilings });
  const model = (object: string) => switches.sharing[object] ?? SHARING[object] ?? 'ReadWrite';
  const sharing = createSharing({ catalog, model });
  const accesses = createRecordAccesses({ database, catalog, sharing });
  const virtualRows = createVirtualRows({ database, rows, catalog, rights, accesses });
  const queries = createQueries({ database, catalog, rights, sharing, virtualRows, nowMs });
  const hooks = { validations: [], triggers: [] };
  const saveDeps: SaveDeps = {
    database,
    rows,
    catalog,
    rightsOf: rights.of,
    accesses,
    sharing,
    nowMs,
    switches,
    hooks,
    changed: ({ name }) => {
      if (RIGHTS_OBJECTS.includes(name)) rights.forget();
    },
  };
  const savingOf = (caller: Caller, options: SaveOptions = {}): Saving => ({
    deps: saveDeps,
    caller,
    rights: rights.of(caller.userId),
    catalog: catalog(),
    options,
  });
  const describing = ({ userId, dataPath }: Caller) => ({
    catalog: catalog(),
    rights: rights.of(userId),
    dataPath,
  });
  const data: OrgData = {
    query: queries.query,
    queryMore: queries.queryMore,
    search: (caller, spec) => search(caller, spec, { database, context: queries.context }),
    describeAll: (caller) => describeObjects(describing(caller)),
    hasObject(caller, name) {
      const object = catalog().object(name);
      return object !== undefined && rights.of(caller.userId).object(object).read;
    },
    describe: (caller, object) => describeObject(object, describing(caller)),
    retrieve: (caller, request) => retrieve(caller, request, { savingOf, query: queries.query }),
    findByKey(caller, { object: name, field: fieldName, value }) {
      const saving = savingOf(caller);
      const object = objectFor(saving, name);
      const field = saving.catalog.field(object, fieldName);
      if (!field || !saving.rights.canRead(object, field) || !(field.externalId || field.idLookup))
        throw new OrgRefusal(
          'NOT_FOUND',
          `Provided external ID field does not exist or is not accessible: ${fieldName}`,
        );
      const ids = idsFoundByKey(saving, object, { field, value });
      const reached = accesses.of(saving.rights, object, ids);
      return ids.filter((id) => reached.get(id)?.read);
    },
    create: (caller, records, options) => createAll(savingOf(caller, options), records),
    update: (caller, records, options) => updateAll(savingOf(caller, options), records),
    upsert: (caller, records, options) => upsertAll(savingOf(caller, options), records, options.field),
    remove: (caller, ids, options) => removeAll(savingOf(caller, options), ids),
    undelete: (caller, ids, options) => undeleteAll(savingOf(caller, options), ids),
    merge: (caller, request) => mergeRecords(savingOf(caller), request),
    convertLead: (caller, request) => convertLead(savingOf(caller), request),
    transaction: (act) => transaction(database, act),
    switches,
    hooks,
  };
  return { data, saveDeps, whole, forgetRights: rights.forget };
}

/** Read through the query that a client could have sent, so that both show the same. */
function retrieve(
  caller: Caller,
  request: Parameters<OrgData['retrieve']>[1],
  { savingOf, query }: { savingOf: (caller: Caller) => Saving; query: OrgData['query'] },
): ReturnType<OrgData['retrieve']> {
  const { catalog, rights } = savingOf(caller);
  const object = objectFor(savingOf(caller), request.object);
  if (!isId(request.id)) throw new OrgRefusal('MALFORMED_ID', `bad id ${request.id}`);
  const readable = object.fields
    .filter((field) => rights.canRead(object, field))
    .filter((field) => isStored(object, field) || field.type === 'address')
    .map(({ name }) => name);
  const asked = request.fields?.map((name) => catalog.field(object, name)?.name ?? name) ?? readable;
  const fields = [...new Set(asked)].join(', ');
  const soql = `SELECT ${fields} FROM ${object.name} WHERE Id = '${id18(request.id.slice(0, 15))}'`;
  return query(caller, soql).records[0];
}

class Undone extends Error {}

function transaction<T>(database: Database, act: (undo: () => void) => T): T {
  let result: { value: T } | undefined;
  try {
    database.transaction(() => {
      const asked = { undo: false };
      result = { value: act(() => (asked.undo = true)) };
      if (asked.undo) throw new Undone();
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  }
  return result!.value;
}
