/** Owns the schema of an org as it is now: standard objects, what the admin has deployed, and the features that are on. */

import { RELATABLE } from './picklists';
import type { Feature, FieldSpec, ObjectSpec } from './object-spec';
import { STANDARD_OBJECTS } from './standard-objects';

export interface CustomSchema {
  objects: readonly ObjectSpec[];
  fields: readonly { object: string; field: FieldSpec }[];
}

export interface ChildRelationship {
  child: ObjectSpec;
  field: FieldSpec;
  /** What subqueries call it. */
  name: string;
}

/** Names tell no case. */
export interface Catalog {
  objects: readonly ObjectSpec[];
  object(name: string): ObjectSpec | undefined;
  /** By the first three characters. */
  objectOfId(id: string): ObjectSpec | undefined;
  field(object: ObjectSpec, name: string): FieldSpec | undefined;
  /** The reference whose record a path goes up to. */
  relationship(object: ObjectSpec, name: string): FieldSpec | undefined;
  children(object: ObjectSpec): readonly ChildRelationship[];
  child(object: ObjectSpec, name: string): ChildRelationship | undefined;
}

export interface CatalogOptions {
  /** Undefined when nothing is deployed. */
  custom: CustomSchema | undefined;
  features: Readonly<Record<Feature, boolean>>;
}

const ALL_ON: Record<Feature, boolean> = {
  sharedActivities: true,
  enhancedEmail: true,
  personAccounts: true,
};

/** With everything that might be switched on: what the database has tables for. */
export const wholeCatalog = (custom: CustomSchema): Catalog => createCatalog({ custom, features: ALL_ON });

export function createCatalog({ custom, features }: CatalogOptions): Catalog {
  const isOn = ({ feature }: { feature: Feature | null }) => feature === null || features[feature];
  const customObjects = custom?.objects ?? [];
  const relatable = customObjects.filter(({ name }) => name.endsWith('__c')).map(({ name }) => name);
  const objects = [...STANDARD_OBJECTS, ...customObjects].filter(isOn).map((spec) => ({
    ...spec,
    fields: [...spec.fields, ...fieldsFor(spec, custom)].filter(isOn).map((one) => widened(one, relatable)),
  }));
  const byName = new Map(objects.map((spec) => [spec.name.toLowerCase(), spec]));
  const byPrefix = new Map(objects.map((spec) => [spec.keyPrefix, spec]));
  const views = new Map(objects.map((spec) => [spec.name, viewOf(spec, objects)]));
  const view = (spec: ObjectSpec) => views.get(spec.name)!;
  return {
    objects,
    object: (name) => byName.get(name.toLowerCase()),
    objectOfId: (id) => byPrefix.get(id.slice(0, 3)),
    field: (spec, name) => view(spec).fields.get(name.toLowerCase()),
    relationship: (spec, name) => view(spec).relationships.get(name.toLowerCase()),
    children: (spec) => view(spec).children,
    child: (spec, name) => view(spec).childByName.get(name.toLowerCase()),
  };
}

function fieldsFor(spec: ObjectSpec, custom: CustomSchema | undefined): FieldSpec[] {
  // A field of Activity is a field of Task and of Event (documented).
  const homes = spec.name === 'Task' || spec.name === 'Event' ? [spec.name, 'Activity'] : [spec.name];
  return (custom?.fields ?? []).filter(({ object }) => homes.includes(object)).map(({ field }) => field);
}

/** Activities and emails can be related to custom objects too. */
function widened(field: FieldSpec, relatable: readonly string[]): FieldSpec {
  if (relatable.length === 0 || !RELATABLE.every((name) => field.referenceTo.includes(name))) return field;
  return { ...field, referenceTo: [...field.referenceTo, ...relatable] };
}

interface View {
  fields: Map<string, FieldSpec>;
  relationships: Map<string, FieldSpec>;
  children: ChildRelationship[];
  childByName: Map<string, ChildRelationship>;
}

function viewOf(spec: ObjectSpec, objects: readonly ObjectSpec[]): View {
  const fields = new Map(spec.fields.map((field) => [field.name.toLowerCase(), field]));
  const ways = spec.fields.filter(
    ({ type, relationshipName }) => type === 'reference' && relationshipName !== null,
  );
  const children = objects.flatMap((child) =>
    child.fields
      .filter((field) => field.childName !== null && field.referenceTo.includes(spec.name))
      .map((field) => ({ child, field, name: field.childName! })),
  );
  return {
    fields,
    relationships: new Map(ways.map((field) => [field.relationshipName!.toLowerCase(), field])),
    children,
    childByName: new Map(children.map((child) => [child.name.toLowerCase(), child])),
  };
}
