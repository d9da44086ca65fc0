/** Owns the way from a query's text to its parts: what the grammar refuses, and what is not built here. */

import { type OrderByClause, parseQuery, type Query, type WhereClause } from '@jetstreamapp/soql-parser-js';
import { soqlErrorAt, unbuilt } from './soql-error';

export interface SelectedField {
  /** `['PermissionSet', 'Name']`, as the caller spelt it. */
  path: string[];
}

export interface ParsedQuery {
  /** Undefined for `COUNT()`. */
  fields: SelectedField[] | undefined;
  object: string;
  where: WhereClause | undefined;
  orderBy: OrderByClause[];
  limit: number | undefined;
}

/** @throws HTTPException MALFORMED_QUERY */
export function parse(soql: string): ParsedQuery {
  const query = parsed(soql);
  const { fields = [], sObject, where, orderBy, limit, ...rest } = query;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) throw unbuilt(`The part "${unknown}" of a query`);
  const first = fields[0];
  const isCount = first?.type === 'FieldFunctionExpression' && first.rawValue?.toUpperCase() === 'COUNT()';
  if (isCount && fields.length > 1)
    throw soqlErrorAt('MALFORMED_QUERY', { soql, token: ',' }, "unexpected token: ','");
  if (isCount && orderBy !== undefined) throw unbuilt('ORDER BY with COUNT()');
  return {
    fields: isCount ? undefined : fields.map(selected),
    object: sObject!,
    where,
    orderBy: orderBy === undefined ? [] : [orderBy].flat(),
    limit,
  };
}

function parsed(soql: string): Query {
  try {
    return parseQuery(soql);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    // The parser's words end in the token it did not expect, or name the character it could not read.
    const found =
      /found(?: -->|:) *'?(.*?)'?(?: <--)?$/s.exec(error.message) ?? /->(.)<-/s.exec(error.message);
    const token = found?.[1] ?? '';
    const shown = token === '' ? '<EOF>' : token;
    throw soqlErrorAt('MALFORMED_QUERY', { soql, token }, `unexpected token: '${shown}'`);
  }
}

function selected(field: NonNullable<Query['fields']>[number]): SelectedField {
  if (field.type === 'Field' && field.alias === undefined) return { path: [field.field] };
  if (field.type === 'FieldRelationship' && !('alias' in field)) {
    return { path: [...field.relationships, field.field] };
  }
  throw unbuilt(`A selected ${field.type === 'Field' ? 'field with an alias' : field.type}`);
}
