/** Owns who a request of the page is from. */

import type { Context } from 'hono';
import type { HostParts } from '../create-host';
import { bad } from './json-body';

/** The address of the person who is signed in; a refusal when nobody is, or when a reset took them away. */
export function signedIn({ google, sessions }: Pick<HostParts, 'google' | 'sessions'>, c: Context): string {
  const user = sessions.user(c);
  if (user === undefined || !google.domain.person(user)) throw bad('Nobody is signed in.');
  return user;
}
