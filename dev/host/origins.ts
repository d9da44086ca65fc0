/**
 * Owns the map between production origins and this machine: `https://NAME.com` is `http://NAME.localhost:PORT`.
 * Each party keeps a name of its own, because cookies ignore ports.
 */

export interface Origins {
  /** The page's origin, which is also the control API's. */
  page: string;
  /** `http://….localhost:PORT/…` for an address whose host is one of `hosts`; undefined for any other. */
  toLocal(productionUrl: string): string | undefined;
  /** The production address of a request that came in under a party's local name. */
  toProduction(localUrl: string): string;
  /** Whether a Host header names this machine's page, API or one of the parties. */
  isOurs(hostHeader: string): boolean;
}

const PAGE_HOST = 'mail.google.com';

/** Also reachable: plain `localhost` and `127.0.0.1`, for the control API and for a browser's first visit. */
export function createOrigins(port: number, hosts: () => string[]): Origins {
  const local = (host: string) => `${host.replace(/\.com$/, '.localhost')}:${port}`;
  const known = () => [PAGE_HOST, ...hosts()];
  return {
    page: `http://${local(PAGE_HOST)}`,
    toLocal(productionUrl) {
      const url = new URL(productionUrl);
      if (url.protocol !== 'https:' || url.port !== '' || !known().includes(url.hostname)) return undefined;
      return `http://${local(url.hostname)}${url.pathname}${url.search}${url.hash}`;
    },
    toProduction(localUrl) {
      const url = new URL(localUrl);
      return `https://${url.hostname.replace(/\.localhost$/, '.com')}${url.pathname}${url.search}`;
    },
    isOurs: (hostHeader) => isPlain(hostHeader, port) || known().some((host) => local(host) === hostHeader),
  };
}

/** A Host header without a party's name. */
export function isPlain(hostHeader: string, port: number): boolean {
  return hostHeader === `localhost:${port}` || hostHeader === `127.0.0.1:${port}`;
}
