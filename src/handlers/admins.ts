/** Owns the list of further admins, which only a Workspace admin may change. */

import { type ActionResponse, pushCard, updateCard } from '../cards/responses';
import { adminsCard } from '../cards/setting-cards';
import { ADMINS } from '../text/admin-words';
import { forAdmin, forWorkspaceAdmin } from './handler';

export const onOpenAdmins = forAdmin<ActionResponse>((app) => pushCard(adminsCard(app.settings().read())));

export const onSaveAdmins = forWorkspaceAdmin<ActionResponse>((app, { fields }) => {
  app.requireOwnInstallation();
  app.changes().saveAdmins(fields.admins ?? '');
  return updateCard(adminsCard(app.settings().read()), ADMINS.saved);
});
