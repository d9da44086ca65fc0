/** Owns reading a JSON body and refusing a request with a sentence. */

import { HTTPException } from 'hono/http-exception';
import type { Check } from '../../world/checks';

/** Answers 400 with `{error}`; the message is a whole sentence, for people. */
export function bad(message: string): HTTPException {
  return new HTTPException(400, { res: Response.json({ error: message }, { status: 400 }) });
}

/** The body as a JSON object; its fields are the client's word until they are looked at. */
export async function body<T extends object>(request: { json(): Promise<unknown> }): Promise<Partial<T> & T> {
  let value: unknown;
  try {
    value = await request.json();
  } catch (cause) {
    if (cause instanceof SyntaxError) throw bad('The body is not JSON.');
    throw cause;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw bad('The body must be a JSON object.');
  return value as Partial<T> & T;
}

export function requireText(value: unknown, name: string): void {
  if (typeof value !== 'string' || value === '') throw bad(`${name} must be a text.`);
}

/** The same, refused with a sentence unless it is what `check` allows. */
export async function checkedBody<T extends object>(
  request: { json(): Promise<unknown> },
  check: Check,
): Promise<T> {
  const value = await body<T>(request);
  const problem = check(value);
  if (problem !== undefined) throw bad(`The body ${problem}.`);
  return value;
}
