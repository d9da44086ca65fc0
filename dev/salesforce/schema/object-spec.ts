/** Owns how an object of the org is described: its fields and what holds for them. Types only; the files beside are data. */

/** As describe names them, but for `junctionIds`, which describe calls `reference` and JSON shows as a list of ids. */
export type FieldType =
  | 'id'
  | 'reference'
  | 'string'
  | 'textarea'
  | 'email'
  | 'phone'
  | 'url'
  | 'picklist'
  | 'multipicklist'
  | 'combobox'
  | 'boolean'
  | 'int'
  | 'double'
  | 'currency'
  | 'percent'
  | 'date'
  | 'datetime'
  | 'address'
  | 'junctionIds';

export interface PicklistValue {
  value: string;
  label: string;
  isDefault?: true;
  /** Further facts that the platform derives from a value: closed, won, high priority. */
  means?: Readonly<Record<string, string | number | boolean>>;
}

/** What a deletion of the record that a reference names does to the record that names it. */
export type OnDelete = 'clear' | 'cascade' | 'restrict';

export interface FieldSpec {
  name: string;
  label: string;
  type: FieldType;
  /** In characters; of text fields alone. */
  length: number;
  precision: number;
  scale: number;
  nillable: boolean;
  createable: boolean;
  updateable: boolean;
  filterable: boolean;
  sortable: boolean;
  groupable: boolean;
  /** Text that the platform puts in where none is given. */
  defaultValue: string | number | boolean | null;
  /** The platform fills it in, so that it is not asked for though it may not be null. */
  defaultedOnCreate: boolean;
  unique: boolean;
  caseSensitive: boolean;
  externalId: boolean;
  idLookup: boolean;
  nameField: boolean;
  /** A formula or another value that the platform makes. */
  calculated: boolean;
  custom: boolean;
  /** Field-level security applies to it. */
  permissionable: boolean;
  htmlFormatted: boolean;
  restrictedPicklist: boolean;
  picklist: readonly PicklistValue[];
  referenceTo: readonly string[];
  /** What paths of queries call the way up: `Account`, `Who`. */
  relationshipName: string | null;
  /** What subqueries call the way down, from the parent: `Contacts`. */
  childName: string | null;
  onDelete: OnDelete;
  /** Of which compound field it is a part. */
  compound: string | null;
  /** Looked up often: it has an index, and where its case counts for nothing a folded copy. */
  indexed: boolean;
  /** Only where the org has the feature. */
  feature: Feature | null;
  inlineHelpText: string | null;
}

export type Feature = 'sharedActivities' | 'enhancedEmail' | 'personAccounts';

/**
 * Whose access decides on a record: its owner's and what is shared (`owner`), the record it hangs on (`parents`, by
 * field), or nobody's (`all`: whoever may read the object reads each of its records).
 */
export type AccessRule =
  | { by: 'owner' }
  | { by: 'ownerOrParent'; parents: readonly string[] }
  | { by: 'parents'; parents: readonly string[] }
  | { by: 'all' };

export interface ObjectSpec {
  name: string;
  label: string;
  labelPlural: string;
  /** Null: its rows are made when they are asked for, and have no id of their own. */
  keyPrefix: string | null;
  fields: readonly FieldSpec[];
  custom: boolean;
  access: AccessRule;
  /** What the API may do with it at all, whoever asks. */
  createable: boolean;
  updateable: boolean;
  deletable: boolean;
  undeletable: boolean;
  mergeable: boolean;
  searchable: boolean;
  layoutable: boolean;
  queryable: boolean;
  /** Object permissions exist for it; else user permissions decide, see access/object-rights.ts. */
  permissioned: boolean;
  /** Has few rows, so that only its keys have indexes. */
  small: boolean;
  /** Rows are made for one query and stored nowhere. */
  virtual: boolean;
  feature: Feature | null;
}
