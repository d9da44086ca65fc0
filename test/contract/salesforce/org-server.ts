/** Owns what the suites of the org share: a served org, a person's browser that approves the app, and its clients. */

import { Connection, OAuth2 } from 'jsforce';
import { type SalesforceServer, startSalesforce } from '../../../dev/host/salesforce-server';
import type { SeedKind } from '../../../dev/salesforce/seed/company';

export const VERSION = '66.0';
export const DATA = `/services/data/v${VERSION}`;

export const serve = (records: SeedKind = 'demo'): Promise<SalesforceServer> =>
  startSalesforce({ port: 0, org: 'production', records, stateDirectory: undefined, randomSeed: 7 });

/** The app as jsforce has it, with PKCE. */
export function oauthOf({ url, org }: SalesforceServer): OAuth2 {
  const { consumerKey, consumerSecret, callbackUrl } = org.facts();
  return new OAuth2({
    loginUrl: url,
    clientId: consumerKey,
    clientSecret: consumerSecret,
    redirectUri: callbackUrl,
    useVerifier: true,
  });
}

/** Logs in and allows, as a person would in a browser; the address that the browser is sent to at last. */
export async function approve(authorizeUrl: string, login: { username: string; password: string }) {
  const first = await fetch(authorizeUrl);
  const action = new URL(authorizeUrl).origin;
  const entered = await submit(`${action}/`, await first.text(), {
    username: login.username,
    pw: login.password,
  });
  const cookie = entered.headers.get('set-cookie')!.split(';')[0]!;
  const next = new URL(entered.headers.get('location')!, action);
  const consent = await fetch(next, { headers: { cookie }, redirect: 'manual' });
  const sentOn = consent.headers.get('location');
  // Who has allowed the app before is not asked again.
  if (sentOn !== null) return new URL(sentOn);
  const html = await consent.text();
  const path = /<form[^>]*\saction="([^"]*)"/.exec(html)![1]!;
  const decided = await submit(`${action}${path}`, html, { decision: 'allow' }, cookie);
  return new URL(decided.headers.get('location')!);
}

function submit(url: string, html: string, fields: Record<string, string>, cookie = ''): Promise<Response> {
  const hidden = [...html.matchAll(/<input\s+type="hidden"\s+name="([^"]*)"\s+value="([^"]*)"/g)];
  const body = new URLSearchParams({
    ...Object.fromEntries(hidden.map(([, name, value]) => [name!, value!.replaceAll('&amp;', '&')])),
    ...fields,
  });
  return fetch(url, { method: 'POST', body, headers: { cookie }, redirect: 'manual' });
}

/** A connection that has gone through the web server flow, as the administrator unless told. */
export async function connected(server: SalesforceServer, login = server.users[0]!): Promise<Connection> {
  const oauth2 = oauthOf(server);
  const back = await approve(oauth2.getAuthorizationUrl({ scope: 'api refresh_token' }), login);
  const connection = new Connection({ oauth2, version: VERSION });
  await connection.authorize(back.searchParams.get('code')!);
  return connection;
}

/** What a rejected call says; fails when it is not rejected. */
export async function refusal(call: PromiseLike<unknown>): Promise<{ errorCode: string; message: string }> {
  try {
    await call;
  } catch (error) {
    const { errorCode, message } = error as { errorCode: string; message: string };
    return { errorCode, message };
  }
  throw new Error('The call was not refused.');
}
