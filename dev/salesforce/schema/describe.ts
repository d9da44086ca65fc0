/** Owns describe answers, as jsforce's types have them (seen): what a user may know of an object and its fields. */

import type { Rights } from '../access/rights';
import type { Catalog } from './catalog';
import { isIdentifier, isNumber, isText } from './field-kinds';
import type { FieldSpec, FieldType, ObjectSpec } from './object-spec';

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
    fields: fields.map((field) => fieldPart(spec, field, describing)),
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

const SOAP_TYPES: Partial<Record<FieldType, string>> = {
  id: 'tns:ID',
  reference: 'tns:ID',
  junctionIds: 'urn:JunctionIdListNames',
  boolean: 'xsd:boolean',
  int: 'xsd:int',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
  address: 'urn:address',
};

function fieldPart(spec: ObjectSpec, field: FieldSpec, { rights }: Describing): object {
  const may = rights.object(spec);
  const canEdit = rights.canEdit(spec, field);
  const isLong = field.type === 'textarea' && field.length > 255;
  return {
    aggregatable: field.filterable && field.type !== 'boolean' && !isLong,
    aiPredictionField: false,
    autoNumber: field.name === 'CaseNumber',
    byteLength: isText(field) || isIdentifier(field) ? field.length * (isIdentifier(field) ? 1 : 3) : 0,
    calculated: field.calculated,
    calculatedFormula: null,
    cascadeDelete: field.onDelete === 'cascade',
    caseSensitive: field.caseSensitive,
    compoundFieldName: field.compound,
    controllerName: null,
    createable: field.createable && canEdit && may.create,
    custom: field.custom,
    defaultValue: field.type === 'boolean' ? field.defaultValue === true : field.defaultValue,
    defaultValueFormula: null,
    defaultedOnCreate: field.defaultedOnCreate,
    dependentPicklist: false,
    deprecatedAndHidden: false,
    digits: field.type === 'int' ? field.precision : 0,
    displayLocationInDecimal: false,
    encrypted: false,
    externalId: field.externalId,
    extraTypeInfo: field.htmlFormatted ? 'richtextarea' : null,
    filterable: field.filterable,
    filteredLookupInfo: null,
    formulaTreatNullNumberAsZero: false,
    groupable: field.groupable,
    highScaleNumber: false,
    htmlFormatted: field.htmlFormatted,
    idLookup: field.idLookup,
    inlineHelpText: field.inlineHelpText,
    label: field.label,
    length: field.length,
    mask: null,
    maskType: null,
    name: field.name,
    nameField: field.nameField,
    namePointing: field.type === 'reference' && field.referenceTo.length > 1,
    nillable: field.nillable,
    permissionable: field.permissionable,
    picklistValues: field.picklist.map(({ value, label, isDefault = false }) => ({
      active: true,
      defaultValue: isDefault,
      label,
      validFor: null,
      value,
    })),
    polymorphicForeignKey: field.type === 'reference' && field.referenceTo.length > 1,
    precision: isNumber(field) && field.type !== 'int' ? field.precision : 0,
    queryByDistance: false,
    referenceTargetField: null,
    referenceTo: field.referenceTo,
    relationshipName: field.relationshipName,
    relationshipOrder: null,
    restrictedDelete: field.type === 'reference' && field.onDelete === 'restrict',
    restrictedPicklist: field.restrictedPicklist,
    scale: field.scale,
    searchPrefilterable: false,
    soapType: SOAP_TYPES[field.type] ?? (isNumber(field) ? 'xsd:double' : 'xsd:string'),
    sortable: field.sortable,
    type: field.type === 'junctionIds' ? 'reference' : field.type,
    unique: field.unique,
    updateable: field.updateable && canEdit && may.edit,
    writeRequiresMasterRead: false,
  };
}
