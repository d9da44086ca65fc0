/** Owns No to the dialog of a lost connection: the card is drawn without the question, and nothing else happens. */

import { connectivityCard } from '../cards/connectivity-card';
import { organizationCard } from '../cards/organization-cards';
import { type ActionResponse, updateCard } from '../cards/responses';
import { usersCard } from '../cards/users-card';
import { ORGANIZATIONS } from '../text/admin-words';
import { connectivityModel } from './connectivity';
import { requiredParameter } from './event';
import { forAdmin } from './handler';
import { organizationModel } from './organizations';
import { usersModel } from './users';

export const onDeclineReconnect = forAdmin<ActionResponse>((app, event) => {
  const { viewer } = event;
  const isDeclined = true;
  switch (requiredParameter(event, 'card')) {
    case 'onOpenOrganization':
      return declined(organizationCard({ ...organizationModel(app, viewer), isDeclined }));
    case 'onOpenUsers':
      return declined(usersCard({ ...usersModel(app, {}, viewer), isDeclined }));
    default:
      return declined(connectivityCard({ ...connectivityModel(app, viewer), isDeclined }));
  }
});

function declined(card: Parameters<typeof updateCard>[0]): ActionResponse {
  return updateCard(card, ORGANIZATIONS.declined);
}
