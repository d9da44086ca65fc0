/**
 * Owns the shapes of the control API: what the page, the tests and the demo exchange with the host as JSON over
 * loopback. Types only. Times are milliseconds since 1970 on the host's clock.
 */

import type {
  CallRow,
  ExecutionKind,
  ExecutionRow,
  LogRow,
  ScriptError,
} from '../apps-script/execution-record';
import type { HoldRequest } from '../apps-script/outside/holds';
import type { PropertyFaults } from '../apps-script/outside/property-faults';
import type { GoogleControls } from '../google/domain';
import type { DemoMail } from '../google/mailbox';
import type { OrgControls } from '../salesforce/controls';

export type { CallRow, ExecutionKind, ExecutionRow, LogRow, OrgControls, ScriptError };

/** `GET /api/users`: one row a person of the demo domain. */
export interface UserRow {
  email: string;
  name: string;
  /** A Google Workspace super admin. */
  admin: boolean;
}

/** `POST /api/run {user, function, event}`: runs one function as one user. */
export type RunAnswer = { executionId: string; calls: CallRow[]; log: LogRow[] } & (
  | {
      ok: true;
      /** Card JSON, an array of it, a `RenderActions` value, an HTML page's text, or a plain value. */
      result: unknown;
    }
  | { ok: false; error: ScriptError }
);

/** `GET /api/executions`: newest first. */
export type ExecutionsAnswer = ExecutionRow[];

/** `POST /api/clock`: the time after the move, and how many triggers fired on the way. `GET` answers `fired: 0`. */
export interface ClockAnswer {
  mode: 'live' | 'stepped';
  nowMs: number;
  fired: number;
}

/** `GET /api/session`: who is signed in to Google in this browser. `POST {email}` signs in, `DELETE` out. */
export interface SessionAnswer {
  user: UserRow | null;
  nowMs: number;
}

/** `GET /api/mailbox/:id`; the body is plain text, its paragraphs parted by an empty line. */
export type MailMessage = DemoMail;

/** `GET /api/mailbox`: the signed-in person's mail, newest first. */
export type MailRow = Omit<DemoMail, 'body'>;

/** `GET /api/add-on`: what the side panel needs of the manifest. */
export interface AddOnInfo {
  name: string;
  logoUrl: string;
  primaryColor?: string;
  universalActions: { label: string }[];
}

/** Which of the two card stacks is meant: the homepage, or that of an open mail. */
export type Place = { at: 'home' } | { at: 'message'; messageId: string };

/** Values of form fields as the person left them; a switch or checkbox that is off sends nothing. */
export type FormInputs = Record<string, string[]>;

/** `POST /api/add-on/open {place}`, `/api/add-on/action {…}`, `/api/add-on/universal {place, index}`. */
export interface ActionRequest {
  place: Place;
  function: string;
  parameters: Record<string, string>;
  formInputs: FormInputs;
}

/** What the side panel must do next. */
export type PanelAnswer =
  | { kind: 'cards'; cards: unknown[] }
  | { kind: 'response'; response: RenderActions }
  /** Google itself asks the person for consent (the domain's grant is off): draw its card. `POST /api/add-on/consent`. */
  | { kind: 'consent'; scopes: string[] }
  /** The add-on threw an authorization exception: draw Google's card with a button that opens `url`. */
  | { kind: 'authorization'; url: string; resource: string }
  /** The platform's own error card; the message is the script's or the platform's. */
  | { kind: 'error'; message: string }
  | { kind: 'nothing' };

/** The envelope of an action's answer, as HTTP add-ons send it; Apps Script's own is not published. */
export interface RenderActions {
  renderActions: {
    action: {
      navigations?: NavigationStep[];
      notification?: { text: string };
      link?: OpenLinkWire;
    };
  };
  /** The other card stack must be drawn anew when it is next looked at. */
  stateChanged?: boolean;
}

export type NavigationStep =
  | { pushCard: unknown }
  | { updateCard: unknown }
  | { pop: true }
  | { popToRoot: true }
  | { popToCard: string };

export interface OpenLinkWire {
  url: string;
  openAs?: 'FULL_SIZE' | 'OVERLAY';
  onClose?: 'NOTHING' | 'RELOAD';
}

/** `GET /api/prompts`: each time a person met Google's or Salesforce's authorization. */
export interface PromptRow {
  atMs: number;
  user: string;
  admin: boolean;
  kind: 'google-consent' | 'authorization-exception' | 'salesforce-page';
}

/** `GET /api/mail`: what MailApp sent, newest first. */
export interface SentMailRow {
  atMs: number;
  as: string;
  to: string;
  subject: string;
  body: string;
}

/** `GET /api/salesforce`: what a person must know to play the Salesforce admin. Demo secrets, for this machine only. */
export interface OrgRow {
  org: 'production' | 'sandbox';
  name: string;
  /** For instance `acme.my.salesforce.com`. */
  myDomain: string;
  organizationId: string;
  /** `http://127.0.0.1:PORT`, for Salesforce clients that run in Node. */
  url: string;
  consumerKey: string;
  consumerSecret: string;
  callbackUrl: string;
  users: {
    username: string;
    password: string;
    name: string;
    role: 'person' | 'service' | 'admin';
    active: boolean;
  }[];
  state: OrgControls;
  /** Calls of the token endpoint since the last reset, by grant type. */
  tokenCalls: Record<string, number>;
}

/** `POST /api/faults`: any subset; each part is carried out at once. Answers `FaultsState`. */
export interface FaultsRequest {
  salesforce?: {
    org: 'production' | 'sandbox';
    set?: Partial<OrgControls>;
    /** One-time acts on the grants and sessions of the service account. */
    act?: ('expireRefreshTokens' | 'revokeRefreshTokens' | 'expireAccessTokens')[];
  };
  google?: Partial<GoogleControls>;
  properties?: Partial<PropertyFaults>;
  /** Holds executions before (`request`) or after (`reply`) a service call; they go on when released. */
  hold?: HoldRequest | null;
  release?: true;
}

export interface FaultsState {
  /** How many executions are held right now. */
  held: number;
  google: GoogleControls;
  properties: PropertyFaults;
}
