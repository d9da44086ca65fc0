/** Owns Check connection: an admin's act, so it asks Salesforce once even after a refusal. */

import type { OAuthService } from '../oauth/service';
import type { Now } from '../ports';
import type { KeyField } from '../salesforce/key-field';
import type { SalesforceRecords } from '../salesforce/records';
import { noteFailure } from './connection-facts';
import { lookAtKeyField } from './key-field';
import { healed, type OrganizationStore } from './organization-store';
import { lookAtPermissions } from './preflight';
import { isUsable, organizationState } from './state';

export interface CheckDeps {
  oauth: Pick<OAuthService, 'refresh' | 'isResting' | 'generation' | 'hasAccess'>;
  organization: OrganizationStore;
  records: Pick<SalesforceRecords, 'permissions' | 'isCreateable'>;
  /** As `readKeyField`. */
  readKeyField: () => KeyField;
  nowMs: Now;
}

/** @throws auth.*, salesforce.*, http.unreachable; what it learns is noted either way */
export function checkConnection(deps: CheckDeps): void {
  const { organization, nowMs } = deps;
  try {
    const state = organizationState(organization.readLatest(), nowMs());
    const isRefused = !isUsable(state) && state !== 'disabled';
    if (isRefused || deps.oauth.isResting()) deps.oauth.refresh();
    const permissions = lookAtPermissions(deps.records);
    organization.change((record) =>
      record.connected
        ? {
            ...healed(record),
            connected: { ...record.connected, permissions, checkedAtMs: nowMs() },
            lastSuccessAtMs: nowMs(),
          }
        : record,
    );
    lookAtKeyField(deps);
  } catch (error) {
    noteFailure(organization, error, { connection: deps.oauth, nowMs: nowMs() });
    throw error;
  }
}
