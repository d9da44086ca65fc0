/** Owns talking to the host: one function for each route of the control API that the page uses. */

import type {
  ActionRequest,
  AddOnInfo,
  ClockAnswer,
  DeliverAnswer,
  ExecutionRow,
  ExecutionsAnswer,
  FaultsRequest,
  FaultsState,
  MailboxPage,
  MailMessage,
  OrgRow,
  PanelAnswer,
  Place,
  PromptRow,
  PropertyRow,
  QuotasAnswer,
  RunAnswer,
  ScenarioRow,
  SendRequest,
  SentMailRow,
  SessionAnswer,
  TriggerRow,
  UserRow,
} from '../host/api';

/** What the client needs of `fetch`. */
export type Send = (
  path: string,
  init: { method: string; headers: Record<string, string>; body?: string },
) => Promise<{ ok: boolean; status: number; text(): Promise<string> }>;

export interface ExecutionFilter {
  user?: string;
  function?: string;
  status?: ExecutionRow['status'];
}

/** Both undefined: the first page of the inbox. */
export interface MailboxQuestion {
  q?: string | undefined;
  pageToken?: string | undefined;
}

/** Each function rejects with an `Error` whose message can be shown, when the host refuses or cannot be reached. */
export interface Api {
  users: () => Promise<UserRow[]>;
  session: () => Promise<SessionAnswer>;
  signIn: (email: string) => Promise<SessionAnswer>;
  signOut: () => Promise<SessionAnswer>;
  /** The inbox, or what `q` finds. */
  mailbox: (asked: MailboxQuestion) => Promise<MailboxPage>;
  /** Sends as the person who is signed in. */
  sendMail: (letter: SendRequest) => Promise<DeliverAnswer>;
  mail: (id: string) => Promise<MailMessage>;
  addOn: () => Promise<AddOnInfo>;
  open: (place: Place) => Promise<PanelAnswer>;
  act: (request: ActionRequest) => Promise<PanelAnswer>;
  universal: (place: Place, index: number) => Promise<PanelAnswer>;
  consent: () => Promise<unknown>;
  /** Newest first; those that match each of the filter's parts, at most `limit`. */
  executions: (asked: ExecutionFilter & { limit: number }) => Promise<ExecutionsAnswer>;
  triggers: () => Promise<TriggerRow[]>;
  /** Runs the trigger's function as its owner; its schedule stays. */
  fireTrigger: (id: string) => Promise<RunAnswer>;
  quotas: () => Promise<QuotasAnswer>;
  properties: () => Promise<PropertyRow[]>;
  scenarios: () => Promise<ScenarioRow[]>;
  sentMail: () => Promise<SentMailRow[]>;
  prompts: () => Promise<PromptRow[]>;
  clock: () => Promise<ClockAnswer>;
  advanceClock: (advanceMs: number) => Promise<ClockAnswer>;
  setClock: (setMs: number) => Promise<ClockAnswer>;
  orgs: () => Promise<OrgRow[]>;
  faults: () => Promise<FaultsState>;
  setFaults: (request: FaultsRequest) => Promise<FaultsState>;
  reset: (scenario: string) => Promise<unknown>;
}

export function createApi(send: Send): Api {
  const call = caller(send);
  return {
    users: () => call('GET', '/users'),
    session: () => call('GET', '/session'),
    signIn: (email) => call('POST', '/session', { email }),
    signOut: () => call('DELETE', '/session', {}),
    mailbox: (asked) => call('GET', `/mailbox${queryOf(asked)}`),
    sendMail: (letter) => call('POST', '/mailbox', letter),
    mail: (id) => call('GET', `/mailbox/${encodeURIComponent(id)}`),
    addOn: () => call('GET', '/add-on'),
    open: (place) => call('POST', '/add-on/open', { place }),
    act: (request) => call('POST', '/add-on/action', request),
    universal: (place, index) => call('POST', '/add-on/universal', { place, index }),
    consent: () => call('POST', '/add-on/consent', {}),
    executions: (asked) => call('GET', `/executions${queryOf(asked)}`),
    triggers: () => call('GET', '/triggers'),
    fireTrigger: (id) => call('POST', '/triggers/fire', { id }),
    quotas: () => call('GET', '/quotas'),
    properties: () => call('GET', '/properties'),
    scenarios: () => call('GET', '/scenarios'),
    sentMail: () => call('GET', '/mail'),
    prompts: () => call('GET', '/prompts'),
    clock: () => call('GET', '/clock'),
    advanceClock: (advanceMs) => call('POST', '/clock', { advanceMs }),
    setClock: (setMs) => call('POST', '/clock', { setMs }),
    orgs: () => call('GET', '/salesforce'),
    faults: () => call('GET', '/faults'),
    setFaults: (request) => call('POST', '/faults', request),
    reset: (scenario) => call('POST', '/reset', { scenario }),
  };
}

/** The host is the page's own and typed by the same file, so an answer's shape is taken as declared. */
function caller(send: Send): <T>(method: string, path: string, body?: object) => Promise<T> {
  return async <T>(method: string, path: string, body?: object) => {
    const init = { method, headers: { 'content-type': 'application/json' } };
    const answer = await send(
      `/api${path}`,
      body === undefined ? init : { ...init, body: JSON.stringify(body) },
    );
    const text = await answer.text();
    if (!answer.ok) throw new Error(refusal(text, answer.status));
    return JSON.parse(text) as T;
  };
}

function queryOf(asked: object): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) {
    if (value !== undefined) query.set(name, String(value));
  }
  return query.size ? `?${query}` : '';
}

function refusal(text: string, status: number): string {
  if (text.startsWith('{')) {
    const { error } = JSON.parse(text) as { error?: unknown };
    if (typeof error === 'string') return error;
  }
  return `The local host answered ${status}.`;
}
