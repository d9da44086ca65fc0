/** Owns the side panel of a person who has signed in, over HTTP as the page uses it. */

import type { PanelAnswer } from '../../dev/host/api';
import type { TestHost } from '../e2e/test-host';

/** What the panel is answered at `/api/add-on/ROUTE`, at the homepage unless the body names a place. */
export type PanelSession = (route: string, body: object) => Promise<PanelAnswer>;

export async function openPanel(host: TestHost, email: string): Promise<PanelSession> {
  const ask = (route: string, body: object, headers: Record<string, string> = {}) =>
    host.http(`http://mail.google.localhost:${host.port}/api/${route}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const signedIn = await ask('session', { email });
  const cookie = (signedIn.headers['set-cookie'] as string[])[0]!.split(';')[0]!;

  return async (route, body) => {
    const answered = await ask(`add-on/${route}`, { place: { at: 'home' }, ...body }, { cookie });
    expect(answered.status).toBe(200);
    return JSON.parse(answered.text) as PanelAnswer;
  };
}
