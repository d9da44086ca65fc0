/** Owns connecting the demo company's Salesforce by itself: as its Google admin would, through Salesforce's own pages. */

import { actionEvent } from '../host/add-on-events';
import { productionOrg } from '../host/org-client';
import type { HostClient } from './host-client';

const ADMIN = 'dana@acme.example';

/** Enters the app's keys, signs in as the service account and allows. @throws Error with what stood in the way */
export async function connectSalesforce(client: HostClient, url: string): Promise<void> {
  const org = await productionOrg(client);
  const { myDomain, consumerKey, consumerSecret } = org;
  const keys = { host: myDomain, consumerKey, consumerSecret };
  await client.must(ADMIN, 'onSaveCredentials', actionEvent({ environment: 'production' }, keys));
  const response = await client.must(ADMIN, 'onConnect', actionEvent({ environment: 'production' }));
  await client.browser.signIn(ADMIN);
  const { port } = new URL(url);
  const asked = await client.browser.open(
    `http://mail.google.localhost:${port}/open?url=${encodeURIComponent(linkOf(response))}`,
  );
  const service = org.users.find(({ role }) => role === 'service')!;
  const login = { username: service.username, pw: service.password };
  const allowing = await client.browser.submit(asked, login);
  const ended = await client.browser.submit(allowing, { decision: 'allow' });
  if (ended.status !== 200 || /<h1[^>]*>Not connected/.test(ended.html))
    throw new Error(`Salesforce is not connected: the sign-in ended at ${ended.url.replace(/\?.*/, '')}.`);
}

interface LinkResponse {
  renderActions?: { action?: { link?: { url: string } } };
}

function linkOf(response: unknown): string {
  const link = (response as LinkResponse).renderActions?.action?.link?.url;
  if (link === undefined) throw new Error('Connect opened no sign-in.');
  return link;
}
