/**
 * Owns what the data of an org can be asked in process: types only. The REST API is written against these, and knows
 * neither the database nor the schema's files.
 *
 * - Every call says as whom it runs (`Caller`); permissions, field security and sharing of that user decide.
 * - A call as a whole is refused by throwing an `OrgRefusal` (see refusal.ts): a query that is wrong, an object the
 *   user does not have, read-only mode. What is wrong with one record of several comes back in its `SaveResult`.
 * - Records in and out are JSON as the REST API has it: field names, dates as text, `null`. Records out have
 *   `attributes` with type and address.
 * - Object and field names tell no case in; out they have the schema's spelling. Ids have 15 or 18 characters in,
 *   18 out.
 * - Nothing here is asynchronous, so a call sees no other call half done; `transaction` groups several.
 */

import type { DataHooks, DataSwitches } from './data-switches';

export type { DataHooks, DataSwitches, SharingModel, Trigger, ValidationRule } from './data-switches';

export interface Caller {
  /** 18 characters. */
  userId: string;
  /** `/services/data/vXX.X`, for the addresses in `attributes`; without a slash at its end. */
  dataPath: string;
}

export type FieldValue = string | number | boolean | null;

/** A record as a client sends it: fields by name; may hold `attributes`, `Id`, or parents by external id. */
export type RecordIn = Readonly<Record<string, unknown>>;

/** A record as it is answered. */
export type RecordOut = Record<string, unknown> & { attributes: { type: string; url?: string } };

export interface SaveError {
  /** For instance `REQUIRED_FIELD_MISSING`. REST calls it `errorCode` for a single record. */
  statusCode: string;
  message: string;
  /** Field names in the schema's spelling; for a single record REST leaves an empty list in too. */
  fields: string[];
  /** Only with DUPLICATES_DETECTED. */
  duplicates?: DuplicateMatch;
}

export interface DuplicateMatch {
  /** What REST calls it. */
  key: DataSwitches['duplicateKey'];
  rule: string;
  matchRule: string;
  /** Whether `allowSave` in the header would let the record through. */
  allowSave: boolean;
  entityType: string;
  records: RecordOut[];
}

export interface SaveResult {
  /** 18 characters; undefined when nothing was made. */
  id: string | undefined;
  success: boolean;
  /** Only of an upsert. */
  created?: boolean;
  errors: SaveError[];
  /** Only of an upsert by external id: more than one record has the value (REST: 300). */
  candidates?: string[];
}

export interface SaveOptions {
  /** All records or none: the others get ALL_OR_NONE_OPERATION_ROLLED_BACK. */
  allOrNone?: boolean;
  /** From `Sforce-Duplicate-Rule-Header`. */
  duplicateRule?: { allowSave: boolean };
  /** An upsert that must not create (`updateOnly=true`). */
  updateOnly?: boolean;
}

export interface QueryOptions {
  /** Also deleted records (`queryAll`). */
  all?: boolean;
  /** Rows a page, 200 to 2,000; 2,000 unless told. */
  batchSize?: number;
}

export interface QueryPage {
  totalSize: number;
  done: boolean;
  /** `01g…-2000`: the last segment of `nextRecordsUrl`; undefined when done. */
  locator: string | undefined;
  records: RecordOut[];
}

export interface SearchSpec {
  /** What is looked for, unescaped; `*` and `?` are wildcards. */
  text: string;
  in: 'ALL' | 'NAME' | 'EMAIL' | 'PHONE';
  objects: { name: string; fields: string[]; where?: string; orderBy?: string; limit?: number }[];
  /** Of all objects together. */
  limit?: number;
}

export interface OrgData {
  /** @throws OrgRefusal MALFORMED_QUERY, INVALID_TYPE, INVALID_FIELD, INVALID_QUERY_FILTER_OPERATOR and their like */
  query(caller: Caller, soql: string, options?: QueryOptions): QueryPage;
  /** @throws OrgRefusal INVALID_QUERY_LOCATOR */
  queryMore(caller: Caller, locator: string, options?: QueryOptions): QueryPage;
  search(caller: Caller, spec: SearchSpec): RecordOut[];

  /** What `/sobjects` lists for this user: the object part of a describe. */
  describeAll(caller: Caller): object[];
  /** Whether the org has the object, and the user may see it. */
  hasObject(caller: Caller, object: string): boolean;
  /** The whole describe; undefined for an object that the org lacks or the user may not see. */
  describe(caller: Caller, object: string): object | undefined;

  /**
   * One record; all readable fields unless named. Undefined when there is none that this user may read.
   * @throws OrgRefusal INVALID_FIELD, INVALID_TYPE, MALFORMED_ID
   */
  retrieve(caller: Caller, request: RetrieveRequest): RecordOut | undefined;
  /** Ids of records whose external id field (or idLookup field) has the value: one, none or several. */
  findByKey(caller: Caller, key: ExternalKey): string[];

  /** Records of several types may be mixed: each names its own. */
  create(caller: Caller, records: TypedRecord[], options?: SaveOptions): SaveResult[];
  update(caller: Caller, records: TypedRecord[], options?: SaveOptions): SaveResult[];
  /** By an external id field; `field` may be `Id`. */
  upsert(caller: Caller, records: TypedRecord[], options: SaveOptions & { field: string }): SaveResult[];
  remove(caller: Caller, ids: string[], options?: SaveOptions): SaveResult[];
  undelete(caller: Caller, ids: string[], options?: SaveOptions): SaveResult[];
  merge(caller: Caller, request: MergeRequest): SaveResult;
  convertLead(caller: Caller, request: LeadConversion): LeadConversionResult;

  /** All of what `act` writes is undone when it throws, or when it has called `undo`. */
  transaction<T>(act: (undo: () => void) => T): T;

  readonly switches: DataSwitches;
  readonly hooks: DataHooks;
}

export interface TypedRecord {
  /** As the path or `attributes.type` names it. */
  object: string;
  /** Of updates; else the record's own `Id`. */
  id?: string;
  fields: RecordIn;
}

export interface RetrieveRequest {
  object: string;
  id: string;
  fields?: string[];
}

export interface ExternalKey {
  object: string;
  field: string;
  value: string;
}

export interface MergeRequest {
  object: 'Account' | 'Contact' | 'Lead' | 'Case';
  masterId: string;
  /** At most two (documented). */
  mergedIds: string[];
  /** Values for the master. */
  fields?: RecordIn;
}

export interface LeadConversion {
  leadId: string;
  convertedStatus: string;
  accountId?: string;
  contactId?: string;
  doNotCreateOpportunity?: true;
  opportunityName?: string;
  ownerId?: string;
}

export interface LeadConversionResult extends SaveResult {
  accountId?: string;
  contactId?: string;
  opportunityId?: string;
}
