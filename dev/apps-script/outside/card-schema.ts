/** Owns the strict check of a card's JSON against Google's official card schema, and what such JSON points to. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Enum, type Field, type INamespace, Root, type Type } from 'protobufjs/light';
import { CARD_LIMITS } from '../card-limits';

export interface CardSchema {
  /**
   * What is wrong with one card, each with its path; empty for a good one. Finds unknown fields, wrong enum names,
   * wrong types, a list for one value or one for a list, a oneof set twice, and broken limits.
   */
  check(card: unknown): string[];
  /** Every function that the actions of a card, a list of cards or a response name, once each. */
  functionsNamed(json: unknown): string[];
  /** Every address that a click or a response opens, once each; pictures and links in a text are not among them. */
  links(json: unknown): string[];
}

/** `@google-apps/chat` holds google/apps/card/v1/card.proto as JSON; loading takes about 30 ms. */
export function createCardSchema(): CardSchema {
  const file = createRequire(__filename).resolve('@google-apps/chat/build/protos/protos.json');
  const root = Root.fromJSON(JSON.parse(readFileSync(file, 'utf8')) as INamespace);
  const card = root.lookupType('google.apps.card.v1.Card');
  return {
    check: (json) => messageProblems(json, card, 'card'),
    // Of the schema's messages only Action has a `function`, and only OpenLink a `url`.
    functionsNamed: (json) => textsUnder('function', json),
    links: (json) => textsUnder('url', json),
  };
}

type Message = Record<string, unknown>;

function isMessage(json: unknown): json is Message {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function messageProblems(json: unknown, type: Type, path: string): string[] {
  if (!isMessage(json)) return [`${path}: ${kindOf(json)} where an object is wanted`];
  const inFields = Object.entries(json).flatMap(([name, value]) => {
    const field = Object.hasOwn(type.fields, name) ? type.fields[name] : undefined;
    return field ? fieldProblems(value, field, `${path}.${name}`) : [`${path}.${name}: unknown field`];
  });
  return [...inFields, ...oneofProblems(json, type, path), ...limitProblems(json, type, path)];
}

function oneofProblems(json: Message, type: Type, path: string): string[] {
  return type.oneofsArray
    .map((oneof) => oneof.oneof.filter((name) => name in json))
    .filter((set) => set.length > 1)
    .map((set) => `${path}: only one of ${set.join(', ')} may be set`);
}

function fieldProblems(value: unknown, field: Field, path: string): string[] {
  field.resolve();
  if (!field.repeated) return valueProblems(value, field, path);
  if (!Array.isArray(value)) return [`${path}: ${kindOf(value)} where a list is wanted`];
  return value.flatMap((entry, index) => valueProblems(entry, field, `${path}[${index}]`));
}

function valueProblems(value: unknown, { resolvedType, type }: Field, path: string): string[] {
  if (resolvedType instanceof Enum) return enumProblems(value, resolvedType, path);
  const bare = resolvedType ? WRAPPED[resolvedType.fullName] : type;
  return resolvedType && bare === undefined
    ? messageProblems(value, resolvedType, path)
    : scalarProblems(value, bare ?? type, path);
}

function scalarProblems(value: unknown, type: string, path: string): string[] {
  const fits = SCALARS[type];
  if (!fits) return [`${path}: this check does not know the type ${type}`];
  return fits(value) ? [] : [`${path}: ${kindOf(value)} where ${type} is wanted`];
}

function enumProblems(value: unknown, { name, values }: Enum, path: string): string[] {
  if (typeof value === 'string' && Object.hasOwn(values, value)) return [];
  const shown = typeof value === 'string' ? value : kindOf(value);
  return [`${path}: ${shown} is none of ${name}'s names`];
}

/** Messages that are a bare value in JSON (documented: protobuf's JSON mapping). */
const WRAPPED: Record<string, string> = { '.google.protobuf.FloatValue': 'float' };

const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value);

/** As strict as what Google's own serializers write; parsers take more, such as a number as text. */
const SCALARS: Record<string, (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string',
  bool: (value) => typeof value === 'boolean',
  int32: (value) => Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31,
  int64: (value) => typeof value === 'string' && /^-?\d{1,19}$/.test(value),
  float: isNumber,
  double: isNumber,
};

const LIMITS: Record<string, Record<string, number>> = {
  '.google.apps.card.v1.Card': { sections: CARD_LIMITS.sectionsPerCard },
  '.google.apps.card.v1.Card.Section': { widgets: CARD_LIMITS.widgetsPerSection },
  '.google.apps.card.v1.SelectionInput': { items: CARD_LIMITS.itemsPerSelection },
};

function limitProblems(json: Message, { fullName }: Type, path: string): string[] {
  const counts = Object.entries(LIMITS[fullName] ?? {})
    .map(([name, limit]) => ({ what: `${path}.${name}`, count: listIn(json, name).length, limit }))
    .concat(fullName.endsWith('.Card') ? [allWidgets(json, path)] : []);
  return counts
    .filter(({ count, limit }) => count > limit)
    .map(({ what, count, limit }) => `${what}: ${count}, the limit is ${limit}`);
}

function allWidgets(card: Message, path: string): { what: string; count: number; limit: number } {
  const widgets = listIn(card, 'sections')
    .filter(isMessage)
    .flatMap((section) => listIn(section, 'widgets'));
  return {
    what: `${path}: widgets of all sections`,
    count: widgets.length,
    limit: CARD_LIMITS.widgetsPerCard,
  };
}

function listIn(json: Message, name: string): unknown[] {
  const list = json[name];
  return Array.isArray(list) ? list : [];
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : typeof value;
}

function textsUnder(field: string, json: unknown): string[] {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      if (name === field && typeof inner === 'string') found.add(inner);
      visit(inner);
    }
  };
  visit(json);
  return [...found];
}
