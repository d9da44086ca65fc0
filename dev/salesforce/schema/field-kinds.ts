/** Owns what types of field have in common: how they are kept in the database, and compared. */

import type { FieldSpec, FieldType } from './object-spec';

const TEXTS: readonly FieldType[] = [
  'string',
  'textarea',
  'email',
  'phone',
  'url',
  'picklist',
  'multipicklist',
  'combobox',
];
const NUMBERS: readonly FieldType[] = ['int', 'double', 'currency', 'percent'];

export const isText = ({ type }: Pick<FieldSpec, 'type'>) => TEXTS.includes(type);
export const isNumber = ({ type }: Pick<FieldSpec, 'type'>) => NUMBERS.includes(type);
export const isIdentifier = ({ type }: Pick<FieldSpec, 'type'>) => type === 'id' || type === 'reference';

/** Whether a second column holds the text without its case, with the index on it. */
export const isFolded = (field: FieldSpec) => isText(field) && field.indexed && !field.caseSensitive;

export const foldedColumn = ({ name }: Pick<FieldSpec, 'name'>) => `${name}#`;
