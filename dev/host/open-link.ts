/** Owns `/open?url=`: from a production address to its local twin. */

import type { Context } from 'hono';
import type { HostParts } from './create-host';
import { bad } from './routes/json-body';

/** Goes on to the address's local twin, and notes it where a person is led to Salesforce's sign-in. */
export function openLink(parts: HostParts, c: Context): Response {
  const url = c.req.query('url') ?? '';
  if (!/^https:\/\//.test(url) || !URL.canParse(url)) throw bad('That is no address that can be opened.');
  const user = parts.sessions.user(c);
  const target = parts.origins().toLocal(url);
  if (target === undefined) return c.text(`This address is outside the local host: ${url}`, 200);
  if (user !== undefined && parts.salesforce.hosts().includes(new URL(url).hostname)) {
    parts.prompts.note(user, 'salesforce-page');
  }
  return c.redirect(target, 302);
}
