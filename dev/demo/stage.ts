/** Owns the stage of the demo: a host on a clock of its own, a browser, and the people who play. */

import type { Browser } from 'playwright-core';
import { launchChromium } from '../browser/chromium';
import type { FaultsRequest, OrgRow } from '../host/api';
import { createHost } from '../host/create-host';
import { type ContactPage, openContact } from './org-page';
import { type Login, newPerson, type Person } from './person';

export interface Stage {
  /** The person at their own browser; the same one at each call. */
  person(name: PersonName): Promise<Person>;
  hours(count: number): Promise<void>;
  /** A mail of anybody, inside the domain or outside. */
  mail(letter: { from: string; to: string; subject: string }): Promise<void>;
  /** The page of that contact in the org; the same one at each call. */
  contact(org: 'production', name: string): Promise<ContactPage>;
  faults(request: FaultsRequest): Promise<void>;
  org(name: 'production' | 'sandbox'): Promise<OrgRow>;
  login(name: 'production' | 'sandbox', who: 'service' | PersonName): Promise<Login>;
  close(): Promise<void>;
}

export type PersonName = 'dana' | 'omar' | 'mia' | 'jonas' | 'priya' | 'tom' | 'lucia';

/** A Monday morning. */
const START_MS = Date.UTC(2026, 10, 23, 8);

export async function openStage(): Promise<Stage> {
  // The browser comes first: where there is none, nothing has been started that would keep the process alive.
  const browser: Browser = await launchChromium();
  const host = await createHost({
    projectDirectory: 'dist',
    buildDirectory: 'build',
    port: 0,
    clockMode: 'stepped',
    startMs: START_MS,
    stateDirectory: undefined,
    seed: 1,
    timeZone: 'Europe/Berlin',
  }).catch(async (error: unknown) => {
    await browser.close();
    throw error;
  });
  const people = new Map<PersonName, Promise<Person>>();
  const contacts = new Map<string, Promise<ContactPage>>();

  async function post(path: string, body: object): Promise<void> {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${host.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  }

  async function org(name: 'production' | 'sandbox'): Promise<OrgRow> {
    const rows = (await (await fetch(`${host.url}/api/salesforce`)).json()) as OrgRow[];
    return rows.find((row) => row.org === name)!;
  }

  return {
    person(name) {
      const known = people.get(name) ?? newPerson(browser, host.url, `${name}@acme.example`);
      people.set(name, known);
      return known;
    },
    mail: (letter) => post('/api/gmail/deliver', { ...letter, text: 'As agreed on the phone.' }),
    async contact(name, contactName) {
      const opened =
        contacts.get(contactName) ?? openContact(browser, (await org(name)).windowUrl, contactName);
      contacts.set(contactName, opened);
      return opened;
    },
    hours: (count) => post('/api/clock', { advanceMs: count * 3_600_000 }),
    faults: (request) => post('/api/faults', request),
    org,
    async login(name, who) {
      const { users } = await org(name);
      const user = users.find(({ role, username }) =>
        who === 'service' ? role === 'service' : username.startsWith(`${who}@`),
      )!;
      return { username: user.username, password: user.password };
    },
    async close() {
      await browser.close();
      await host.close();
    },
  };
}
