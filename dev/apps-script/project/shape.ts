/** Owns small rules for JSON that a person has written, put together into larger ones; each problem names its path. */

/** What is wrong with a value; empty when nothing is. The path is that of the value, empty for the whole. */
export type Rule = (value: unknown, path: string) => string[];

export const text: Rule = (value, path) =>
  typeof value === 'string' && value !== '' ? [] : [`${path} must be a text that is not empty.`];

export const flag: Rule = (value, path) =>
  typeof value === 'boolean' ? [] : [`${path} must be true or false.`];

export const anything: Rule = () => [];

export function oneOf(...names: string[]): Rule {
  return (value, path) =>
    names.includes(value as string) ? [] : [`${path} must be ${names.join(' or ')}, not ${shown(value)}.`];
}

export function pattern(wanted: RegExp, words: string): Rule {
  return (value, path) =>
    typeof value === 'string' && wanted.test(value) ? [] : [`${path} must be ${words}, not ${shown(value)}.`];
}

export function listOf(rule: Rule): Rule {
  return (value, path) =>
    Array.isArray(value)
      ? value.flatMap((entry, index) => rule(entry, `${path}[${index}]`))
      : [`${path} must be a list.`];
}

/** A list of exactly `count` entries; `why` ends the sentence. */
export function exactly(count: number, rule: Rule, why: string): Rule {
  return (value, path) =>
    Array.isArray(value) && value.length !== count
      ? [`${path} must have exactly ${count === 1 ? 'one entry' : `${count} entries`}, ${why}.`]
      : listOf(rule)(value, path);
}

export function all(...rules: Rule[]): Rule {
  return (value, path) => rules.flatMap((rule) => rule(value, path));
}

/** An object with these fields and no others; a name that ends in `!` must be there. */
export function record(fields: Record<string, Rule>): Rule {
  const rules = new Map(Object.entries(fields).map(([name, rule]) => [name.replace(/!$/, ''), rule]));
  const required = Object.keys(fields).flatMap((name) => (name.endsWith('!') ? [name.slice(0, -1)] : []));
  return (value, path) => {
    if (!isRecord(value)) return [path === '' ? 'It must be an object.' : `${path} must be an object.`];
    const at = (name: string) => (path === '' ? name : `${path}.${name}`);
    const missing = required
      .filter((name) => !(name in value))
      .map((name) => `${at(name)} is required, and missing.`);
    const found = Object.entries(value).flatMap(([name, inner]) => {
      const rule = rules.get(name);
      return rule ? rule(inner, at(name)) : [`${at(name)} is no field that a manifest has.`];
    });
    return [...missing, ...found];
  };
}

/** An object whose fields this host does not look into. */
export const object: Rule = (value, path) => (isRecord(value) ? [] : [`${path} must be an object.`]);

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  const json = JSON.stringify(value);
  return json.length > 80 ? `${json.slice(0, 77)}…` : json;
}
