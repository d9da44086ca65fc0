/** Owns the API log as the window shows it: calls of the API and of OAuth, newest first, perhaps only those that failed. */

import type { LogRow } from '../request-log';

export interface LogModel {
  rows: LogRow[];
  failedOnly: boolean;
  search: string;
  page: number;
  pages: number;
  /** Of all pages. */
  count: number;
}

const ROWS_A_PAGE = 100;
/** The rest are pages that a person saw. */
const OF_THE_API = /^\/(?:services|id|\.well-known)(?:\/|$)/;

/** `all` oldest first, as it is kept. */
export function readLog(all: LogRow[], asked: Record<string, string>): LogModel {
  const failedOnly = asked['show'] === 'failed';
  const search = (asked['q'] ?? '').slice(0, 100).trim();
  const rows = all
    .filter(({ path }) => OF_THE_API.test(path))
    .filter((row) => !failedOnly || isFailed(row))
    .filter((row) => contains(row, search.toLowerCase()))
    .reverse();
  const pages = Math.max(1, Math.ceil(rows.length / ROWS_A_PAGE));
  const page = Math.min(Math.max(1, Math.floor(Number(asked['page']) || 1)), pages);
  const from = (page - 1) * ROWS_A_PAGE;
  return { rows: rows.slice(from, from + ROWS_A_PAGE), failedOnly, search, page, pages, count: rows.length };
}

/** Also a call that was answered with 200 and failed in part, and one whose answer was lost. */
export function isFailed({ status, codes, fault }: LogRow): boolean {
  return status === 0 || status >= 400 || codes.length > 0 || (fault !== undefined && fault !== 'slow');
}

function contains({ path, query, username = '', codes }: LogRow, search: string): boolean {
  return [path, query, username, ...codes].some((text) => text.toLowerCase().includes(search));
}
