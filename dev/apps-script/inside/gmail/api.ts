/** Owns GmailApp's way to Gmail: the REST paths, asked as the user, with the token of the open message when one was set. */

import { call } from '../bridge';
import { exception } from '../strict';

interface AnswerWire {
  status: number;
  text: string;
}

let messageToken: string | null = null;

export function useMessageToken(token: string): void {
  messageToken = token;
}

type Query = Record<string, string | number | readonly string[] | undefined>;

/** @throws Exception with Gmail's own sentence (assumed: GmailApp's words are not published). */
export function gmailGet<T>(path: string, query: Query = {}): T {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (value === undefined ? [] : [value].flat()).map((one) => `${name}=${encodeURIComponent(one)}`),
  );
  return answered(ask('GET', pairs.length ? `${path}?${pairs.join('&')}` : path, null));
}

/** Undefined where Gmail does not know what is asked for. */
export function gmailFind<T>(path: string, query: Query = {}): T | undefined {
  try {
    return gmailGet<T>(path, query);
  } catch (error) {
    if (error instanceof Error && 'gmailStatus' in error && error.gmailStatus === 404) return undefined;
    throw error;
  }
}

export function gmailPost<T>(path: string, body: object): T {
  return answered(ask('POST', path, JSON.stringify(body)));
}

function ask(method: string, path: string, body: string | null): AnswerWire {
  return call<AnswerWire>('GmailApp', 'request', {
    serviceId: 'gmail',
    method,
    path: `users/me${path}`,
    body,
    messageToken,
  });
}

function answered<T>({ status, text }: AnswerWire): T {
  if (status < 400) return (text === '' ? {} : JSON.parse(text)) as T;
  const { error } = JSON.parse(text) as { error: { message: string } };
  const words = status === 403 ? `Access denied: : ${error.message}` : error.message;
  throw Object.defineProperty(exception(words), 'gmailStatus', { value: status });
}

/** All items of a listing from `start` on, at most `max` of them. */
export function gmailList<T>(
  listing: { path: string; field: string; query: Query },
  start: number,
  max: number,
): T[] {
  const found: T[] = [];
  for (
    let pageToken: string | undefined, isFirst = true;
    isFirst || pageToken !== undefined;
    isFirst = false
  ) {
    const maxResults = Math.min(start + max - found.length, 500);
    if (maxResults <= 0) break;
    const page: Record<string, unknown> = gmailGet(listing.path, { ...listing.query, maxResults, pageToken });
    found.push(...((page[listing.field] ?? []) as T[]));
    pageToken = page.nextPageToken as string | undefined;
  }
  return found.slice(start, start + max);
}
