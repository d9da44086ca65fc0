/** Owns the local host of a soak: connected, its people at work, and every answer searched for what must be nowhere. */

import type { DeliverAnswer, ExecutionRow, PropertyRow, TriggerRow } from '../../dev/host/api';
import { CANARY } from '../../dev/world/canary';
import { cardOf, textsOf } from '../e2e/cards';
import { type HostClient, openHost } from '../e2e/host-client';
import { connect, connectUrl, DANA, openGmail, signInAtSalesforce } from '../e2e/story';

export interface World {
  scenario?: 'demo' | 'large-domain';
  people: readonly string[];
  /** How long an access token of Salesforce's lives; two hours unless told. */
  sessionHours?: number;
  /** With one the world repeats itself. */
  seed?: number;
}

export interface Letter {
  from: string;
  to: string;
  cc?: string;
  subject: string;
  headers?: Record<string, string>;
}

export interface Stage extends HostClient {
  /** A new world, connected, in which these people have opened Gmail. */
  begin(world: World): Promise<void>;
  deliver(mail: Letter): Promise<DeliverAnswer>;
  /** Moves the clock to when everybody's hourly run has come once more. */
  hourlyRuns(): Promise<void>;
  /** The texts of a person's Home. */
  home(person: string): Promise<string[]>;
  /** What the admins read of the connection. */
  connection(): Promise<string>;
  /** An admin signs in at Salesforce again. */
  reconnect(): Promise<void>;
  /** The newest execution of a function by a person. */
  lastOf(user: string, functionName: string): Promise<ExecutionRow | undefined>;
  /** All values of a person's own store. */
  storeOf(user: string): Promise<Record<string, string>>;
  /** Where a planted secret or a mail's body was met since the last time this was asked. */
  leaks(): string[];
}

/** What the orgs answer holds secrets by nature, and so do their demo guide and people's mail. */
function isPrivate(url: string): boolean {
  return (
    !/^http:\/\/(localhost|(mail|script)\.google\.localhost)[:/]/.test(url) ||
    /\/api\/(salesforce|mailbox)/.test(url)
  );
}

export async function openStage(): Promise<Stage> {
  const leaks: string[] = [];
  const client = await openHost(
    {},
    {
      heard(url, { headers, text }) {
        if (!isPrivate(url) && (text + JSON.stringify(headers)).includes(CANARY)) leaks.push(url);
      },
      ran: () => undefined,
      listed: () => undefined,
    },
  );
  return {
    ...client,
    async begin({ scenario = 'demo', people, sessionHours = 2, seed }) {
      await client.post('/api/reset', { scenario, ...(seed === undefined ? {} : { seed }) });
      await client.faults({ salesforce: { org: 'production', set: { sessionHours } } });
      await connect(client);
      await openGmail(client, ...people);
    },
    deliver: (mail) => client.post('/api/gmail/deliver', { text: `As agreed. ${CANARY}`, ...mail }),
    async hourlyRuns() {
      const due = (await client.get<TriggerRow[]>('/api/triggers')).map(({ dueMs }) => dueMs);
      await client.post('/api/clock', { setMs: Math.max(...due) });
    },
    home: async (person) => textsOf(await client.must(person, 'onHome')),
    connection: async () => textsOf(cardOf(await client.must(DANA, 'onOpenConnectivity')))[1] ?? '',
    reconnect: async () => void (await signInAtSalesforce(client, await connectUrl(client))),
    async lastOf(user, functionName) {
      const path = `/api/executions?user=${user}&function=${functionName}&limit=1`;
      return (await client.get<ExecutionRow[]>(path))[0];
    },
    async storeOf(user) {
      const rows = await client.get<PropertyRow[]>('/api/properties');
      return Object.fromEntries(
        rows.filter((row) => row.user === user).map(({ key, value }) => [key, value]),
      );
    },
    leaks: () => leaks.splice(0),
  };
}
