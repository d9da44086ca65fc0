/** Owns the dialog of a lost connection, wherever an admin meets it: what happened, and Yes or No. */

import type { HandlerName } from '../handler-names';
import type { Failure } from '../organization/organization-record';
import type { OrganizationState } from '../organization/state';
import { CONNECTIVITY, ORGANIZATIONS } from '../text/admin-words';
import {
  connectivityBlocked,
  connectivityLost,
  type ENVIRONMENT_NAMES,
  MEND_IN_SALESFORCE,
  NOTHING_LOST,
  RECONNECT_QUESTION,
} from '../text/organization-words';
import type { Viewer } from '../text/time';
import { button, buttons, filled, linkButton, mainButton, paragraph, stateRow, type Widget } from './widgets';

export interface LossModel {
  viewer: Viewer;
  state: OrganizationState;
  failure?: Failure;
  connected?: { environment: keyof typeof ENVIRONMENT_NAMES };
  isDeclined?: true;
}

/** Empty while nothing is lost. `shownBy` draws the card anew once the question is declined. */
export function lossWidgets(model: LossModel, shownBy: HandlerName): Widget[] {
  const { state, failure, connected, viewer } = model;
  if (!failure || !connected || (state !== 'lost' && state !== 'blocked')) return [];
  if (state === 'blocked') {
    return [
      stateRow({ tone: 'bad', title: connectivityBlocked(failure, viewer) }),
      paragraph(`${failure.words}. ${NOTHING_LOST}`),
      paragraph(MEND_IN_SALESFORCE),
      buttons(mainButton(CONNECTIVITY.checkAgain, { handler: 'onCheckConnection' })),
    ];
  }
  const told = [
    stateRow({ tone: 'bad', title: `${connectivityLost(failure, viewer)} ${RECONNECT_QUESTION}` }),
    paragraph(`${failure.words}. ${NOTHING_LOST}`),
  ];
  const yes = filled(
    linkButton(ORGANIZATIONS.yes, {
      handler: 'onConnect',
      parameters: { environment: connected.environment },
    }),
  );
  const no = button(ORGANIZATIONS.no, { handler: 'onDeclineReconnect', parameters: { card: shownBy } });
  return [...told, model.isDeclined ? buttons(yes) : buttons(yes, no)];
}
