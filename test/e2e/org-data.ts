/** Owns asking the simulated org of a host what lies in it, as its administrator's own program would. */

import { createOrgClient, type OrgClient } from '../../dev/host/org-client';
import type { HostClient } from './host-client';

export type OrgRow = Record<string, unknown>;

const clients = new WeakMap<HostClient, OrgClient>();

function clientOf(host: HostClient): OrgClient {
  const client = clients.get(host) ?? createOrgClient(host, host.host.orgUrls.production);
  clients.set(host, client);
  return client;
}

/** All rows of a query, as the org's administrator sees them; the connection's own grants are left alone. */
export const orgRows = <T extends object = OrgRow>(host: HostClient, soql: string): Promise<T[]> =>
  clientOf(host).rows<T>(soql);

/** A GET, or with a body a POST of it. */
export const askOrg = <T>(host: HostClient, path: string, body?: object): Promise<T> =>
  clientOf(host).ask<T>(path, body);
