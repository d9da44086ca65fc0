/** Owns what a function's value or error becomes on its way to the host. */

import type { OutcomeWire } from '../wire';
import { emittedJson } from './card-service';
import { emittedText } from './content-service';
import { emittedHtml } from './html-service';

interface Thrown {
  name?: unknown;
  message?: unknown;
  authorizationUrl?: unknown;
  resourceDisplayName?: unknown;
}

/** A card is one of a list, a built response is its JSON, anything else is a plain value. */
export function outcomeOf(value: unknown): OutcomeWire {
  const html = emittedHtml(value);
  if (html) return { kind: 'html', ...html };
  const text = emittedText(value);
  if (text) return { kind: 'text', ...text };
  if (Array.isArray(value) && value.length > 0) {
    const cards = value.map(cardJson);
    if (cards.every((card) => card !== undefined)) return { kind: 'cards', cards, single: false };
  }
  const json = emittedJson(value);
  if (json === undefined) return { kind: 'value', value: value ?? null };
  return isResponse(json)
    ? { kind: 'response', response: json }
    : { kind: 'cards', cards: [json], single: true };
}

function cardJson(value: unknown): object | undefined {
  const json = emittedJson(value);
  return json && !isResponse(json) ? json : undefined;
}

function isResponse(json: object): boolean {
  return 'renderActions' in json;
}

export function errorOf(thrown: unknown): OutcomeWire {
  const error = (
    typeof thrown === 'object' && thrown !== null ? thrown : { message: String(thrown) }
  ) as Thrown;
  const wire = { name: String(error.name ?? 'Error'), message: String(error.message ?? '') };
  if (typeof error.authorizationUrl !== 'string') return { kind: 'error', error: wire };
  const authorization = { url: error.authorizationUrl, resource: String(error.resourceDisplayName ?? '') };
  return { kind: 'error', error: { ...wire, authorization } };
}
