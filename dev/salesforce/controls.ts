/** Owns the switches that a test or a person at the control panel can set on an org. Types only. */

import type { DataSwitches } from './data-switches';
import type { OrgFault } from './faults/fault-shapes';
import type { SignInControls } from './sign-in-controls';

/** How people sign in, and how the org's data is set up, is switched with the rest. */
export interface OrgControls extends SignInControls, DataSwitches {
  /** "Enable Refresh Token Rotation" of the app: each refresh gives a new refresh token and kills the old one. */
  rotation: boolean;
  /** "Block" under Connected Apps OAuth Usage. */
  appBlocked: boolean;
  appInstalled: boolean;
  /**
   * `503`: every answer of the org is one. `html`: every answer is a maintenance page with status 200.
   * `timeout`: every answer comes after 400 s, and is a 504.
   */
  unavailable: 'off' | '503' | 'html' | 'timeout';
  /** "Active" on the service user's record. */
  serviceUserActive: boolean;
  /** The service user's full name. */
  serviceUserName: string;
  /** How long an access token lives; two hours by default, and up to a day in an org's session settings. */
  sessionHours: number;
  /** App policy "Admin approved users are pre-authorized"; who is approved, `approvedUsers` says. */
  adminApprovalRequired: boolean;
  /** "Enable Client Credentials Flow" of the app, and as whom it runs: a user name, or nobody yet. */
  clientCredentials: 'off' | { runAs: string | null };
  /** The service user's permissions: names of PermissionSet fields without `Permissions`. */
  servicePermissions: string[];
  /** What the token endpoint answers to one grant type instead of its own answer. */
  tokenAnswer: null | { grantType: string; status: number; error: string; error_description: string };
  /** What goes wrong between the org and its clients, call by call. */
  faults: OrgFault[];
  /** The host name to which the org has moved: new tokens name it as `instance_url`, and the old one redirects to it. */
  movedTo: null | string;
  /** What a query whose text contains `about` is answered with, status 400, in place of its rows. */
  queryAnswer: null | { about: string; errorCode: string; message: string };
  /** What a call of the REST API whose path after the version begins with `path` is answered with. */
  restAnswer: null | {
    method: string | null;
    path: string;
    status: number;
    errorCode: string;
    message: string;
  };
  /** The daily allowance of API calls. */
  dailyApiCalls: number;
  /** What the token endpoint says as `instance_url` instead of the org's own address. */
  instanceUrl: null | string;
  /** 18 characters: the org was refreshed, has another id now, and has forgotten every session and grant. */
  organizationId: null | string;
}

/** One-time acts on everything the app was granted; see `Grants`. */
export type OrgAct = 'expireRefreshTokens' | 'revokeRefreshTokens' | 'expireAccessTokens';
