/** Owns connecting the demo company's Salesforce by itself: as its Google admin would, through Salesforce's own pages. */

import type { OrgRow } from '../host/api';
import type { HostClient } from './host-client';

const ADMIN = 'dana@acme.example';

/** Enters the app's keys, signs in as the service account and allows. @throws Error with what stood in the way */
export async function connectSalesforce(client: HostClient, url: string): Promise<void> {
  const org = await productionOrg(client);
  const { myDomain, consumerKey, consumerSecret } = org;
  const keys = { host: myDomain, consumerKey, consumerSecret };
  await client.must(ADMIN, 'onSaveCredentials', actionEvent({ environment: 'production' }, keys));
  const response = await client.must(ADMIN, 'onConnect', actionEvent({ environment: 'production' }, {}));
  await client.signIn(ADMIN);
  const { port } = new URL(url);
  const asked = await client.open(
    `http://mail.google.localhost:${port}/open?url=${encodeURIComponent(linkOf(response))}`,
  );
  const service = org.users.find(({ role }) => role === 'service')!;
  const login = { username: service.username, pw: service.password };
  const ended = await client.submit(await client.submit(asked, login), { decision: 'allow' });
  if (ended.status !== 200 || /<h1[^>]*>Not connected/.test(ended.html))
    throw new Error(`Salesforce is not connected: the sign-in ended at ${ended.url.replace(/\?.*/, '')}.`);
}

export async function productionOrg(client: HostClient): Promise<OrgRow> {
  const orgs = await client.get<OrgRow[]>('/api/salesforce');
  return orgs.find(({ org }) => org === 'production')!;
}

/** As Gmail sends it with a click. */
export function actionEvent(parameters: Record<string, string>, fields: Record<string, string>): object {
  const formInputs = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, { stringInputs: { value: [value] } }]),
  );
  const timeZone = { id: 'UTC', offset: 0 };
  return { commonEventObject: { hostApp: 'GMAIL', platform: 'WEB', parameters, formInputs, timeZone } };
}

interface LinkResponse {
  renderActions?: { action?: { link?: { url: string } } };
}

function linkOf(response: unknown): string {
  const link = (response as LinkResponse).renderActions?.action?.link?.url;
  if (link === undefined) throw new Error('Connect opened no sign-in.');
  return link;
}
