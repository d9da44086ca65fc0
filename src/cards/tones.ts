/** Owns which tone a state has, so that the same state looks the same on every card. */

import type { OrganizationState } from '../organization/state';
import type { UserState } from '../sync/user-state';
import type { Tone } from './widgets';

export const ORGANIZATION_TONES: Readonly<Record<OrganizationState, Tone>> = {
  'not-set-up': 'quiet',
  disabled: 'quiet',
  connected: 'good',
  expiring: 'warn',
  lost: 'bad',
  blocked: 'bad',
  unreachable: 'warn',
};

export const USER_TONES: Readonly<Record<UserState, Tone>> = {
  active: 'good',
  'catching-up': 'warn',
  late: 'warn',
  paused: 'quiet',
  suspended: 'bad',
  unreadable: 'bad',
  waiting: 'bad',
  'not-started': 'quiet',
  'needs-permission': 'bad',
  'no-user': 'bad',
  ambiguous: 'bad',
  'out-of-scope': 'quiet',
  'switched-off': 'quiet',
};
