/** Owns what an admin does by hand before a client can use all of an org; done once an org. */

import type { OrgFacts, OrgHandle } from '../salesforce/create-salesforce';

/**
 * Turns the client credentials flow on with the admin as its user, lets passwords buy tokens, and assigns the admin the permission sets of
 * `salesforce/`: fields that are deployed are nobody's until a permission set says so.
 */
export function prepareOrg(org: OrgHandle, admin: OrgFacts['users'][number]): void {
  if (org.facts().controls.clientCredentials === 'off')
    org.set({ clientCredentials: { runAs: admin.username } });
  if (org.facts().controls.passwordFlow === 'blocked') org.set({ passwordFlow: 'on' });
  const data = org.data();
  const caller = { userId: admin.id, dataPath: '/services/data/v66.0' };
  const column = (soql: string, field: string) =>
    data.query(caller, soql).records.map((record) => String(record[field]));
  const given = column(
    `SELECT PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = '${admin.id}'`,
    'PermissionSetId',
  );
  const missing = column('SELECT Id FROM PermissionSet WHERE IsCustom = true', 'Id').filter(
    (id) => !given.includes(id),
  );
  const assignments = missing.map((PermissionSetId) => ({
    object: 'PermissionSetAssignment',
    fields: { AssigneeId: admin.id, PermissionSetId },
  }));
  const wrong = data.create(caller, assignments).find(({ success }) => !success);
  if (wrong) throw new Error(`A permission set cannot be assigned: ${wrong.errors[0]!.message}`);
}
