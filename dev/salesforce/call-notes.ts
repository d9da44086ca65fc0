/** Owns what is noted of a call for the list of requests: by whom and what it asked, and which errors it met; no secret. */

import { gunzipSync } from 'node:zlib';
import { findBearer } from './grants';
import { TOKEN_PATH } from './oauth/token';
import { formOf, grantTypeOf, withBasic } from './oauth/token-request';
import type { Org } from './org';
import { DATA_PATH } from './rest/sub-call';

export interface CallerNotes {
  /** Of the user whose token the call has; undefined for a call without a live one. */
  username?: string;
  /** Undefined for a client that the org does not know. */
  app?: string;
  /** Of the address, and the grant type of a token request; values that may be secrets are masked. */
  query: string;
}

/** Parameters whose values are no secrets and no one's words but the client's. */
const SHOWN = [
  'q',
  's',
  'sobject',
  'fields',
  'ids',
  'in',
  'allOrNone',
  'updateOnly',
  'start',
  'end',
  '_HttpMethod',
  'grant_type',
  'response_type',
  'scope',
  'prompt',
  'display',
];
const MASK = '***';
/** A query may have 100,000 characters. */
const LONGEST_QUERY = 1000;

export async function callerNotes(org: Org, request: Request): Promise<CallerNotes> {
  const { pathname, searchParams } = new URL(request.url);
  const shown = [...searchParams].map(([name, value]) => noted(name, value));
  if (request.method === 'POST' && pathname === TOKEN_PATH) {
    const form = await formOf(request.clone());
    withBasic(form, request.headers.get('authorization'));
    const isKnown = form.get('client_id') === org.seed().app.consumerKey;
    const grantType = grantTypeOf(form) ?? 'other';
    return { ...appNote(org, isKnown), query: [...shown, `grant_type=${grantType}`].join('&') };
  }
  const token = /^(?:Bearer|OAuth) (\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  const user = token === undefined ? undefined : findBearer(org, token)?.user;
  return {
    ...(user ? { username: user.username } : {}),
    ...appNote(org, user !== undefined),
    query: shown.join('&').slice(0, LONGEST_QUERY),
  };
}

/** A text without a name may be a secret too. */
function noted(name: string, value: string): string {
  if (SHOWN.includes(name)) return `${name}=${value}`;
  return `${/^[a-z_]{1,24}$/i.test(name) ? name : MASK}=${MASK}`;
}

function appNote(org: Org, isKnown: boolean): Pick<CallerNotes, 'app'> {
  return isKnown ? { app: org.seed().app.name } : {};
}

/** More than any list of results that may hold errors. */
const LARGEST_READ = 2_000_000;

/** The codes of the errors in an answer, each once. Only what may hold errors is read. */
export async function errorCodes(pathname: string, response: Response): Promise<string[]> {
  const isComposite = pathname.startsWith(DATA_PATH) && pathname.includes('/composite');
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  if (!isJson || (response.status < 400 && !isComposite)) return [];
  const bytes = Buffer.from(await response.clone().arrayBuffer());
  if (bytes.length > LARGEST_READ) return [];
  const isPacked = response.headers.get('content-encoding') === 'gzip';
  const text = (isPacked ? gunzipSync(bytes) : bytes).toString('utf8');
  return text === '' ? [] : [...new Set(codesIn(JSON.parse(text)))];
}

/** `errorCode` of rows, `statusCode` of save results, `error` of the token endpoint. */
function codesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(codesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => {
    const isCode = name === 'errorCode' || name === 'statusCode' || name === 'error';
    return isCode && typeof one === 'string' ? [one] : codesIn(one);
  });
}
