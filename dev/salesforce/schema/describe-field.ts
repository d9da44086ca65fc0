/** Owns what describe says of one field, as jsforce's types have it (seen). */

import type { Rights } from '../access/rights';
import { isIdentifier, isNumber, isText } from './field-kinds';
import type { FieldSpec, FieldType, ObjectSpec } from './object-spec';

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

/** What no field here has. */
const NO_FIELD_HAS = {
  aiPredictionField: false,
  calculatedFormula: null,
  controllerName: null,
  defaultValueFormula: null,
  dependentPicklist: false,
  deprecatedAndHidden: false,
  displayLocationInDecimal: false,
  encrypted: false,
  filteredLookupInfo: null,
  formulaTreatNullNumberAsZero: false,
  highScaleNumber: false,
  mask: null,
  maskType: null,
  queryByDistance: false,
  referenceTargetField: null,
  relationshipOrder: null,
  searchPrefilterable: false,
  writeRequiresMasterRead: false,
};

export function describeField(spec: ObjectSpec, field: FieldSpec, rights: Rights): object {
  const may = rights.object(spec);
  const canEdit = rights.canEdit(spec, field);
  const isPolymorphic = field.type === 'reference' && field.referenceTo.length > 1;
  return {
    ...NO_FIELD_HAS,
    ...sizes(field),
    aggregatable: field.filterable && field.type !== 'boolean',
    autoNumber: field.name === 'CaseNumber',
    calculated: field.calculated,
    cascadeDelete: field.onDelete === 'cascade',
    caseSensitive: field.caseSensitive,
    compoundFieldName: field.compound,
    createable: field.createable && canEdit && may.create,
    custom: field.custom,
    defaultValue: field.defaultValue,
    defaultedOnCreate: field.defaultedOnCreate,
    externalId: field.externalId,
    extraTypeInfo: field.htmlFormatted ? 'richtextarea' : null,
    filterable: field.filterable,
    groupable: field.groupable,
    htmlFormatted: field.htmlFormatted,
    idLookup: field.idLookup,
    inlineHelpText: field.inlineHelpText,
    label: field.label,
    name: field.name,
    nameField: field.nameField,
    namePointing: isPolymorphic,
    nillable: field.nillable,
    permissionable: field.permissionable,
    picklistValues: field.picklist.map(({ value, label, isDefault = false }) => ({
      active: true,
      defaultValue: isDefault,
      label,
      validFor: null,
      value,
    })),
    polymorphicForeignKey: isPolymorphic,
    referenceTo: field.referenceTo,
    relationshipName: field.relationshipName,
    restrictedDelete: field.onDelete === 'restrict',
    restrictedPicklist: field.restrictedPicklist,
    sortable: field.sortable,
    type: field.type === 'junctionIds' ? 'reference' : field.type,
    unique: field.unique,
    updateable: field.updateable && canEdit && may.edit,
  };
}

function sizes(field: FieldSpec): object {
  const isInt = field.type === 'int';
  const bytes = isText(field) ? 3 : isIdentifier(field) ? 1 : 0;
  return {
    byteLength: field.length * bytes,
    digits: isInt ? field.precision : 0,
    length: field.length,
    precision: isInt ? 0 : field.precision,
    scale: field.scale,
    soapType: SOAP_TYPES[field.type] ?? (isNumber(field) ? 'xsd:double' : 'xsd:string'),
  };
}
