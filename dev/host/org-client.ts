/** Owns asking the simulated org, and writing to it, over its REST API as the org's administrator. */

import type { OrgRow } from './api';

/** The control API, as whoever talks to a host has it. */
interface ControlApi {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: object): Promise<T>;
}

export async function productionOrg(client: Pick<ControlApi, 'get'>): Promise<OrgRow> {
  const orgs = await client.get<OrgRow[]>('/api/salesforce');
  return orgs.find(({ org }) => org === 'production')!;
}

export interface OrgClient {
  /** A GET of that path, or with a body a POST of it. */
  ask<T>(path: string, body?: object): Promise<T>;
  rows<T>(soql: string): Promise<T[]>;
  /** Creates at most 200 of one object; returns the ids of those that were taken. */
  create(object: string, records: readonly Record<string, string>[]): Promise<string[]>;
}

const ADMIN = 'sfadmin@acme.example';
const VERSION = '/services/data/v66.0';

/** `as` is a user name of the org: whoever may not see a field is told that there is none. */
export function createOrgClient(client: ControlApi, orgUrl: string, as = ADMIN): OrgClient {
  let token: string | undefined;

  /** A session ends after two hours of the host's clock: then there is another. */
  async function ask<T>(path: string, body?: object): Promise<T> {
    for (let tries = 1; ; tries++) {
      token ??= await newToken(client, orgUrl, as);
      const response = await fetch(orgUrl + path, {
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
      });
      if (response.ok) return (await response.json()) as T;
      if (response.status !== 401 || tries === 2)
        throw new Error(`Salesforce refused ${path}: ${response.status} ${await response.text()}`);
      token = undefined;
    }
  }

  return {
    ask,
    async rows<T>(soql: string) {
      const rows: T[] = [];
      let path: string | undefined = `${VERSION}/query?q=${encodeURIComponent(soql)}`;
      while (path !== undefined) {
        const page: { records: T[]; nextRecordsUrl?: string } = await ask(path);
        rows.push(...page.records);
        path = page.nextRecordsUrl;
      }
      return rows;
    },
    async create(object, records) {
      const typed = records.map((record) => ({ attributes: { type: object }, ...record }));
      const body = { allOrNone: false, records: typed };
      const saved = await ask<{ success: boolean; id?: string }[]>(`${VERSION}/composite/sobjects`, body);
      return saved.flatMap(({ success, id }) => (success && id !== undefined ? [id] : []));
    },
  };
}

async function newToken(client: ControlApi, orgUrl: string, runAs: string): Promise<string> {
  const set = { clientCredentials: { runAs } };
  await client.post('/api/faults', { salesforce: { org: 'production', set } });
  const { consumerKey, consumerSecret } = await productionOrg(client);
  const response = await fetch(`${orgUrl}/services/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: consumerKey,
      client_secret: consumerSecret,
    }),
  });
  if (!response.ok) throw new Error(`Salesforce gave no token: ${response.status}.`);
  return ((await response.json()) as { access_token: string }).access_token;
}
