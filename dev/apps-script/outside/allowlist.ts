/** Owns the rule by which a manifest's URL prefixes allow an address. */

/**
 * Whether a prefix of `urlFetchWhitelist` or `openLinkUrlPrefixes` allows `url`: https, the whole host with one
 * leading `*` label at most, the path from its start, case-sensitive (documented). That `*` stands for exactly one
 * label is the stricter of two readings (assumed; facts/apps-script.md 1.4).
 */
export function isAllowed(url: string, prefixes: readonly string[]): boolean {
  const wanted = parts(url);
  return wanted !== undefined && prefixes.some((prefix) => matches(wanted, parts(prefix)));
}

interface Parts {
  host: string;
  path: string;
}

function parts(url: string): Parts | undefined {
  const match = /^https:\/\/([^/?#]+)([^]*)$/.exec(url);
  return match ? { host: match[1]!.toLowerCase(), path: match[2]! } : undefined;
}

function matches(wanted: Parts, prefix: Parts | undefined): boolean {
  if (!prefix || !wanted.path.startsWith(prefix.path)) return false;
  if (!prefix.host.startsWith('*.')) return wanted.host === prefix.host;
  const [first, ...rest] = wanted.host.split('.');
  return first !== '' && rest.join('.') === prefix.host.slice(2);
}
