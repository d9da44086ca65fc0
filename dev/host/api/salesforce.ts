/** Owns the shape of what the demo's Salesforce admin knows. Types only. */

import type { OrgControls } from '../../salesforce/controls';

/** `GET /api/salesforce`: what a person must know to play the Salesforce admin. Demo secrets, for this machine only. */
export interface OrgRow {
  org: 'production' | 'sandbox';
  name: string;
  /** For instance `acme.my.salesforce.com`. */
  myDomain: string;
  organizationId: string;
  /** `http://127.0.0.1:PORT`, for Salesforce clients that run in Node. */
  url: string;
  /** Where a browser sees the org's records and its API log. */
  windowUrl: string;
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
  /** Approvals of the app that are neither revoked nor over. */
  grants: number;
}
