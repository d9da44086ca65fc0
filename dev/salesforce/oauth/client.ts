/** Owns which client may ask for tokens, or about them. */

import type { Org } from '../org';
import { oauthError } from './oauth-error';
import { unknownClient } from './token-request';

/** @throws HTTPException 400 when the app is unknown, not installed or blocked, or its secret is wrong */
export function checkClient(org: Org, form: URLSearchParams): void {
  checkApp(org, form.get('client_id'));
  // Seen.
  if (form.get('client_secret') !== org.seed().app.consumerSecret) {
    throw oauthError('invalid_client', 'invalid client credentials');
  }
  checkNotBlocked(org);
}

/** The same for a client that proves itself by a signature. */
export function checkSigningClient(org: Org, consumerKey: unknown): void {
  checkApp(org, consumerKey);
  checkNotBlocked(org);
}

function checkApp(org: Org, consumerKey: unknown): void {
  if (consumerKey !== org.seed().app.consumerKey) throw unknownClient();
  // Seen for connected apps; that an external client app gives the same is assumed.
  if (!org.controls().appInstalled) throw oauthError('invalid_client', 'app must be installed into org');
}

/** The words are the authorize step's; that they come with this code is assumed. */
function checkNotBlocked(org: Org): void {
  if (org.controls().appBlocked) throw oauthError('invalid_app_access', 'this app is blocked by admin');
}
