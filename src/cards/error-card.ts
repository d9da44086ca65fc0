/** Owns the card for everything that went wrong: what happened, what you can do, a number that is also in the log. */

import { ERROR, type ErrorText } from '../text/errors';
import { type Card, card, factRow, paragraph, stateRow } from './widgets';

export interface ErrorModel extends ErrorText {
  reference: string;
}

export function errorCard({ what, todo, reference }: ErrorModel): Card {
  return card({ title: ERROR.title }, [
    {
      widgets: [stateRow({ tone: 'bad', title: what }), paragraph(todo), factRow(ERROR.reference, reference)],
    },
  ]);
}
