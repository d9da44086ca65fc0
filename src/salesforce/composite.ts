/** Owns asking several queries in one call, and following each of them to its last row. */

import { type Decoder, decode, decodeJson, list, optional, record, text, whole } from '../decode';
import { AppError } from '../errors';
import { API_VERSION, type SalesforceClient } from './client';
import { failureOfPart } from './failures';

const anything: Decoder<unknown> = (value) => value;

/** Rows that came, and where the others are. */
const page = record({ records: list(anything), nextRecordsUrl: optional(text) });

const answer = record({
  compositeResponse: list(record({ referenceId: text, httpStatusCode: whole, body: anything })),
});

const DATA = `/services/data/${API_VERSION}`;
const LOCATOR = new RegExp(`^${DATA.replace(/\./g, '\\.')}(/query/[\\w-]+)$`);
/** 200,000 rows: what asks for more than that is broken. */
const MAX_PAGES = 100;

type Client = Pick<SalesforceClient, 'get' | 'post'>;

/**
 * Returns the rows of each of at most five queries (documented: facts/salesforce.md 2.6), in their order: one API call, and
 * one for each further page. @throws salesforce.*, http.*
 */
export function askTogether(client: Client, queries: readonly string[]): unknown[][] {
  if (queries.length === 0) return [];
  // Whoever lets such a text through has forgotten what a composite call makes of it.
  if (queries.some((soql) => soql.includes('@{'))) throw new AppError('unexpected', 'a reference in a query');
  const text = client.post('/composite', {
    allOrNone: false,
    collateSubrequests: false,
    compositeRequest: queries.map((soql, at) => ({
      method: 'GET',
      referenceId: `q${at}`,
      url: `${DATA}/query?q=${encodeURIComponent(soql)}`,
    })),
  });
  const parts = decodeJson('http.bad_response', answer, text).compositeResponse;
  return queries.map((_, at) => {
    const part = parts.find(({ referenceId }) => referenceId === `q${at}`);
    if (!part) throw new AppError('http.bad_response', 'a part is missing', { what: `no answer to q${at}` });
    if (part.httpStatusCode !== 200) throw failureOfPart(part.httpStatusCode, part.body);
    return allRows(client, part.body);
  });
}

/** The rows of a page and of all that follow it, as of a query or of a child query. */
export function allRows(client: Pick<SalesforceClient, 'get'>, first: unknown): unknown[] {
  let { records, nextRecordsUrl } = decode('http.bad_response', page, first);
  const rows = [...records];
  for (let pages = 1; nextRecordsUrl !== undefined; pages++) {
    const path = LOCATOR.exec(nextRecordsUrl)?.[1];
    if (!path || pages >= MAX_PAGES)
      throw new AppError('http.bad_response', 'no next page', { what: 'nextRecordsUrl leads nowhere' });
    ({ records, nextRecordsUrl } = decodeJson('http.bad_response', page, client.get(path)));
    for (const row of records) rows.push(row);
  }
  return rows;
}
