/** Owns the list of organizations and one organization's card. */

import type { App } from '../app';
import { organizationCard, type OrganizationModel, organizationsCard } from '../cards/organization-cards';
import { type ActionResponse, pushCard, showCards, type UniversalActionResponse } from '../cards/responses';
import type { Connected } from '../organization/organization-record';
import type { OrganizationView } from '../organization/state';
import { scopeProblemSentence } from '../text/admin-words';
import type { Viewer } from '../text/time';
import { forAdmin } from './handler';

export const onAdministration = forAdmin<UniversalActionResponse>((app, { viewer }) =>
  showCards(organizationsCard(organizationModel(app, viewer))),
);

export const onOpenOrganizations = forAdmin<ActionResponse>((app, { viewer }) =>
  pushCard(organizationsCard(organizationModel(app, viewer))),
);

export const onOpenOrganization = forAdmin<ActionResponse>((app, { viewer }) =>
  pushCard(organizationCard(organizationModel(app, viewer))),
);

export function organizationModel(app: App, viewer: Viewer): OrganizationModel {
  const { record } = app.organization();
  const settings = app.settings().read();
  const problem = settings.scopeKind === 'groups' ? app.scopeProblem() : undefined;
  const counts = record.connected ? app.userList().counts()?.counts : undefined;
  return {
    viewer,
    ...shownOrganization(app.organization()),
    ...(counts ? { counts } : {}),
    groups: settings.scopeKind === 'groups' ? settings.groups : [],
    ...(problem ? { scopeProblem: scopeProblemSentence(problem) } : {}),
  };
}

/** What every admin card shows of the organization. */
export function shownOrganization({
  record,
  state,
}: OrganizationView): Pick<OrganizationModel, 'state' | 'failure'> & { connected?: Connected } {
  const { connected, failure } = record;
  return { state, ...(connected ? { connected } : {}), ...(failure ? { failure } : {}) };
}
