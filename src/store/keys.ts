/** Owns every key of the domain store. A key cannot be built without a domain. */

import { AppError } from '../errors';
import type { Sha256 } from '../ports';

/** A Google Workspace domain in lower case, never one that everybody shares. */
export type Domain = string & { readonly brand: 'Domain' };
/** A key of the script properties. */
export type StoreKey = string & { readonly brand: 'StoreKey' };
/** 8 characters that stand for an address. */
export type AddressDigest = string & { readonly brand: 'AddressDigest' };

export type Environment = 'production' | 'sandbox';

const CONSUMER_DOMAINS = ['gmail.com', 'googlemail.com'];
const DOMAIN = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/;

/** @throws input.invalid, access.consumer_domain */
export function readDomain(text: string): Domain {
  const domain = text.trim().toLowerCase();
  if (!DOMAIN.test(domain)) throw new AppError('input.invalid', 'not a domain', { field: 'domain' });
  if (CONSUMER_DOMAINS.includes(domain)) {
    throw new AppError('access.consumer_domain', 'a domain that everybody shares', { domain });
  }
  return domain as Domain;
}

/** @throws input.invalid, access.consumer_domain */
export function domainOf(email: string): Domain {
  return readDomain(email.slice(email.lastIndexOf('@') + 1));
}

export interface Keys {
  readonly domain: Domain;
  connection: StoreKey;
  organization: StoreKey;
  settings: StoreKey;
  /** In a secondary domain's name: which domain's keys its people use. */
  home: StoreKey;
  app(environment: Environment): StoreKey;
  /** In the cache alone: that the notice of this loss is on its way. */
  notice(generation: number): StoreKey;
  /** Why the scope's groups could not be read the last time. */
  scopeProblem: StoreKey;
  /** 0 is the head, the members are in 1 and above. */
  scope(part: number): StoreKey;
  user(digest: AddressDigest): StoreKey;
  /** The words of a user's own error. */
  problem(digest: AddressDigest): StoreKey;
  isProblem(key: string): boolean;
  /** The digest in a user's key, or nothing where the key is another's. */
  digestIn(key: string): AddressDigest | undefined;
  /** Whether the key belongs to this domain. */
  owns(key: string): boolean;
}

const PREFIX_LENGTH = 5;
const DIGEST_LENGTH = 8;

/** Every key starts with a five-character digest of the domain; base64url has no dot, so names never run together. */
export function createKeys(domain: Domain, sha256: Sha256): Keys {
  const prefix = sha256(domain).slice(0, PREFIX_LENGTH);
  const key = (name: string) => `${prefix}.${name}` as StoreKey;
  return {
    domain,
    connection: key('conn'),
    organization: key('org'),
    settings: key('settings'),
    home: key('home'),
    scopeProblem: key('scope.problem'),
    app: (environment) => key(`app.${environment}`),
    notice: (generation) => key(`notice.${generation}`),
    scope: (part) => key(`scope.${part}`),
    user: (digest) => key(`u.${digest}`),
    problem: (digest) => key(`p.${digest}`),
    isProblem: (text) => text.startsWith(`${prefix}.p.`),
    digestIn: (text) =>
      text.startsWith(`${prefix}.u.`) ? (text.slice(prefix.length + 3) as AddressDigest) : undefined,
    owns: (text) => text.startsWith(`${prefix}.`),
  };
}

/** Stands for an address where the address itself must not, or need not, be kept. */
export function addressDigest(address: string, sha256: Sha256): AddressDigest {
  return sha256(address.toLowerCase()).slice(0, DIGEST_LENGTH) as AddressDigest;
}
