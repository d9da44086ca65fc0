/** Owns what may be set of the switches that concern log-ins and tokens. */

import { createPublicKey } from 'node:crypto';
import type { SignInControls } from './sign-in-controls';

const isBoolean = (value: unknown) => typeof value === 'boolean';
const isTexts = (value: unknown) =>
  Array.isArray(value) && value.every((one: unknown) => typeof one === 'string' && one !== '');
const isOneOf =
  (...known: string[]) =>
  (value: unknown) =>
    known.some((one) => one === value);

/** What each may be set to. */
export const SIGN_IN_CHECKS: Record<keyof SignInControls, (value: unknown) => boolean> = {
  organizationActive: isBoolean,
  frozenUsers: isTexts,
  approvedUsers: isTexts,
  refreshTokenPolicy: (value) => isOneOf('untilRevoked', 'immediately')(value) || isHours(value),
  loginsAnHour: (value) => Number.isInteger(value) && Number(value) >= 0,
  outsideLoginRanges: isBoolean,
  ipRelaxation: isOneOf('enforce', 'relaxForRefresh', 'relax'),
  ipOnEveryRequest: isBoolean,
  outsideRefreshAllowlist: isBoolean,
  passwordFlow: isOneOf('blocked', 'on'),
  jwtBearer: (value) => value === 'off' || isSigning(value),
};

function isHours(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const [[name, hours] = [], ...more] = Object.entries(value) as [string, unknown][];
  const isKnown = name === 'expiresAfterHours' || name === 'unusedHours';
  return isKnown && more.length === 0 && typeof hours === 'number' && hours > 0;
}

/** RSA of 2,048 bits or more, in a certificate under 4 KB (both seen). */
function isSigning(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Object.keys(value).join() !== 'certificate')
    return false;
  const { certificate } = value as { certificate: unknown };
  if (typeof certificate !== 'string' || certificate.length >= 4096) return false;
  try {
    const { asymmetricKeyType: type, asymmetricKeyDetails: details } = createPublicKey(certificate);
    return type === 'rsa' && (details?.modulusLength ?? 0) >= 2048;
  } catch {
    // Whatever cannot be read is no key.
    return false;
  }
}
