/** Owns the identity tokens of `ScriptApp.getIdentityToken`: OpenID Connect's, signed by a key of this run. */

import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { Clock } from '../../world/clock';

/** Documented for Google's identity tokens: an hour. */
const LIFE_SECONDS = 3_600;

export interface IdentityTokens {
  /** With the address when the script may know it (documented). */
  issue(user: string, facts: { withEmail: 'yes' | 'no' }): string;
}

/**
 * The header names a key that nobody publishes here, so nobody can verify the token; its claims are those that Google
 * documents. That `hd` is the domain of the person's own address is assumed (facts/apps-script.md 3.2).
 */
export function createIdentityTokens(deps: {
  clock: Pick<Clock, 'nowMs'>;
  scriptId: string;
}): IdentityTokens {
  let pair: { privateKey: KeyObject } | undefined;
  const clientId = `${numberOf(deps.scriptId)}.apps.googleusercontent.com`;

  return {
    issue(user, { withEmail }) {
      // A key takes a tenth of a second to make, and hardly any script asks.
      pair ??= generateKeyPairSync('rsa', { modulusLength: 2048 });
      const iat = Math.floor(deps.clock.nowMs() / 1000);
      const claims = {
        iss: 'https://accounts.google.com',
        azp: clientId,
        aud: clientId,
        sub: numberOf(user),
        hd: user.split('@')[1],
        ...(withEmail === 'yes' && { email: user, email_verified: true }),
        iat,
        exp: iat + LIFE_SECONDS,
      };
      const signed = [{ alg: 'RS256', kid: 'local-host', typ: 'JWT' }, claims].map(encoded).join('.');
      return `${signed}.${sign('sha256', Buffer.from(signed), pair.privateKey).toString('base64url')}`;
    },
  };
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

/** Google's ids of people are 21 digits that tell nothing; these are as long and always the same. */
function numberOf(text: string): string {
  const digest = createHash('sha256').update(text).digest('hex');
  return `1${BigInt(`0x${digest}`).toString().slice(0, 20)}`;
}
