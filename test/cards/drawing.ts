/** Owns what one way to draw a card is, for what holds of every card. */

import type { Card } from '../../src/cards/widgets';

/** What comes from outside: names and words, which are never parameters, and addresses, which may be. */
export interface Outside {
  name: string;
  address: string;
}

export interface Drawing {
  draw: (outside: Outside) => Card;
  /** What of it the card must show. */
  shows: readonly (keyof Outside)[];
}
