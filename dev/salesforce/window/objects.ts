/** Owns what the window knows of an org's objects: what describe tells the viewer, so that nothing else can be shown. */

import type { Caller, OrgData } from '../org-data';

/** A part of describe's field. */
export interface Field {
  name: string;
  label: string;
  type: string;
  nameField: boolean;
  custom: boolean;
  compoundFieldName: string | null;
  filterable: boolean;
  sortable: boolean;
  length: number;
  referenceTo: string[];
  relationshipName: string | null;
  picklistValues: { value: string; label: string }[];
}

/** A part of describe's object. */
export interface Described {
  name: string;
  label: string;
  labelPlural: string;
  keyPrefix: string | null;
  custom: boolean;
  queryable: boolean;
  /** False for rows that are made for one query alone. */
  retrieveable: boolean;
  fields: Field[];
  childRelationships: { childSObject: string; field: string; relationshipName: string }[];
}

export type Summary = Omit<Described, 'fields' | 'childRelationships'>;

export interface Objects {
  /** Those that have records, by name. */
  all(): Summary[];
  /** Undefined for an object that is not there, or not for this user. Names tell no case. */
  object(name: string): Described | undefined;
  ofId(id: string): Summary | undefined;
  field(object: Described, name: string): Field | undefined;
}

export function readObjects(data: OrgData, caller: Caller): Objects {
  const known = new Map<string, Described | undefined>();
  let summaries: Summary[] | undefined;
  const all = () =>
    (summaries ??= (data.describeAll(caller) as Summary[]).filter(
      ({ queryable, retrieveable }) => queryable && retrieveable,
    ));
  return {
    all,
    object(name) {
      const key = name.toLowerCase();
      if (!known.has(key)) known.set(key, data.describe(caller, name) as Described | undefined);
      const found = known.get(key);
      return found?.retrieveable ? found : undefined;
    },
    ofId: (id) => all().find(({ keyPrefix }) => keyPrefix !== null && keyPrefix === id.slice(0, 3)),
    field: (object, name) => object.fields.find((field) => field.name === name),
  };
}

/** The field that names a record; activities and mails have none and are known by their subject. */
export function titleField({ fields }: Described): Field | undefined {
  return fields.find(({ nameField }) => nameField) ?? fields.find(({ name }) => name === 'Subject');
}

/** `Account ID` is the label of the field, `Account` that of what it names. */
export function labelOf({ label, type }: Field): string {
  return type === 'reference' ? label.replace(/ ID$/, '') : label;
}
