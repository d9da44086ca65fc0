/** Owns one value on its way in: from JSON to what the database keeps, and what is wrong with it. */

import { id18, isId } from '../ids';
import { OrgRefusal } from '../refusal';
import { isIdentifier, isNumber, isText } from '../schema/field-kinds';
import type { FieldSpec } from '../schema/object-spec';
import type { SqlValue } from '../storage/database';
import { failure, tooLong, wrongId } from './save-failure';

/**
 * @throws OrgRefusal JSON_PARSER_ERROR: the body as a whole cannot be read (words seen, the position is not known here)
 * @throws SaveFailure for a value that can be read and may not be
 */
export function storedValue(field: FieldSpec, value: unknown): SqlValue {
  if (value === null || value === undefined || value === '') return null;
  if (isIdentifier(field)) return idValue(field, value);
  if (isText(field)) return textValue(field, value);
  if (isNumber(field)) return numberValue(field, value);
  switch (field.type) {
    case 'boolean':
      return booleanValue(value);
    case 'date':
      return dateValue(value);
    case 'datetime':
      return dateTimeValue(value);
    default:
      throw unreadable(field.type, value);
  }
}

/** What the parser of Salesforce's calls the kinds of JSON values. */
function kindOf(value: unknown): string {
  if (typeof value === 'string') return 'VALUE_STRING';
  if (typeof value === 'boolean') return value ? 'VALUE_TRUE' : 'VALUE_FALSE';
  if (typeof value === 'number') return Number.isInteger(value) ? 'VALUE_NUMBER_INT' : 'VALUE_NUMBER_FLOAT';
  return Array.isArray(value) ? 'START_ARRAY' : 'START_OBJECT';
}

export function unreadable(type: string, value: unknown): OrgRefusal {
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  const shown = isPlain ? ` value ${value}` : '';
  return new OrgRefusal(
    'JSON_PARSER_ERROR',
    `Cannot deserialize instance of ${type} from ${kindOf(value)}${shown} or request may be missing a required field at [line:1, column:1]`,
  );
}

function idValue(field: FieldSpec, value: unknown): string {
  if (typeof value !== 'string') throw unreadable('reference', value);
  if (!isId(value)) throw wrongId('MALFORMED_ID', field, value);
  return id18(value.slice(0, 15));
}

/** Not each address of RFC 5322 is taken, and no list of several (documented only roughly). */
const EMAIL = /^[^\s@<>()[\],;:"\\]+@[^\s@<>()[\],;:"\\]+\.[^\s@<>()[\],;:"\\.]+$/;

function textValue(field: FieldSpec, value: unknown): string | null {
  if (typeof value !== 'string') throw unreadable('string', value);
  // Salesforce takes the spaces away at both ends (documented for the API), and a text of nothing else is null.
  const text = field.type === 'textarea' ? value.trimEnd() : value.trim();
  if (text === '') return null;
  if (text.length > field.length) throw tooLong(field, text);
  if (field.type === 'email' && !EMAIL.test(text))
    throw failure('INVALID_EMAIL_ADDRESS', `${field.label}: invalid email address: ${text}`, [field.name]);
  if (field.restrictedPicklist && !isListed(field, text))
    throw failure(
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
      `${field.label}: bad value for restricted picklist field: ${text}`,
      [field.name],
    );
  return text;
}

function isListed({ type, picklist }: FieldSpec, text: string): boolean {
  const chosen = type === 'multipicklist' ? text.split(';') : [text];
  return chosen.every((one) => picklist.some(({ value }) => value === one));
}

function numberValue(field: FieldSpec, value: unknown): number {
  const type = field.type === 'int' ? 'int' : 'double';
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || Number.isNaN(number)) throw unreadable(type, value);
  if (type === 'int' && !Number.isInteger(number)) throw unreadable(type, value);
  const digits = field.precision - field.scale;
  if (Math.abs(number) >= 10 ** digits)
    throw failure(
      'NUMBER_OUTSIDE_VALID_RANGE',
      `${field.label}: value outside of valid range on numeric field: ${number}`,
      [field.name],
    );
  return Number(number.toFixed(Math.min(field.scale, 15)));
}

function booleanValue(value: unknown): number {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string' && /^(true|false)$/i.test(value))
    return value.toLowerCase() === 'true' ? 1 : 0;
  throw unreadable('boolean', value);
}

function dateValue(value: unknown): string {
  const day = typeof value === 'string' ? /^(\d{4}-\d{2}-\d{2})(?:T.*)?$/.exec(value)?.[1] : undefined;
  const time = day === undefined ? Number.NaN : Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day)
    throw unreadable('date', value);
  return day;
}

const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** To the second (documented). A time without a zone is UTC (assumed). */
function dateTimeValue(value: unknown): number {
  if (typeof value !== 'string' || !DATE_TIME.test(value)) throw unreadable('datetime', value);
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/.test(value) ? value : `${value}Z`;
  const ms = Date.parse(zoned.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  if (Number.isNaN(ms)) throw unreadable('datetime', value);
  return Math.floor(ms / 1000) * 1000;
}
