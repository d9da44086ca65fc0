/** Owns the flows without a browser: client credentials, a signed assertion, and a user's password. */

import { type Issued, openGrant } from '../grants';
import type { Org } from '../org';
import { isPreAuthorized } from '../sign-in-policy';
import { approvedScopes } from './approval';
import { checkedUser } from './checked-user';
import { checkClient, checkSigningClient } from './client';
import { checkAssertion, readAssertion } from './jwt-assertion';
import { oauthError } from './oauth-error';
import type { TokenRequest } from './token-request';

/** Words seen, the first code's assumed. */
export function runAs(org: Org, { form }: TokenRequest): Issued {
  checkClient(org, form);
  const { clientCredentials } = org.controls();
  if (clientCredentials === 'off') throw flowOff();
  const user = clientCredentials.runAs === null ? undefined : org.userByName(clientCredentials.runAs);
  if (!user) throw oauthError('invalid_grant', 'no client credentials user enabled');
  // Nor does the flow give these two (seen), and with nothing left it fails so (seen).
  const scopes = withoutRefresh(org.seed().app.scopes).filter((scope) => !['full', 'web'].includes(scope));
  if (scopes.length === 0) throw oauthError('invalid_grant', 'no valid scopes defined');
  return openGrant(org, checkedUser(org, user.id, 'login'), scopes);
}

/**
 * The signature stands for the secret. Who approved the app, or was approved for it by an admin, gets the scopes of
 * that (documented). A name that nobody has is refused as one who has not approved (assumed).
 */
export function byAssertion(org: Org, { form }: TokenRequest): Issued {
  const assertion = readAssertion(form.get('assertion'));
  checkSigningClient(org, assertion.claims['iss']);
  const { jwtBearer, adminApprovalRequired } = org.controls();
  // The code and the words are those of the client credentials flow (assumed here).
  if (jwtBearer === 'off') throw flowOff();
  checkAssertion(org, assertion, jwtBearer.certificate);
  const { sub } = assertion.claims;
  const user = typeof sub === 'string' ? org.userByName(sub) : undefined;
  const scopes = user && (isPreAuthorized(org, user) ? org.seed().app.scopes : approvedScopes(org, user));
  const isSelfApproving = !adminApprovalRequired;
  if (!user || (isSelfApproving && !scopes))
    throw oauthError('invalid_grant', "user hasn't approved this consumer");
  return openGrant(org, checkedUser(org, user.id, 'assertion'), withoutRefresh(scopes ?? []));
}

/** An org that blocks the flow says no more than one whose password was wrong (seen). No refresh token (documented). */
export function byPassword(org: Org, { form }: TokenRequest): Issued {
  checkClient(org, form);
  const user = org.userByName(form.get('username') ?? '');
  const isRight = user !== undefined && user.password === form.get('password');
  if (org.controls().passwordFlow === 'blocked' || !isRight)
    throw oauthError('invalid_grant', 'authentication failure');
  return openGrant(org, checkedUser(org, user.id, 'login'), withoutRefresh(org.seed().app.scopes));
}

const flowOff = () => oauthError('unauthorized_client', 'flow not enabled for the app');

const withoutRefresh = (scopes: string[]) => scopes.filter((scope) => scope !== 'refresh_token');
