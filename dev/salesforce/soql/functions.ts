/** Owns the functions of SOQL: parts of dates, and aggregates, each as an operand (documented). */

import { isNumber, isText } from '../schema/field-kinds';
import { decimal, date, whole } from '../schema/field-builders';
import type { FieldSpec } from '../schema/object-spec';
import type { Operand } from './comparison';
import { resolvePath } from './field-path';
import type { Scope } from './query-context';
import { soqlError, soqlErrorAt, unbuilt } from './soql-error';

export interface FunctionCall {
  functionName?: string;
  parameters?: readonly (string | FunctionCall)[];
  rawValue?: string;
}

/** Fiscal years are the calendar's here. */
const DATE_PARTS: Record<string, (day: string) => string> = {
  CALENDAR_YEAR: (day) => part('%Y', day),
  CALENDAR_QUARTER: (day) => `((${part('%m', day)} + 2) / 3)`,
  CALENDAR_MONTH: (day) => part('%m', day),
  FISCAL_YEAR: (day) => part('%Y', day),
  FISCAL_QUARTER: (day) => `((${part('%m', day)} + 2) / 3)`,
  FISCAL_MONTH: (day) => part('%m', day),
  DAY_IN_YEAR: (day) => part('%j', day),
  DAY_IN_MONTH: (day) => part('%d', day),
  // Sunday is 1 (documented).
  DAY_IN_WEEK: (day) => `(${part('%w', day)} + 1)`,
  HOUR_IN_DAY: (day) => part('%H', day),
  WEEK_IN_YEAR: (day) => `((${part('%j', day)} - 1) / 7 + 1)`,
  WEEK_IN_MONTH: (day) => `((${part('%d', day)} - 1) / 7 + 1)`,
  DAY_ONLY: (day) => `date(${day})`,
};

const part = (format: string, day: string) => `CAST(strftime('${format}', ${day}) AS INTEGER)`;

const AGGREGATES = ['COUNT', 'COUNT_DISTINCT', 'SUM', 'AVG', 'MIN', 'MAX'];

const nameOf = ({ functionName }: FunctionCall) => (functionName ?? '').toUpperCase();

export const isAggregate = (call: FunctionCall) => AGGREGATES.includes(nameOf(call));
export const isDatePart = (call: FunctionCall) => Object.hasOwn(DATE_PARTS, nameOf(call));

/** Of the UTC day, or with convertTimezone of the user's (documented). */
export function datePart(scope: Scope, call: FunctionCall): Operand {
  const [parameter] = call.parameters ?? [];
  const isZoned = typeof parameter === 'object' && nameOf(parameter) === 'CONVERTTIMEZONE';
  const path = isZoned ? parameter.parameters?.[0] : parameter;
  if (typeof path !== 'string') throw unbuilt(`The function ${call.rawValue}`);
  const { field, sql } = resolvePath(scope, path);
  if (field.type !== 'date' && field.type !== 'datetime')
    throw soqlError('INVALID_FIELD', `The function ${nameOf(call)} does not take field ${field.name}`);
  const ms = isZoned ? `zoned(${sql}, ${scope.context.params.bind(scope.context.rights.timeZone)})` : sql;
  const day = field.type === 'date' ? sql : `${ms} / 1000, 'unixepoch'`;
  const made = nameOf(call) === 'DAY_ONLY' ? date('expr') : whole('expr');
  return { field: made, sql: DATE_PARTS[nameOf(call)]!(day), folded: undefined };
}

/** @throws OrgRefusal MALFORMED_QUERY, INVALID_FIELD (words seen) */
export function aggregate(scope: Scope, call: FunctionCall): Operand {
  const name = nameOf(call);
  const [parameter] = call.parameters ?? [];
  if (parameter === undefined) return { field: whole('expr'), sql: 'COUNT(*)', folded: undefined };
  if (typeof parameter !== 'string') throw unbuilt(`The function ${call.rawValue}`);
  const { field, sql, folded } = resolvePath(scope, parameter);
  if (!allows(name, field)) {
    const message = `field ${field.name} does not support aggregate operator ${name}`;
    throw soqlErrorAt('MALFORMED_QUERY', { soql: scope.context.soql, token: parameter }, message);
  }
  if (name === 'COUNT') return { field: whole('expr'), sql: `COUNT(${sql})`, folded: undefined };
  if (name === 'COUNT_DISTINCT') {
    const told = folded ?? (isText(field) && !field.caseSensitive ? `${sql} COLLATE NOCASE` : sql);
    return { field: whole('expr'), sql: `COUNT(DISTINCT ${told})`, folded: undefined };
  }
  return { field: name === 'AVG' ? decimal('expr') : field, sql: `${name}(${sql})`, folded: undefined };
}

function allows(name: string, field: FieldSpec): boolean {
  if (name === 'SUM' || name === 'AVG') return isNumber(field);
  if (name === 'MIN' || name === 'MAX') return field.type !== 'boolean' && field.sortable;
  return field.filterable;
}
