/** Owns which addresses are Salesforce's: one list feeds the form's check, the answers' check and the manifest. */

import { AppError } from '../errors';
import type { Environment } from '../store/keys';

/**
 * What may stand behind a My Domain name, and where its users sign in. Documented (facts/salesforce.md 1.1);
 * a test holds the manifest against this list.
 */
export const MY_DOMAIN_SUFFIXES: Readonly<Record<string, Environment>> = {
  'my.salesforce.com': 'production',
  'develop.my.salesforce.com': 'production',
  'trailblaze.my.salesforce.com': 'production',
  'sandbox.my.salesforce.com': 'sandbox',
  'scratch.my.salesforce.com': 'sandbox',
};

/** A My Domain host in lower case, for instance `acme.my.salesforce.com`. */
export type MyDomainHost = string & { readonly brand: 'MyDomainHost' };

const LABEL = /^(?!xn--)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
/** No user, port, path, query or fragment; one slash at the end is what a browser adds. */
const TYPED = /^(?:https:\/\/)?([a-z0-9.-]+)\/?$/;
const IDENTITY =
  /^https:\/\/([a-z0-9.-]+)\/id\/(00D[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?)\/(005[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?)$/;

const SUFFIXES = Object.keys(MY_DOMAIN_SUFFIXES);

/** A suffix itself is nobody's My Domain, though `sandbox.my.salesforce.com` reads like one. */
function suffixOf(host: string): string | undefined {
  const dot = host.indexOf('.');
  const suffix = host.slice(dot + 1);
  const isNamed = dot > 0 && LABEL.test(host.slice(0, dot)) && !SUFFIXES.includes(host);
  return isNamed && SUFFIXES.includes(suffix) ? suffix : undefined;
}

/** Reads what an admin typed. @throws input.invalid, with the fact `reason`: `host` or `environment` */
export function readMyDomain(typed: string, environment: Environment): MyDomainHost {
  const host = TYPED.exec(typed.trim().toLowerCase())?.[1];
  const suffix = host === undefined ? undefined : suffixOf(host);
  if (suffix === undefined)
    throw new AppError('input.invalid', 'no My Domain', { field: 'host', reason: 'host' });
  if (MY_DOMAIN_SUFFIXES[suffix] !== environment) {
    throw new AppError('input.invalid', 'the other environment', {
      field: 'host',
      reason: 'environment',
      environment,
    });
  }
  return host as MyDomainHost;
}

/** Reads the `instance_url` of an answer; a token is sent nowhere else. @throws auth.host_refused */
export function readInstanceUrl(url: string): string {
  const host = /^https:\/\/([a-z0-9.-]+)$/.exec(url)?.[1];
  if (host === undefined || suffixOf(host) === undefined) {
    throw new AppError('auth.host_refused', 'instance_url is no My Domain', { what: 'instance_url' });
  }
  return url;
}

/** The host of an `instance_url`. */
export const hostOf = (instanceUrl: string) => instanceUrl.replace('https://', '');

/** The My Domain to whose token endpoint an answer points; nothing where it points anywhere else. */
export function tokenHostIn(location: string | undefined): string | undefined {
  const host = /^https:\/\/([a-z0-9.-]+)\/services\/oauth2\/token$/.exec(location ?? '')?.[1];
  return host !== undefined && suffixOf(host) !== undefined ? host : undefined;
}

/** Reads the ids out of the `id` URL, which is parsed and never fetched. @throws auth.host_refused */
export function readIdentityUrl(url: string): { organizationId: string; userId: string } {
  const [, host = '', organizationId = '', userId = ''] = IDENTITY.exec(url) ?? [];
  const isSalesforce =
    host === 'login.salesforce.com' || host === 'test.salesforce.com' || suffixOf(host) !== undefined;
  if (!isSalesforce)
    throw new AppError('auth.host_refused', 'id is no identity URL of Salesforce', { what: 'id' });
  return { organizationId, userId };
}
