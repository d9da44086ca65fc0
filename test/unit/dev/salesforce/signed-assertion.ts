/** Owns a client of the JWT bearer flow: its key, and the assertions that it signs. */

import { createSign, generateKeyPairSync } from 'node:crypto';
import { consumer, post, SERVICE, START_MS, type World } from './world';

export interface Signer {
  /** What the admin gives the app. */
  certificate: string;
  sign(header: object, claims: object): string;
}

export function createSigner(modulusLength = 2048): Signer {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength });
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return {
    certificate: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    sign(header, claims) {
      const signed = `${part(header)}.${part(claims)}`;
      const signature = createSign('RSA-SHA256').update(signed).sign(privateKey).toString('base64url');
      return `${signed}.${signature}`;
    },
  };
}

/** A good assertion's claims, for the service account and three minutes. */
export const claimsOf = (world: World): Record<string, unknown> => ({
  iss: consumer(world).client_id,
  sub: SERVICE.username,
  aud: 'https://login.salesforce.com',
  exp: START_MS / 1000 + 180,
});

/** Posts an assertion with what a test changes. */
export function assert(world: World, signer: Signer, changed: Record<string, unknown> = {}) {
  return post(world, '/services/oauth2/token', {
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    assertion: signer.sign({ alg: 'RS256' }, { ...claimsOf(world), ...changed }),
  });
}
