/** Owns the way from a production address to this machine: the host's `/open` redirects to the local twin. */

/** `url` is an https address as the add-on or the manifest names it. */
export function localAddress(url: string): string {
  return `/open?url=${encodeURIComponent(url)}`;
}
