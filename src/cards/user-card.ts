/** Owns one user's detail, for an admin: the state, the words, what it means, who can mend it. No mail is named. */

import type { UserRow } from '../sync/user-list';
import { refusedMails, since, USERS } from '../text/admin-words';
import { hourSpan, type Viewer } from '../text/time';
import { LOGGED_AS, USER_STATE_MEANINGS, USER_STATES } from '../text/user-words';
import { USER_TONES } from './tones';
import { button, buttons, type Card, card, factRow, paragraph, stateRow, type Widget } from './widgets';

export interface UserModel {
  viewer: Viewer;
  user: UserRow;
  /** Salesforce's own text. */
  words?: string;
  /** When what holds this user up began. */
  sinceMs?: number;
  /** Absent where nobody could be asked. */
  salesforceUser?: { name: string } | 'none' | 'ambiguous';
  isPausedByAdmin: boolean;
}

export function userCard(model: UserModel): Card {
  const { user, words, sinceMs, viewer } = model;
  const { meaning, mends } = USER_STATE_MEANINGS[user.state];
  return card({ title: user.name, subtitle: user.address }, [
    {
      widgets: [
        stateRow({
          tone: USER_TONES[user.state],
          title: USER_STATES[user.state],
          ...(sinceMs === undefined ? {} : { below: since(sinceMs, viewer) }),
        }),
        ...(words === undefined ? [] : [paragraph(words)]),
        paragraph(meaning),
        factRow(USERS.mends, mends),
      ],
    },
    { widgets: facts(model) },
    { widgets: pauseButton(model) },
  ]);
}

function facts({ user, salesforceUser, viewer }: UserModel): Widget[] {
  const { lastSuccessAtMs, lastRunAtMs, refused, state } = user;
  const isNobody = state === 'no-user' || state === 'ambiguous';
  return [
    ...(lastRunAtMs === undefined ? [] : [factRow(USERS.lastRun, hourSpan(lastRunAtMs, viewer))]),
    ...(lastSuccessAtMs === undefined ? [] : [factRow(USERS.lastSuccess, hourSpan(lastSuccessAtMs, viewer))]),
    ...(salesforceUser === undefined
      ? []
      : [
          factRow(
            USERS.salesforceUser,
            typeof salesforceUser === 'string' ? USERS.salesforceUsers[salesforceUser] : salesforceUser.name,
          ),
        ]),
    ...(isNobody ? [factRow(USERS.loggedAs, LOGGED_AS.long)] : []),
    ...(refused === 0 ? [] : [factRow(USERS.notLogged, refusedMails(refused))]),
  ];
}

function pauseButton({ user, isPausedByAdmin }: UserModel): Widget[] {
  if (user.state === 'out-of-scope') return [];
  const parameters = { address: user.address };
  return [
    isPausedByAdmin
      ? buttons(button(USERS.resume, { handler: 'onResumeUser', parameters }))
      : buttons(button(USERS.pause, { handler: 'onPauseUser', parameters })),
  ];
}
