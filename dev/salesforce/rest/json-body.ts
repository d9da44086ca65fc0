/** Owns reading the parts of a JSON body: of the right kind, or refused as the parser of Salesforce's does. */

import { badRequest, type RestError } from './rest-error';

export type JsonObject = Readonly<Record<string, unknown>>;

/** Of Jackson, whose limit this is. Words seen. */
const DEEPEST = 1000;

/** Words seen for the missing body; the parser's own for malformed JSON cannot be had in each case (assumed). */
export function parseJson(text: string): unknown {
  if (text.trim() === '')
    throw parserError('The HTTP entity body is required, but this request has no entity body.');
  if (depthOf(text) > DEEPEST)
    throw parserError(`Document nesting depth (${DEEPEST + 1}) exceeds the maximum allowed (${DEEPEST})`);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const at = brokenAt(text);
    const lines = text.slice(0, at).split('\n');
    const char = text[at];
    const what =
      char === undefined
        ? 'Unexpected end-of-input'
        : `Unexpected character ('${char}' (code ${char.charCodeAt(0)}))`;
    throw parserError(`${what} at [line:${lines.length}, column:${lines.at(-1)!.length + 1}]`);
  }
}

const TOKENS =
  /\s+|"(?:[^"\\\p{Cc}]|\\.)*"|-?\d+(?:\.\d+)?(?:e[-+]?\d+)?|(?:true|false|null)\b|[[\]{}:,]/giuy;

/** Where the first text stands that is no token; the end when all are, and only their order is wrong. */
function brokenAt(text: string): number {
  let end = 0;
  for (const [token] of text.matchAll(TOKENS)) end += token.length;
  return end;
}

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [part] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[{\]}]/gs)) {
    if (part === '{' || part === '[') deepest = Math.max(deepest, ++depth);
    else if (part === '}' || part === ']') depth--;
  }
  return deepest;
}

export const parserError = (message: string): RestError => badRequest('JSON_PARSER_ERROR', message);

/** Words seen. */
const wrongKind = (wanted: string, value: unknown) =>
  parserError(`Can not deserialize ${wanted} out of ${tokenOf(value)} token at [line:1, column:1]`);

function tokenOf(value: unknown): string {
  if (value === null || value === undefined) return 'VALUE_NULL';
  if (Array.isArray(value)) return 'START_ARRAY';
  switch (typeof value) {
    case 'string':
      return 'VALUE_STRING';
    case 'boolean':
      return value ? 'VALUE_TRUE' : 'VALUE_FALSE';
    case 'number':
      return Number.isInteger(value) ? 'VALUE_NUMBER_INT' : 'VALUE_NUMBER_FLOAT';
    default:
      return 'START_OBJECT';
  }
}

export function objectIn(value: unknown, wanted: string): JsonObject {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
  throw wrongKind(wanted, value);
}

export function listIn(value: unknown, wanted: string): unknown[] {
  if (Array.isArray(value)) return value as unknown[];
  throw wrongKind(`instance of ${wanted}[]`, value);
}

export function textIn(value: unknown): string {
  if (typeof value === 'string') return value;
  throw wrongKind('instance of string', value);
}

export function textsIn(value: unknown): string[] {
  return listIn(value, 'string').map(textIn);
}

/** False when it is left out. */
export function flagIn(value: unknown): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value === 'boolean') return value;
  // A parser that binds to a type takes the word too (assumed).
  if (value === 'true' || value === 'false') return value === 'true';
  throw wrongKind('instance of boolean', value);
}

/** Undefined when it is left out. */
export function numberIn(value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  throw wrongKind('instance of int', value);
}

/** Members of an object that a body must name in this spelling; any other is refused (words seen). */
export function checkMembers(object: JsonObject, known: readonly string[]): void {
  const unknown = Object.keys(object).find((name) => !known.includes(name));
  if (unknown !== undefined) throw parserError(`Unrecognized field "${unknown}" at [line:1, column:1]`);
}
