/** Owns what a function's value or error becomes on its way to the host. */

import type { OutcomeWire } from '../wire';
import { emitted } from './card-service';
import { emittedText } from './content-service';
import { emittedHtml } from './html-service';
import { isArray, jsonText } from './language';

/** A card is one of a list, a built response is its JSON, anything else is a plain value. */
export function outcomeOf(value: unknown): OutcomeWire {
  const html = emittedHtml(value);
  if (html) return { kind: 'html', ...html };
  const text = emittedText(value);
  if (text) return { kind: 'text', ...text };
  if (isArray(value) && value.length > 0) {
    const cards = value.map(cardJson);
    if (cards.every((card) => card !== undefined)) return { kind: 'cards', cards, single: false };
  }
  const built = emitted(value);
  if (!built) return { kind: 'value', value: value ?? null };
  return built.kind === 'response'
    ? { kind: 'response', response: built.json }
    : { kind: 'cards', cards: [built.json], single: true };
}

function cardJson(value: unknown): object | undefined {
  const built = emitted(value);
  return built?.kind === 'card' ? built.json : undefined;
}

/** Whatever was thrown: a text, nothing at all, an object whose members throw when they are read. */
export function errorOf(thrown: unknown): OutcomeWire {
  const isObject = (typeof thrown === 'object' && thrown !== null) || typeof thrown === 'function';
  const member = (name: string): unknown => (isObject ? readable(() => (thrown as Json)[name]) : undefined);
  const own = member('message');
  const message = own === undefined ? textOf(thrown) : textOf(own);
  const wire = { name: textOf(member('name') ?? 'Error'), message };
  const url = member('authorizationUrl');
  if (typeof url !== 'string') return { kind: 'error', error: wire };
  const callback = member('customUiCallback');
  const authorization = {
    url,
    resource: textOf(member('resourceDisplayName') ?? ''),
    ...(typeof callback === 'string' ? { customUi: callback } : {}),
  };
  return { kind: 'error', error: { ...wire, authorization } };
}

type Json = Record<string, unknown>;

const UNREADABLE = 'The script threw something that cannot be read.';

function textOf(value: unknown): string {
  return readable(() => String(value)) ?? UNREADABLE;
}

function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    // What a member throws when it is read says nothing that the script meant to say.
    return void error;
  }
}

/**
 * JSON of an outcome. What a script returned may be a circle, a function, or throw when it is read; for that the
 * platform has one sentence (words: seen, of the Apps Script API).
 */
export function outcomeText(outcome: OutcomeWire): string {
  const text = readable(() => jsonText(outcome));
  const isWhole = outcome.kind !== 'value' || readable(() => jsonText(outcome.value)) !== undefined;
  if (text !== undefined && isWhole) return text;
  const message = 'The script completed but the returned value is not a supported return type.';
  return jsonText({ kind: 'error', error: { name: 'Exception', message } } satisfies OutcomeWire);
}
