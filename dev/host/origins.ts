/**
 * Owns the map between production origins and this machine: `https://NAME.com` is `http://NAME.localhost:PORT`.
 * Each party keeps a name of its own, because cookies ignore ports.
 */

export interface Origins {
  /** The page's origin, which is also the control API's. */
  page: string;
  /** `http://….localhost:PORT/…` for an address whose origin is a party's; undefined for any other. */
  toLocal(productionUrl: string): string | undefined;
  /** The production address of a request that came in under a party's local name. */
  toProduction(localUrl: string): string;
  /** Whether a Host header names this machine's page, API or one of the parties. */
  isOurs(hostHeader: string): boolean;
}

export interface Parties {
  /** Host names of what is simulated here. */
  hosts(): string[];
  /** Origins that another server on this machine stands in for; they go before `hosts`. */
  mapped(): string[];
}

const PAGE_HOST = 'mail.google.com';

/** Also reachable: plain `localhost` and `127.0.0.1`, for the control API and for a browser's first visit. */
export function createOrigins(port: number, { hosts, mapped }: Parties): Origins {
  const short = (host: string) => host.replace(/\.com$/, '.localhost');
  const long = (origin: string) => `${origin.replace(/^https?:\/\//, '').replace(':', '-')}.localhost`;

  /** By production origin, the name here. */
  function names(): Map<string, string> {
    return new Map([
      ...[PAGE_HOST, ...hosts()].map((host) => [`https://${host}`, short(host)] as const),
      ...mapped().map((origin) => [origin, long(origin)] as const),
    ]);
  }
  const hostOf = (name: string) => `${name}:${port}`;

  return {
    page: `http://${hostOf(short(PAGE_HOST))}`,
    toLocal(productionUrl) {
      const url = new URL(productionUrl);
      const name = names().get(url.origin);
      return name && `http://${hostOf(name)}${url.pathname}${url.search}${url.hash}`;
    },
    toProduction(localUrl) {
      const url = new URL(localUrl);
      const found = [...names()].find(([, name]) => name === url.hostname);
      return `${found?.[0] ?? ''}${url.pathname}${url.search}`;
    },
    isOurs: (hostHeader) =>
      isPlain(hostHeader, port) || [...names().values()].some((name) => hostOf(name) === hostHeader),
  };
}

/** A Host header without a party's name. */
export function isPlain(hostHeader: string, port: number): boolean {
  return hostHeader === `localhost:${port}` || hostHeader === `127.0.0.1:${port}`;
}
