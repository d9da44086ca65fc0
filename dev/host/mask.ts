/**
 * Owns what of a stored value may be looked at: secrets are masked by the name of their field and by their shape.
 * In doubt a thing is masked; a person who debugs misses a word, and no token is ever shown.
 */

/** Words that make a field's whole value a secret, wherever they stand in `camelCase` or `snake_case`. */
const SECRET_WORDS = new Set([
  ...['auth', 'authorization', 'bearer', 'code', 'codes', 'cookie', 'csrf', 'jwt', 'nonce', 'otp', 'pin'],
  ...['private', 'pw', 'pwd', 'salt', 'session', 'sid', 'sig', 'signature'],
]);
/** These do so also inside a longer word. */
const SECRET_PARTS =
  /token|secret|passw|passphrase|verifier|challenge|assertion|credential|api_?key|access_?key|private_?key/i;

/** A header's value without its name. */
const SCHEME = /\b(Bearer|Basic|OAuth)\s+(\S+)/gi;
/** `name=value` and `name: value`, as queries, headers and forms have them. */
const PAIR = /(?<![\w.-])([\w.-]+)(["']?\s*[=:]\s*["']?)(?!\s|\/\/)([^\s&;,"'<>]+)/gi;
/** A run of characters that tokens, keys and digests are made of. */
const RUN = /[\w.~+/=!%-]{20,}/g;
/** A word, a name or a number; what is longer or mixed is no word. */
const PLAIN_SEGMENT = /^([a-z-]{0,20}|[\w~+=%-]{0,8})$/;

/**
 * The value of a property as it may be shown: JSON with its secrets masked, or text with what looks like one masked.
 * What looks like JSON and is not, for instance a part of a value that was cut, is masked as a whole.
 */
export function maskValue(key: string, value: string): string {
  if (isSecretName(key)) return maskOf(value);
  const parsed = jsonIn(value);
  if (typeof parsed === 'object' || typeof parsed === 'string') return JSON.stringify(maskJson(parsed));
  return /[{}[\]"\\]/.test(value) ? maskOf(value) : maskText(value);
}

/** A text, for instance a property's key, in which runs that look like secrets are masked. */
export function maskText(text: string): string {
  return text
    .replace(SCHEME, (_all, scheme: string, value: string) => `${scheme} ${maskOf(value)}`)
    .replace(PAIR, (...[pair, name, between, value]: [string, string, string, string]) =>
      isSecretName(name) ? `${name}${between}${maskOf(value)}` : pair,
    )
    .replace(RUN, (run) => (run.split(/[./]/).every((part) => PLAIN_SEGMENT.test(part)) ? run : maskOf(run)));
}

function maskJson(value: unknown): unknown {
  if (typeof value === 'string') return maskLeaf(value);
  if (Array.isArray(value)) return value.map(maskJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      maskText(name),
      isSecretName(name) && !isEmpty(part) ? maskOf(textOf(part)) : maskJson(part),
    ]),
  );
}

/** A leaf may itself be JSON, once more encoded. */
function maskLeaf(text: string): string {
  const inner = jsonIn(text);
  return typeof inner === 'object' ? JSON.stringify(maskJson(inner)) : maskText(text);
}

function isSecretName(name: string): boolean {
  if (SECRET_PARTS.test(name)) return true;
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z\d]+/)
    .some((word) => SECRET_WORDS.has(word.toLowerCase()));
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** What can be no secret, and often tells a person the most. */
function isEmpty(value: unknown): boolean {
  return value === null || value === '' || typeof value === 'boolean';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Says how long it was, which is often what a person wants to know. */
function maskOf(text: string): string {
  return `•••• (${text.length} characters)`;
}
