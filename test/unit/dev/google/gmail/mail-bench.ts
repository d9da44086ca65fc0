/** Owns a Google with mail for tests: a clock that stands still, fixed ids, and requests as a client makes them. */

import { createGoogle, type Google } from '../../../../../dev/google/create-google';
import { createClock, type Clock } from '../../../../../dev/world/clock';
import { createRandom } from '../../../../../dev/world/random';
import { scenario } from '../../../../../dev/world/scenarios';
import { createStateStore } from '../../../../../dev/world/state-store';

export const START_MS = Date.UTC(2026, 10, 23, 8);
export const DANA = 'dana@acme.example';
export const MIA = 'mia@acme.example';
export const JONAS = 'jonas@acme.example';

export interface Said {
  status: number;
  body: Record<string, unknown>;
}

export interface MailBench {
  google: Google;
  clock: Clock;
  /** A token with these scopes, named without their address. */
  token(user: string, ...scopes: string[]): string;
  /** One request as the user with `gmail.modify`, or with the headers given. */
  ask(
    user: string,
    path: string,
    init?: { method?: string; body?: object; headers?: Record<string, string> },
  ): Promise<Said>;
  /** Ids of the messages that a search finds, newest first. */
  find(user: string, q: string): Promise<string[]>;
  /** Subjects of those. */
  subjects(user: string, q: string): Promise<string[]>;
  close(): void;
}

export function createMailBench(file?: string): MailBench {
  const clock = createClock('stepped', START_MS);
  const google = createGoogle({
    clock,
    random: createRandom(7),
    state: createStateStore(undefined),
    scenario: () => scenario('demo', 'script'),
    mailFile: file,
  });
  const token = (user: string, ...scopes: string[]) =>
    google.authorizations.accessToken(
      user,
      scopes.map((name) => (name.startsWith('https:') ? name : `https://www.googleapis.com/auth/${name}`)),
    );

  async function ask(user: string, path: string, init: Parameters<MailBench['ask']>[2] = {}): Promise<Said> {
    const { method = 'GET', body, headers = {} } = init;
    const response = await google.handle(
      new Request(`https://gmail.googleapis.com/gmail/v1/users/${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token(user, 'gmail.modify')}`,
          ...(body ? { 'content-type': 'application/json' } : {}),
          ...headers,
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      }),
    );
    const text = await response.text();
    return {
      status: response.status,
      body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
    };
  }

  async function find(user: string, q: string): Promise<string[]> {
    const { body } = await ask(user, `me/messages?q=${encodeURIComponent(q)}`);
    if (body.error) throw new Error(JSON.stringify(body.error));
    return ((body.messages ?? []) as { id: string }[]).map(({ id }) => id);
  }

  return {
    google,
    clock,
    token,
    ask,
    find,
    async subjects(user, q) {
      const page = await google.gmail.page(user, { q });
      return page.rows.map(({ subject }) => subject);
    },
    close: () => google.gmail.close(),
  };
}

/** A raw message with LF as line ends in the source, CRLF in the bytes. */
export function mail(text: string): Buffer {
  return Buffer.from(text.replace(/^\n/, '').replace(/\n/g, '\r\n'), 'utf8');
}
