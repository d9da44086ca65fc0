/** Owns Salesforce Connectivity: the switch, the two buttons, what is connected, what it may do, and what went wrong. */

import type { Connected, Failure, KeyFieldFacts } from '../organization/organization-record';
import type { OrganizationState } from '../organization/state';
import { CONNECTIVITY } from '../text/admin-words';
import { ENVIRONMENT_NAMES, ORGANIZATION_STATES, type restLine } from '../text/organization-words';
import type { Viewer } from '../text/time';
import { type AttemptModel, attemptWidgets } from './attempt-widgets';
import { connectionSections } from './connection-sections';
import { lossWidgets } from './loss-dialog';
import {
  buttons,
  type Card,
  card,
  filled,
  linkButton,
  openRow,
  paragraph,
  stateRow,
  switchRow,
  type Widget,
} from './widgets';

export type EnvironmentName = keyof typeof ENVIRONMENT_NAMES;

export interface ConnectivityModel {
  viewer: Viewer;
  state: OrganizationState;
  isEnabled: boolean;
  connected?: Connected;
  failure?: Failure;
  lastSuccessAtMs?: number;
  /** Until when nobody's run calls Salesforce, and why. */
  rest?: Parameters<typeof restLine>[0];
  /** Of the field without which no mail is logged, and what a mail is; absent until somebody has looked. */
  keyField?: KeyFieldFacts;
  /** The My Domain address of each environment that has app credentials. */
  entered: Readonly<Partial<Record<EnvironmentName, string>>>;
  callbackAddress: string;
  /** This admin's connect that is in progress, or has ended without success. */
  attempt?: AttemptModel;
  isDeclined?: true;
}

const ENVIRONMENTS = ['production', 'sandbox'] as const;

export function connectivityCard(model: ConnectivityModel): Card {
  return card(
    { title: CONNECTIVITY.title, subtitle: ORGANIZATION_STATES[model.state], name: 'connectivity' },
    [
      { widgets: lossWidgets(model, 'onOpenConnectivity') },
      { widgets: attemptWidgets(model.attempt, model.viewer) },
      {
        widgets: [
          theSwitch(model),
          ...(model.connected ? [] : firstSteps(model)),
          ...credentialRows(model),
          connectButtons(model),
        ],
      },
      ...connectionSections(model),
    ],
  );
}

function theSwitch({ isEnabled }: ConnectivityModel): Widget {
  return switchRow({
    label: CONNECTIVITY.switchLabel,
    below: isEnabled ? CONNECTIVITY.enabled : CONNECTIVITY.disabled,
    field: 'enabled',
    isOn: isEnabled,
    changes: { handler: 'onSwitchServiceAccount' },
  });
}

/** Three steps for the first time; a step that is done bears its tick. */
function firstSteps({ entered, callbackAddress }: ConnectivityModel): Widget[] {
  const hasKeys = entered.production !== undefined || entered.sandbox !== undefined;
  return [
    stateRow({ tone: hasKeys ? 'good' : 'quiet', title: CONNECTIVITY.stepApp }),
    paragraph(callbackAddress),
    paragraph(CONNECTIVITY.docs),
    stateRow({ tone: hasKeys ? 'good' : 'quiet', title: CONNECTIVITY.stepKeys }),
    stateRow({ tone: 'quiet', title: CONNECTIVITY.stepConnect }),
  ];
}

function credentialRows({ entered }: ConnectivityModel): Widget[] {
  return ENVIRONMENTS.map((environment) =>
    openRow(
      `${CONNECTIVITY.credentials}: ${ENVIRONMENT_NAMES[environment]}`,
      entered[environment] ?? CONNECTIVITY.notEntered,
      { handler: 'onOpenCredentials', parameters: { environment } },
    ),
  );
}

/** Both buttons are always there; one without credentials waits for them. The main one is the first that can be used. */
function connectButtons({ entered, connected, state }: ConnectivityModel): Widget {
  const isMain = (environment: EnvironmentName) =>
    state === 'not-set-up' &&
    !connected &&
    environment === ENVIRONMENTS.find((one) => entered[one] !== undefined);
  return buttons(
    ...ENVIRONMENTS.map((environment) => {
      const plain = linkButton(CONNECTIVITY.connect[environment], {
        handler: 'onConnect',
        parameters: { environment },
      });
      const built = plain.setDisabled(entered[environment] === undefined);
      return isMain(environment) ? filled(built) : built;
    }),
  );
}
