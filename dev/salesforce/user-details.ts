/** Owns what a user's record has beyond the seed: parts of the name, and the settings all users share. */

import type { OrgUser } from './org';

export const USER_DEFAULTS = {
  timeZone: 'GMT',
  language: 'en_US',
  locale: 'en_US',
  createdAt: '2024-03-04T08:00:00.000+0000',
  changedAt: '2026-11-01T10:00:00.000+0000',
} as const;

/** `nick` is what stands before the at sign of the user name. */
export function nameParts(user: Pick<OrgUser, 'name' | 'username'>): {
  first: string | null;
  last: string;
  nick: string;
} {
  const words = user.name.split(' ');
  const first = words.length > 1 ? words[0]! : null;
  return { first, last: words.slice(first === null ? 0 : 1).join(' '), nick: user.username.split('@')[0]! };
}
