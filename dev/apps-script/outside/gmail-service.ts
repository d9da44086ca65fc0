/** Owns GmailApp's requests to Gmail's REST paths: as the user whose execution asks, with what the user has granted. */

import type { Network } from './fetcher';
import { PlatformError } from './platform-error';
import type { Authorizations } from './script-service';
import type { Service } from './service';

const MAILBOX = 'https://gmail.googleapis.com/gmail/v1/users/me';

interface Ask {
  method: string;
  /** Below the mailbox, with its query. */
  path: string;
  body: string | null;
  /** Of the open message (documented: add-ons/guides/alternate-runtimes). */
  messageToken: string | null;
}

export function createGmailService(deps: {
  network: Network;
  authorizations: Pick<Authorizations, 'accessToken' | 'granted'>;
  scopes: readonly string[];
}): Service {
  const { authorizations, scopes } = deps;
  return {
    async request(caller, { method, path, body, messageToken }: Ask) {
      const token = authorizations.accessToken(caller.user, authorizations.granted(caller.user, scopes));
      const headers = new Headers({ authorization: `Bearer ${token}` });
      if (messageToken !== null) headers.set('x-goog-gmail-access-token', messageToken);
      if (body !== null) headers.set('content-type', 'application/json');
      const answer = deps.network(new Request(`${MAILBOX}${path}`, { method, headers, body }));
      // Words: seen, of a Google service that does not answer.
      if (!answer) throw new PlatformError('Service unavailable: Gmail');
      const response = await answer;
      return { status: response.status, text: await response.text() };
    },
  };
}
