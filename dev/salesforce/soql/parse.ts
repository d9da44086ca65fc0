/** Owns the way from a query's text to its parts, and what the grammar refuses. */

import { parseQuery, type Query } from '@jetstreamapp/soql-parser-js';
import { soqlError, soqlErrorAt } from './soql-error';

/** Documented. */
const LONGEST = 100_000;

/** @throws OrgRefusal MALFORMED_QUERY */
export function parse(soql: string): Query {
  if (soql.length > LONGEST)
    throw soqlError('MALFORMED_QUERY', `SOQL statements cannot be longer than ${LONGEST} characters.`);
  const allRows = /(?<=\s)ALL(?=\s+ROWS\s*$)/i.exec(soql)?.[0];
  // Apex alone may ask for deleted rows so (words seen).
  if (allRows !== undefined)
    throw soqlErrorAt('MALFORMED_QUERY', { soql, token: allRows }, 'ALL ROWS not allowed in this context');
  try {
    return parseQuery(withoutExponents(soql));
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

/** The parser does not know numbers like `1.5e6`, which are good SOQL (met). */
function withoutExponents(soql: string): string {
  const number = /'(?:\\[\s\S]|[^'\\])*'|(?<![\w.:-])-?\d+(?:\.\d+)?[eE][+-]?\d{1,2}(?!\w)/g;
  return soql.replace(number, (found) => (found.startsWith("'") ? found : plainNumber(Number(found))));
}

function plainNumber(value: number): string {
  return value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 });
}
