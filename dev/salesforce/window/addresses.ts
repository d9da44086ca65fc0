/**
 * Owns the addresses of the window into an org. They read as Salesforce's own do: `/lightning/o/OBJECT/list`,
 * `/lightning/r/OBJECT/ID/view` and `/lightning/r/OBJECT/ID/related/NAME/view` (seen). The API log's is our own.
 */

import { SETUP_PATH } from '../setup';

export const HOME_PATH = '/lightning/page/home';
export const LOG_PATH = '/lightning/page/api-log';
export const SEE_AS_PATH = '/lightning/page/see-as';

export const listPath = (object: string) => `/lightning/o/${object}/list`;
export const recordPath = (object: string, id: string) => `/lightning/r/${object}/${id}/view`;
export const relatedPath = (object: string, { id, name }: { id: string; name: string }) =>
  `/lightning/r/${object}/${id}/related/${name}/view`;

/** `/ID`, as links to records have it; Salesforce leads on from there (seen). */
const RECORD_LINK = /^\/[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/;

/** Whether the window answers this path; the rest is the org's. */
export function isOfWindow(pathname: string): boolean {
  if (pathname === SETUP_PATH) return false;
  return pathname === '/lightning' || pathname.startsWith('/lightning/') || RECORD_LINK.test(pathname);
}

/** `path` with those parameters that have a value. */
export function withQuery(path: string, parameters: Record<string, string | undefined>): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value) given.set(name, value);
  return given.size === 0 ? path : `${path}?${given.toString()}`;
}
