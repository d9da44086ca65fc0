/** Owns asking the simulated org what lies in it, as its admin's own program would: over REST, with a token of its own. */

import type { HostClient } from './host-client';

export type OrgRow = Record<string, unknown>;

/** All rows of a query, as the org's administrator sees them; the connection's own grants are left alone. */
export async function orgRows<T extends object = OrgRow>(host: HostClient, soql: string): Promise<T[]> {
  const rows: T[] = [];
  let path: string | undefined = `/services/data/v66.0/query?q=${encodeURIComponent(soql)}`;
  while (path !== undefined) {
    const page: { records: T[]; nextRecordsUrl?: string } = await askOrg(host, path);
    rows.push(...page.records);
    path = page.nextRecordsUrl;
  }
  return rows;
}

const tokens = new WeakMap<HostClient, string>();

/** A GET, or with a body a POST of it. A session ends after two hours of the host's clock: then there is another. */
export async function askOrg<T>(host: HostClient, path: string, body?: object): Promise<T> {
  const url = host.host.orgUrls.production;
  for (let tries = 1; ; tries++) {
    const token = tokens.get(host) ?? (await newToken(host));
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const sent = body && { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(url + path, { headers, ...sent });
    const text = await response.text();
    if (response.ok) return JSON.parse(text) as T;
    tokens.delete(host);
    if (response.status !== 401 || tries === 2) throw new Error(`${path}: ${text}`);
  }
}

async function newToken(host: HostClient): Promise<string> {
  const runAs = 'sfadmin@acme.example';
  await host.faults({ salesforce: { org: 'production', set: { clientCredentials: { runAs } } } });
  const { consumerKey, consumerSecret } = await host.org();
  const response = await fetch(`${host.host.orgUrls.production}/services/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: consumerKey,
      client_secret: consumerSecret,
    }),
  });
  const { access_token: token } = (await response.json()) as { access_token: string };
  tokens.set(host, token);
  return token;
}
