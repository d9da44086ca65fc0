/** Owns the rule by which a manifest's URL prefixes allow an address. */

/**
 * Whether a prefix of `urlFetchWhitelist` or `openLinkUrlPrefixes` allows `url`: https, the whole host with one
 * leading `*` label at most, the path from its start and up to the end of a segment, case-sensitive (documented:
 * manifest/allowlist-url). That `*` stands for exactly one label is the stricter of two readings (assumed;
 * facts/apps-script.md 1.4). A prefix that is `*` alone allows all; only links may have it, which the manifest's check
 * sees to.
 */
export function isAllowed(url: string, prefixes: readonly string[]): boolean {
  if (prefixes.includes('*')) return true;
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
  if (!prefix || !isBelow(wanted.path, prefix.path)) return false;
  if (!prefix.host.startsWith('*.')) return wanted.host === prefix.host;
  const [first, ...rest] = wanted.host.split('.');
  return first !== '' && rest.join('.') === prefix.host.slice(2);
}

function isBelow(path: string, prefix: string): boolean {
  if (!path.startsWith(prefix)) return false;
  return prefix.endsWith('/') || /^($|[/?#])/.test(path.slice(prefix.length));
}
