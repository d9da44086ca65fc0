/** Owns what a person or a test does to one org from outside, however it is served: what may be asked, and doing it. */

import type { OrgHandle } from '../salesforce/create-salesforce';
import { controlProblem } from '../salesforce/control-checks';
import { type Check, listOf, may, oneOf, text } from '../world/checks';
import type { FaultsRequest } from './api';

export type OrgChanges = Omit<NonNullable<FaultsRequest['salesforce']>, 'org'>;

const controls: Check = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? controlProblem(value)
    : 'must be an object';

export const ORG_CHANGES = {
  set: may(controls),
  act: may(listOf(oneOf('expireRefreshTokens', 'revokeRefreshTokens', 'expireAccessTokens'))),
  deleteRecords: may(listOf(text)),
} satisfies Record<keyof OrgChanges, Check>;

/** Returns why nothing was changed, when a record cannot be deleted: the words are the org's. */
export function changeOrg(
  org: OrgHandle,
  { set, act = [], deleteRecords = [] }: OrgChanges,
): string | undefined {
  const problem = deleteRecords.length > 0 ? deletionProblem(org, deleteRecords) : undefined;
  if (problem) return problem;
  if (set) org.set(set);
  for (const one of act) org.act(one);
  return undefined;
}

function deletionProblem(org: OrgHandle, ids: string[]): string | undefined {
  const admin = org.facts().users.find(({ role }) => role === 'admin')!;
  const caller = { userId: admin.id, dataPath: '/services/data/v66.0' };
  const results = org.data().remove(caller, ids, { allOrNone: true });
  const wrong = results.findIndex(
    ({ errors }) => errors.length > 0 && errors[0]!.statusCode !== 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
  );
  return wrong < 0
    ? undefined
    : `deleteRecords: ${ids[wrong]} cannot be deleted: ${results[wrong]!.errors[0]!.message}.`;
}
