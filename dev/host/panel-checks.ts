/** Owns what a request of the side panel may say: it comes from a browser, and is looked at before anything runs. */

import { type Check, listOf, mapOf, may, oneOf, shape, text, whole } from '../world/checks';

const anyText: Check = (value) => (typeof value === 'string' ? undefined : 'must be a text');

const PLACES: Record<string, Check> = {
  home: shape({ at: text }),
  message: shape({ at: text, messageId: text }),
  compose: shape({
    ...{ at: text, to: may(listOf(text)), cc: may(listOf(text)), bcc: may(listOf(text)) },
    subject: may(anyText),
  }),
};

const placeOf =
  (...known: string[]): Check =>
  (value) => {
    const at = (value as { at?: unknown } | null | undefined)?.at;
    const problem = oneOf(...known)(at);
    return problem === undefined ? PLACES[at as string]!(value) : `is not good: at ${problem}`;
  };

export const OPEN = shape({ place: placeOf('home', 'message') });

export const COMPOSE = shape({ place: placeOf('compose') });

export const UNIVERSAL = shape({ place: placeOf('home', 'message'), index: whole(0) });

export const ACTION = shape({
  place: placeOf('home', 'message', 'compose'),
  function: text,
  parameters: mapOf(anyText),
  formInputs: mapOf(listOf(anyText)),
  dateFields: may(mapOf(oneOf('DATE_ONLY', 'TIME_ONLY', 'DATE_AND_TIME'))),
});
