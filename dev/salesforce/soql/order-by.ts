/** Owns ORDER BY, LIMIT and OFFSET. */

import type { OrderByClause, QueryBase } from '@jetstreamapp/soql-parser-js';
import { isText } from '../schema/field-kinds';
import type { Operand } from './comparison';
import type { FunctionCall } from './functions';
import type { QueryContext } from './query-context';
import { soqlError, soqlErrorAt } from './soql-error';

export type OperandOf = (left: { path: string } | { call: FunctionCall }) => Operand;

/** Nulls come first unless asked otherwise (documented); text is ordered without its case. */
export function orderTerms(
  orderBy: QueryBase['orderBy'],
  context: QueryContext,
  operandOf: OperandOf,
): string[] {
  const clauses: OrderByClause[] = orderBy === undefined ? [] : [orderBy].flat();
  return clauses.map((clause) => {
    const operand = operandOf('fn' in clause ? { call: clause.fn } : { path: clause.field });
    if (!operand.field.sortable) {
      const message = `field '${operand.field.name}' can not be sorted in a query call`;
      const token = 'field' in clause ? clause.field : operand.field.name;
      throw soqlErrorAt('INVALID_FIELD', { soql: context.soql, token }, message);
    }
    return `${sortable(operand)} ${clause.order ?? 'ASC'} NULLS ${clause.nulls ?? 'FIRST'}`;
  });
}

export function sortable({ field, sql, folded }: Operand): string {
  if (folded !== undefined) return folded;
  return isText(field) && !field.caseSensitive ? `${sql} COLLATE NOCASE` : sql;
}

/** Documented, words seen. */
const FARTHEST_OFFSET = 2000;

export function checkedOffset(offset: number | undefined): number {
  if (offset !== undefined && offset > FARTHEST_OFFSET)
    throw soqlError('NUMBER_OUTSIDE_VALID_RANGE', `Maximum SOQL offset allowed is ${FARTHEST_OFFSET}`);
  return offset ?? 0;
}
