/** Owns the shapes of the faults: what can be switched on, and what is on. Types only. */

import type { ScriptFaultsRequest, ScriptFaultsState } from '../../apps-script/fault-shapes';
import type { QuotaRow } from '../../apps-script/quota-row';
import type { GoogleControls } from '../../google/domain';
import type { OrgControls } from '../../salesforce/controls';

/** `POST /api/faults`: any subset; each part is carried out at once. Answers `FaultsState`. */
export interface FaultsRequest extends ScriptFaultsRequest {
  salesforce?: {
    org: 'production' | 'sandbox';
    set?: Partial<OrgControls>;
    /** One-time acts on the grants and sessions of the service account. */
    act?: ('expireRefreshTokens' | 'revokeRefreshTokens' | 'expireAccessTokens')[];
    /** Ids of records that the administrator deletes, before the rest. */
    deleteRecords?: string[];
  };
  google?: Partial<GoogleControls> & {
    /** Once: every history id up to now is too old. */
    expireGmailHistory?: true;
  };
  /** Switches off all that is on, before the rest is carried out. */
  clear?: true;
}

export interface FaultsState extends ScriptFaultsState {
  /** Each org's controls that are not as the scenario has them. */
  salesforce: Record<'production' | 'sandbox', Partial<OrgControls>>;
  google: GoogleControls;
}

/** `GET /api/quotas`: the script's rows have no user; a day's count begins with the first use. */
export type QuotasAnswer = QuotaRow[];
