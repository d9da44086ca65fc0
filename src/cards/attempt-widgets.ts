/** Owns what the card says of a connect that has not ended well, or not at all, and the way on. */

import { CONNECTIVITY } from '../text/admin-words';
import type { ErrorText } from '../text/errors';
import { shortTime, type Viewer } from '../text/time';
import { button, buttons, linkButton, paragraph, stateRow, type Widget } from './widgets';

export interface AttemptModel {
  environment: 'production' | 'sandbox';
  atMs: number;
  /** Absent while no answer has come. */
  outcome?: ErrorText;
  /** The Google account whose person uses the refused Salesforce account. */
  personAddress?: string;
  /** The organization that was refused because another is connected. */
  otherOrganizationId?: string;
}

export function attemptWidgets(attempt: AttemptModel | undefined, viewer: Viewer): Widget[] {
  if (!attempt) return [];
  if (!attempt.outcome) {
    return [
      stateRow({ tone: 'warn', title: CONNECTIVITY.noAnswer, below: shortTime(attempt.atMs, viewer) }),
      paragraph(CONNECTIVITY.noAnswerCauses),
      buttons(button(CONNECTIVITY.check, { handler: 'onCheckConnection' })),
    ];
  }
  const { what, todo } = attempt.outcome;
  const told = [
    stateRow({ tone: 'bad', title: CONNECTIVITY.lastAttempt, below: shortTime(attempt.atMs, viewer) }),
    paragraph(what),
    paragraph(todo),
  ];
  return [...told, ...wayOn(attempt)];
}

function wayOn({ environment, personAddress, otherOrganizationId }: AttemptModel): Widget[] {
  if (personAddress !== undefined) {
    const leaveOut = { handler: 'onLeaveOutAccount', parameters: { address: personAddress } } as const;
    return [buttons(button(`${CONNECTIVITY.leaveOut}${personAddress}`, leaveOut))];
  }
  if (otherOrganizationId !== undefined) {
    const parameters = { environment, organizationId: otherOrganizationId };
    return [buttons(linkButton(CONNECTIVITY.connectOther, { handler: 'onConnect', parameters }))];
  }
  return [];
}
