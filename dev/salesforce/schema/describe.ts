/** Owns describe answers, as jsforce's types have them (seen): what a user may know of an object and its fields. */

import type { Rights } from '../access/rights';
import type { Catalog } from './catalog';
import { describeField } from './describe-field';
import type { ObjectSpec } from './object-spec';

export interface Describing {
  catalog: Catalog;
  rights: Rights;
  /** `/services/data/vXX.X` */
  dataPath: string;
}

/** What `/sobjects` lists. */
export function describeObjects({ catalog, rights, dataPath }: Describing): object[] {
  return catalog.objects
    .filter((spec) => rights.object(spec).read)
    .map((spec) => objectPart(spec, { catalog, rights, dataPath }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Undefined for an object the org does not have, or not for this user. Names tell no case (assumed). */
export function describeObject(name: string, describing: Describing): object | undefined {
  const { catalog, rights } = describing;
  const spec = catalog.object(name);
  if (!spec || !rights.object(spec).read) return undefined;
  const fields = spec.fields.filter((field) => rights.canRead(spec, field));
  return {
    ...objectPart(spec, describing),
    actionOverrides: [],
    childRelationships: childRelationships(spec, describing),
    compactLayoutable: spec.layoutable,
    fields: fields.map((field) => describeField(spec, field, rights)),
    listviewable: null,
    lookupLayoutable: null,
    namedLayoutInfos: [],
    networkScopeFieldName: null,
    recordTypeInfos: spec.layoutable ? [masterRecordType(spec, describing)] : [],
    searchLayoutable: spec.searchable,
    sobjectDescribeOption: 'FULL',
    supportedScopes: [{ label: `All ${spec.labelPlural}`, name: 'everything' }],
  };
}

function objectPart(spec: ObjectSpec, { rights, dataPath }: Describing) {
  const may = rights.object(spec);
  const own = `${dataPath}/sobjects/${spec.name}`;
  return {
    activateable: false,
    associateEntityType: spec.name.endsWith('Share') ? 'Share' : null,
    associateParentEntity: null,
    createable: may.create,
    custom: spec.custom,
    customSetting: false,
    deepCloneable: false,
    deletable: may.delete,
    deprecatedAndHidden: false,
    feedEnabled: false,
    hasSubtypes: false,
    isInterface: false,
    isSubtype: false,
    keyPrefix: spec.keyPrefix,
    label: spec.label,
    labelPlural: spec.labelPlural,
    layoutable: spec.layoutable,
    mergeable: spec.mergeable && may.edit,
    mruEnabled: spec.layoutable,
    name: spec.name,
    queryable: spec.queryable,
    replicateable: !spec.virtual,
    retrieveable: !spec.virtual,
    searchable: spec.searchable,
    triggerable: spec.layoutable && spec.name !== 'Organization',
    undeletable: spec.undeletable && may.delete,
    updateable: may.edit,
    urls: { sobject: own, describe: `${own}/describe`, rowTemplate: `${own}/{ID}` },
  };
}

function masterRecordType(spec: ObjectSpec, { dataPath }: Describing): object {
  return {
    active: true,
    available: true,
    defaultRecordTypeMapping: true,
    developerName: 'Master',
    master: true,
    name: 'Master',
    recordTypeId: '012000000000000AAA',
    urls: { layout: `${dataPath}/sobjects/${spec.name}/describe/layouts/012000000000000AAA` },
  };
}

function childRelationships(spec: ObjectSpec, { catalog, rights }: Describing): object[] {
  return catalog.children(spec).flatMap(({ child, field, name }) => {
    if (!rights.object(child).read || !rights.canRead(child, field)) return [];
    return {
      cascadeDelete: field.onDelete === 'cascade',
      childSObject: child.name,
      deprecatedAndHidden: false,
      field: field.name,
      junctionIdListNames: [],
      junctionReferenceTo: [],
      relationshipName: name,
      restrictedDelete: field.onDelete === 'restrict',
    };
  });
}
