/** Owns the shapes of the faults: what can be switched on, and what is on. Types only. */

import type { HoldRequest } from '../../apps-script/outside/holds';
import type { PropertyFaults } from '../../apps-script/outside/property-faults';
import type { GoogleControls } from '../../google/domain';
import type { OrgControls } from '../../salesforce/controls';

/** `POST /api/faults`: any subset; each part is carried out at once. Answers `FaultsState`. */
export interface FaultsRequest {
  salesforce?: {
    org: 'production' | 'sandbox';
    set?: Partial<OrgControls>;
    /** One-time acts on the grants and sessions of the service account. */
    act?: ('expireRefreshTokens' | 'revokeRefreshTokens' | 'expireAccessTokens')[];
  };
  google?: Partial<GoogleControls> & {
    /** Once: every history id up to now is too old. */
    expireGmailHistory?: true;
  };
  properties?: Partial<PropertyFaults>;
  /** Holds executions before (`request`) or after (`reply`) a service call; they go on when released. */
  hold?: HoldRequest | null;
  release?: true;
  /** Switches off all that is on, before the rest is carried out. */
  clear?: true;
}

export interface FaultsState {
  /** How many executions are held right now. */
  held: number;
  /** Each org's controls that are not as the scenario has them. */
  salesforce: Record<'production' | 'sandbox', Partial<OrgControls>>;
  google: GoogleControls;
  properties: PropertyFaults;
}
