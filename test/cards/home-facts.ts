/** Owns the facts that each state of a user is shown with on Home. */

import type { UserState } from '../../src/sync/user-state';
import type { HomeFacts } from '../../src/text/home-words';
import { START_MS } from '../unit/fakes';
import { DAY, HOUR } from '../unit/organization/organization-bench';

const ran = { lastRunAtMs: START_MS - HOUR, lastSuccessAtMs: START_MS - HOUR };

type Facts = Omit<HomeFacts, 'address'>;

const BY_STATE: Readonly<Record<UserState, Omit<Facts, 'state'>>> = {
  active: ran,
  'catching-up': ran,
  late: { lastRunAtMs: START_MS - 3 * HOUR },
  paused: { pausedBy: 'me', pausedAtMs: START_MS - DAY },
  suspended: { ...ran, words: 'MALFORMED_QUERY: unexpected token' },
  unreadable: ran,
  waiting: { ...ran, lostAtMs: START_MS - HOUR },
  'not-started': {},
  'needs-permission': ran,
  'no-user': ran,
  ambiguous: { ...ran, field: 'Email' },
  'out-of-scope': {},
  'switched-off': ran,
};

/** One case for each state, and more where a state has more to say; a new state does not compile without one. */
export const OPEN_FACTS: Readonly<Record<string, Facts>> = {
  ...Object.fromEntries(
    Object.entries(BY_STATE).map(([state, facts]) => [state, { ...facts, state: state as UserState }]),
  ),
  'active, with mail logged': { ...ran, state: 'active', mail: { day: 12, week: 61 } },
  'active again after an outage': {
    ...ran,
    state: 'active',
    mail: { day: 12, week: 61, caughtUp: { mails: 23, atMs: START_MS - HOUR } },
  },
  'catching up with a backlog': {
    ...ran,
    state: 'catching-up',
    mail: { day: 200, week: 200, behind: { mails: 140, oldestMs: START_MS - 2 * DAY } },
  },
  'catching up with nobody knows how much': {
    ...ran,
    state: 'catching-up',
    mail: { day: 200, week: 200, behind: {} },
  },
  'paused by an admin': { state: 'paused', pausedBy: 'admin', pausedAtMs: START_MS - DAY },
  'waiting for a block to end': { state: 'waiting', lostAtMs: START_MS - HOUR, isBlocked: true },
  'without a trigger': { state: 'not-started', triggerProblem: 'This script has too many triggers.' },
};
