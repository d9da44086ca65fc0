/**
 * Owns what must hold of the host once a case is over and normal runs have followed (facts/quality.md B1, I1 to I8):
 * only what the org, the cards, the executions and the emissions say. I3 is I1 of mail that came meanwhile: what a
 * cursor has wrongly passed never arrives.
 */

import { actionEvent, cardOf, textsOf } from './cards';
import { orgRows } from './org-data';
import { DANA } from './story';
import { expectNoCanary, type TestHost } from './test-host';

export interface Truth {
  /** Subjects of mails that belong in Salesforce, each there once. */
  logged?: readonly string[];
  /** Subjects of mails that must not be there. */
  absent?: readonly string[];
  /** What Home says of each person, all that have it: the fault was nobody else's. */
  states: Readonly<Record<string, string>>;
}

interface EmailRow {
  Subject: string;
  MessageIdentifier: string;
  ActivityId: string | null;
}

/** What a run of a few mails asks of the network at most: each call of a batch, tried five times. */
const MOST_FETCHES = 50;
/** A lock that somebody holds is waited for that long. */
const LOCK_WAIT_MS = 10_000;

export async function expectInvariants(host: TestHost, { logged = [], absent = [], states }: Truth) {
  const emails = await orgRows<EmailRow>(
    host,
    'SELECT Subject, MessageIdentifier, ActivityId FROM EmailMessage WHERE ClientThreadIdentifier != null',
  );
  const tasks = await orgRows<{ Id: string }>(host, "SELECT Id FROM Task WHERE TaskSubtype = 'Email'");
  const times = (subject: string) => emails.filter(({ Subject }) => Subject === subject).length;
  expect({ I1: logged.filter((subject) => times(subject) !== 1) }).toEqual({ I1: [] });
  expect({ I1: absent.filter((subject) => times(subject) !== 0) }).toEqual({ I1: [] });
  expect({ I2: new Set(emails.map((one) => one.MessageIdentifier)).size }).toEqual({ I2: emails.length });
  // The task that Salesforce makes of each: of ours as many as mails.
  const activities = new Set(emails.map(({ ActivityId }) => ActivityId));
  const ours = tasks.filter(({ Id }) => activities.has(Id)).length;
  expect({ I2: [activities.size, ours] }).toEqual({ I2: [emails.length, emails.length] });
  await expectTruthfulCards(host, states);
  await expectQuietExecutions(host, Object.keys(states));
  await expectNoCanary(host);
}

/** I4 and I7: Home, and the list that the admins see. */
async function expectTruthfulCards(host: TestHost, states: Truth['states']): Promise<void> {
  const said: Record<string, string> = {};
  for (const [person, state] of Object.entries(states)) {
    const texts = textsOf(await host.must(person, 'onHome'));
    said[person] = texts.includes(state) ? state : texts.slice(0, 4).join(' | ');
  }
  expect({ I4: said }).toEqual({ I4: states });
  const attention = textsOf(
    cardOf(await host.must(DANA, 'onOpenUsers', actionEvent({ group: 'attention' }))),
  );
  const isWell = (person: string) => ['Active', 'Catching up'].includes(states[person] ?? '');
  const shown = attention.join(' ').toLowerCase();
  const names = Object.keys(states)
    .filter(isWell)
    .map((person) => person.replace(/@.*/, ''));
  expect({ I4: names.filter((name) => new RegExp(`\\b${name}\\b`).test(shown)) }).toEqual({ I4: [] });
}

/** I5 and I8: nothing runs on, none has hammered anybody, and whoever comes next waits for no lock. */
async function expectQuietExecutions(host: TestHost, people: readonly string[]): Promise<void> {
  for (const person of people) await host.must(person, 'onHourlyRun');
  const rows = await host.executions();
  const open = rows.filter(({ status }) => status === 'held' || status === 'running');
  expect({ I8: open.map((row) => row.function) }).toEqual({ I8: [] });
  const waited = rows.slice(0, people.length).filter(({ durationMs }) => durationMs >= LOCK_WAIT_MS);
  expect({ I8: waited.map(({ user }) => user) }).toEqual({ I8: [] });
  const fetches = rows.map(({ calls }) => calls.filter(({ service }) => service === 'UrlFetchApp').length);
  expect({ I5: Math.max(0, ...fetches) <= MOST_FETCHES }).toEqual({ I5: true });
}
