/** Owns which addresses a link of a mail may have. */

const SCHEMES = ['http://', 'https://', 'mailto:'];

/**
 * The address as a browser would follow it: without tabs and line ends, wherever they stand (documented: URL, 4.4), its
 * spaces encoded. Undefined where it is not http, https or mailto, or names nothing.
 */
export function linkAddress(said: string): string | undefined {
  const address = said
    .replace(/[\t\n]/g, '')
    .trim()
    .replace(/ /g, '%20');
  const scheme = SCHEMES.find((one) => address.slice(0, one.length).toLowerCase() === one);
  return scheme !== undefined && address.length > scheme.length ? address : undefined;
}

/** What a person would write for it: a mail address alone, and a web address as it is. */
export function spokenAddress(address: string): string {
  if (!isMailto(address)) return address;
  const query = address.indexOf('?');
  return address.slice('mailto:'.length, query === -1 ? undefined : query);
}

/** Whether the text of a link says its address already, with its scheme or without. */
export function saysAddress(text: string, address: string): boolean {
  return bare(text) === bare(spokenAddress(address));
}

function isMailto(address: string): boolean {
  return address.slice(0, 'mailto:'.length).toLowerCase() === 'mailto:';
}

function bare(said: string): string {
  const address = said.toLowerCase();
  const scheme = SCHEMES.find((one) => address.startsWith(one)) ?? '';
  return address.slice(scheme.length, address.endsWith('/') ? -1 : undefined);
}
