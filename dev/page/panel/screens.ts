/**
 * Owns what the panel holds for each place: Gmail keeps one stack for the homepage and one for the open mail
 * (documented: workspace/add-ons/guides/navigation). Knows no DOM.
 */

import type { PanelAnswer, Place } from '../../host/api';
import type { Stack } from './stacks';

/** Google's own card, which stands over the add-on's: the person must do something, or something failed. */
export type GoogleCard = Extract<PanelAnswer, { kind: 'consent' | 'authorization' | 'error' }>;

export interface Screen {
  /** Undefined until the add-on's first answer, and where it has nothing to show. */
  stack?: Stack;
  notice?: GoogleCard;
  /** The add-on said that its data changed; the stack is drawn anew when it is next looked at. */
  stale?: true;
}

export interface Screens {
  of(place: Place): Screen | undefined;
  set(place: Place, screen: Screen): void;
  /** Forgets the stacks of all mails but the one at `place`. */
  leaveOthers(place: Place): void;
  /** Marks every stack but the one at `place`. */
  spoilOthers(place: Place): void;
}

export function createScreens(): Screens {
  const screens = new Map<string, Screen>();
  return {
    of: (place) => screens.get(keyOf(place)),
    set: (place, screen) => void screens.set(keyOf(place), screen),
    leaveOthers(place) {
      for (const key of screens.keys()) {
        if (key !== keyOf(place) && key !== keyOf({ at: 'home' })) screens.delete(key);
      }
    },
    spoilOthers(place) {
      for (const [key, screen] of screens) {
        if (key !== keyOf(place)) screens.set(key, { ...screen, stale: true });
      }
    },
  };
}

/** Tells places apart. */
export function keyOf(place: Place): string {
  return place.at === 'home' ? 'home' : `message ${place.messageId}`;
}
