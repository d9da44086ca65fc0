/** Owns what a drawn card may ask of the panel around it. Types only. */

import type { CardForm } from './card-form';
import type { ActionWire, CardWire, OpenLinkWire } from './card-wire';

export interface CardHost {
  /** Runs a function of the add-on with the card's form inputs. */
  act(action: ActionWire): void;
  openLink(link: OpenLinkWire): void;
  pushCard(card: CardWire): void;
}

/** What a widget is given beside its own JSON. */
export interface Drawing {
  host: CardHost;
  form: CardForm;
}
