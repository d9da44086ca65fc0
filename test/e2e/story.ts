/** Owns the steps that many e2e tests share: entering keys, connecting through Salesforce's pages, opening Gmail. */

import type { DeliverAnswer } from '../../dev/host/api';
import { actionEvent, linkOf } from './cards';
import { createPlainBrowser, type Page } from '../../dev/browser/plain-browser';
import type { HostClient } from './host-client';

export const DANA = 'dana@acme.example';
export const OMAR = 'omar@acme.example';
export const MIA = 'mia@acme.example';
export const JONAS = 'jonas@acme.example';
export const PRIYA = 'priya@acme.example';
export const TOM = 'tom@acme.example';
/** A contact of the demo company's. */
export const HANNAH = 'Hannah Brandt <hannah.brandt@northwind.example>';

export type Environment = 'production' | 'sandbox';

export const LOGINS = {
  production: { username: 'trunkline.service@acme.example', pw: 'service-demo' },
  sandbox: { username: 'trunkline.service@acme.example.uat', pw: 'service-demo' },
  mia: { username: MIA, pw: 'person-demo' },
} as const;

export async function enterKeys(host: HostClient, environment: Environment = 'production'): Promise<void> {
  const { myDomain, consumerKey, consumerSecret } = await host.org(environment);
  const fields = { host: myDomain, consumerKey, consumerSecret };
  await host.must(DANA, 'onSaveCredentials', actionEvent({ environment }, fields));
}

/** The address that Connect opens, on this machine. */
export async function connectUrl(
  host: HostClient,
  parameters: Record<string, string> = { environment: 'production' },
): Promise<string> {
  const response = await host.must(DANA, 'onConnect', actionEvent(parameters));
  return `http://mail.google.localhost:${host.port}/open?url=${encodeURIComponent(linkOf(response))}`;
}

/** Goes through Salesforce's pages as Dana, and returns the page of the callback. */
export async function signInAtSalesforce(
  host: HostClient,
  url: string,
  login: { username: string; pw: string } = LOGINS.production,
): Promise<Page> {
  const browser = createPlainBrowser(host);
  await browser.signIn(DANA);
  const asked = await browser.submit(await browser.open(url), login);
  return browser.submit(asked, { decision: 'allow' });
}

/** From an empty host to a connection of the service account. */
export async function connect(host: HostClient, environment: Environment = 'production'): Promise<Page> {
  await enterKeys(host, environment);
  return signInAtSalesforce(host, await connectUrl(host, { environment }), LOGINS[environment]);
}

/** Each person opens Gmail, which makes their hourly trigger. */
export async function openGmail(host: HostClient, ...people: string[]): Promise<void> {
  for (const person of people) await host.must(person, 'onHome');
}

/** A mail of Hannah's unless another wrote it; it is in the mailboxes at once. */
export function deliver(
  host: HostClient,
  mail: { from?: string; to: string; cc?: string; subject: string },
): Promise<DeliverAnswer> {
  return host.post<DeliverAnswer>('/api/gmail/deliver', { from: HANNAH, text: 'As agreed.', ...mail });
}
