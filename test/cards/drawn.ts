/** Owns how these tests draw: cards of src/ on the host's CardService, as JSON that has passed Google's own schema. */

import { createCardService, emitted as emittedOf } from '../../dev/apps-script/inside/card-service';
import { strict } from '../../dev/apps-script/inside/strict';
import { createCardSchema } from '../../dev/apps-script/outside/card-schema';
import { HANDLER_NAMES } from '../../src/handler-names';

export const schema = createCardSchema();

/** Gives the cards of src/ the one global that they name. */
export function useHostCardService(): void {
  globalThis.CardService = strict(createCardService(), 'CardService');
}

type Json = Readonly<Record<string, unknown>>;

export interface DrawnCard {
  header: Json;
  name?: string;
  sections: readonly { header?: string; widgets: readonly Json[] }[];
}

/** The JSON that the host would emit. */
export function emitted(built: object): Json {
  const json = emittedOf(built)?.json;
  if (json === undefined) throw new Error('this was never built');
  return JSON.parse(JSON.stringify(json)) as Json;
}

/** The card's JSON; fails unless the official schema takes it and every action in it is a handler of ours. */
export function drawn(card: object): DrawnCard {
  const json = emitted(card);
  expect(schema.check(json)).toEqual([]);
  for (const name of schema.functionsNamed(json)) expect(HANDLER_NAMES).toContain(name);
  return json as unknown as DrawnCard;
}

/** All of the card's JSON, a line for what stands outside sections, for each section's header, and for each widget. */
export function sheet(card: object): string {
  const { sections, ...outside } = drawn(card);
  const lines = sections.flatMap(({ widgets, ...section }) => [
    `— ${JSON.stringify(section)}`,
    ...widgets.map((widget) => JSON.stringify(widget)),
  ]);
  return [JSON.stringify(outside), ...lines].join('\n');
}

/** Fields of the schema whose texts are read as markup (documented: add-ons/concepts/widgets, card.proto). */
const MARKUP: readonly string[] = ['decoratedText.text', 'textParagraph.text', 'sections.header'];

export interface ShownText {
  /** Where it stands, for instance `decoratedText.text`. */
  field: string;
  /** As it is in the JSON. */
  raw: string;
  isMarkup: boolean;
}

/** Every text in the JSON, with its field; list positions are left out. */
export function textsIn(json: unknown): ShownText[] {
  const found: ShownText[] = [];
  const visit = (value: unknown, path: readonly string[]): void => {
    if (typeof value === 'string') {
      const field = path.slice(-2).join('.');
      found.push({ field, raw: value, isMarkup: MARKUP.includes(field) });
    } else if (Array.isArray(value)) {
      for (const one of value) visit(one, path);
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) visit(inner, [...path, name]);
    }
  };
  visit(json, []);
  return found;
}

/** What a person reads: markup without our own colour, its entities as letters. */
export function readable({ raw, isMarkup }: ShownText): string {
  if (!isMarkup) return raw;
  const bare = /^<font color="#[0-9a-f]{6}">(.*)<\/font>$/s.exec(raw)?.[1] ?? raw;
  return bare.replace(/&#(\d+);/g, (_entity, code: string) => String.fromCodePoint(Number(code)));
}

/** Whether no letter of the text can begin markup, an entity or an attribute, but for our own colour around it. */
export function isHarmless({ raw, isMarkup }: ShownText): boolean {
  if (!isMarkup) return true;
  const bare = /^<font color="#[0-9a-f]{6}">(.*)<\/font>$/s.exec(raw)?.[1] ?? raw;
  return !/[<>"']|&(?!#\d+;)/.test(bare);
}

/** Every value under this name, wherever it stands. */
function valuesOf(wanted: string, json: unknown): unknown[] {
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json as Json).flatMap(([name, inner]) => [
    ...(name === wanted ? [inner] : []),
    ...valuesOf(wanted, inner),
  ]);
}

/** Key and value of every action's parameters. */
export function parametersIn(json: unknown): { key: string; value: string }[] {
  return valuesOf('parameters', json).flat() as { key: string; value: string }[];
}

export interface DrawnButton {
  text: string;
  type?: string;
  disabled?: boolean;
}

export function buttonsIn(json: unknown): DrawnButton[] {
  return valuesOf('buttons', json).flat() as DrawnButton[];
}
