/** Owns requests of a script's services to Google's APIs: as the user whose execution asks, with what was granted. */

import { ADVANCED_APIS } from '../advanced-apis';
import type { Network } from './fetcher';
import { PlatformError } from './platform-error';
import type { Authorizations } from './script-service';
import type { Caller, Service } from './service';

interface Ask {
  serviceId: string;
  method: string;
  /** Below the API's root, with its query. */
  path: string;
  body: string | null;
  /** Of the open message (documented: add-ons/guides/alternate-runtimes). */
  messageToken?: string | null;
}

export interface GoogleRequestDeps {
  network: Network;
  authorizations: Pick<Authorizations, 'accessToken' | 'granted'>;
  scopes: readonly string[];
}

export function createGoogleRequests(deps: GoogleRequestDeps): Service {
  const { authorizations, scopes } = deps;
  return {
    async request(caller: Caller, { serviceId, method, path, body, messageToken }: Ask) {
      const token = authorizations.accessToken(caller.user, authorizations.granted(caller.user, scopes));
      const headers = new Headers({ authorization: `Bearer ${token}` });
      if (typeof messageToken === 'string') headers.set('x-goog-gmail-access-token', messageToken);
      if (body !== null) headers.set('content-type', 'application/json');
      const answer = deps.network(
        new Request(`${ADVANCED_APIS[serviceId]!.base}${path}`, { method, headers, body }),
      );
      // Words: assumed.
      if (!answer) throw new PlatformError(`Service unavailable: ${serviceId}`);
      const response = await answer;
      return { status: response.status, text: await response.text() };
    },
  };
}
