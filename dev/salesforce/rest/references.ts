/** Owns `@{contact.records[0].Id}`: values of earlier answers in a later part of a composite call. */

import { badRequest } from './rest-error';

const REFERENCE = /@\{([A-Za-z0-9_]+)((?:\.\w+|\[\d+\])*)\}/g;

export interface References {
  inUrl(url: string): string;
  inBody(value: unknown): unknown;
}

/** @throws RestError PROCESSING_HALTED when an answer has no such value (words seen) */
export function references(answers: ReadonlyMap<string, unknown>): References {
  function valueOf(name: string, path: string): string | number | boolean {
    let value: unknown = answers.get(name);
    for (const [, member, index] of path.matchAll(/\.(\w+)|\[(\d+)\]/g))
      value = inside(value, member ?? index!);
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
    throw badRequest(
      'PROCESSING_HALTED',
      `Invalid reference specified. No value for ${name}${path} found in ${name}`,
    );
  }

  const inText = (text: string, written: (value: string) => string) =>
    text.replace(REFERENCE, (_, name: string, path: string) => written(String(valueOf(name, path))));

  function inBody(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(inBody);
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, inBody(one)]));
    if (typeof value !== 'string') return value;
    const [whole] = value.matchAll(REFERENCE);
    // What is nothing but a reference keeps the value's kind (assumed).
    if (whole?.[0] === value) return valueOf(whole[1]!, whole[2]!);
    return inText(value, (text) => text);
  }

  return { inUrl: (url) => inText(url, encodeURIComponent), inBody };
}

function inside(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string, unknown>)[key];
}
