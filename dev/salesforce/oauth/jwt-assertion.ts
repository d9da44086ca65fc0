/** Owns the assertion of the JWT bearer flow: how it is read, and what it must prove. */

import { createVerify } from 'node:crypto';
import type { Org } from '../org';
import { oauthError } from './oauth-error';

/** The longest time an assertion may be valid for: five minutes in one source, three in another (seen). */
const LONGEST_MS = 5 * 60 * 1000;

export interface Assertion {
  /** What is signed. */
  signed: string;
  signature: Buffer;
  algorithm: unknown;
  claims: Record<string, unknown>;
}

/** @throws HTTPException `invalid assertion` for what is no JWT; the words are seen */
export function readAssertion(text: string | null): Assertion {
  const [head, body, signature, ...more] = (text ?? '').split('.');
  const header = partOf(head);
  const claims = partOf(body);
  if (!header || !claims || signature === undefined || more.length > 0) throw invalid();
  return {
    signed: `${head}.${body}`,
    signature: Buffer.from(signature, 'base64url'),
    algorithm: header['alg'],
    claims,
  };
}

/**
 * RS256 alone (documented). The words for a wrong audience are documented, those for an old assertion seen; the order
 * of the checks is assumed.
 * @throws HTTPException 400
 */
export function checkAssertion(org: Org, assertion: Assertion, certificate: string): void {
  const { algorithm, signed, signature, claims } = assertion;
  if (algorithm !== 'RS256') throw invalid();
  if (!createVerify('RSA-SHA256').update(signed).verify(certificate, signature)) throw invalid();
  if (!audiences(org).some((origin) => origin === claims['aud']))
    throw oauthError('invalid_grant', 'Audience validation failed');
  const endsAtMs = Number(claims['exp']) * 1000;
  const nowMs = org.clock.nowMs();
  if (!(endsAtMs <= nowMs + LONGEST_MS)) throw invalid();
  if (endsAtMs <= nowMs) throw oauthError('invalid_grant', 'expired authorization code');
}

/** The login host of the org's kind (documented), and its My Domain address (seen). */
function audiences(org: Org): string[] {
  const host = org.key === 'production' ? 'login' : 'test';
  return [`https://${host}.salesforce.com`, org.loginOrigin(), org.origin()];
}

function partOf(part: string | undefined): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'));
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    // Not JSON, so not a part of a JWT.
    return undefined;
  }
}

const invalid = () => oauthError('invalid_grant', 'invalid assertion');
