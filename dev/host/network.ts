/** Owns whom a script's request reaches: a server on this machine, Google, an org, or nobody; and looking on. */

import type { Network } from '../apps-script/outside/fetcher';
import type { Clock } from '../world/clock';
import type { Party } from '../world/party';
import type { MappedOrigins } from './mapped-origins';

/** One request of a script, and what became of it. */
export interface Passing {
  /** When it was sent, on the host's clock; milliseconds since 1970. */
  atMs: number;
  method: string;
  /** The production address. */
  url: string;
  /** What was sent; empty where nothing was. */
  body: string;
  status: number;
  answer: string;
}

export interface NetworkDeps {
  parties: readonly { hosts(): string[]; handle: Party }[];
  mapped: Pick<MappedOrigins, 'party'>;
  clock: Pick<Clock, 'nowMs'>;
  /** Is told once the service has answered; of a request that got no answer it is not. */
  see: ((passing: Passing) => void) | undefined;
}

export function createNetwork({ parties, mapped, clock, see }: NetworkDeps): Network {
  const network: Network = (request) => {
    const host = new URL(request.url).hostname;
    const simulated = parties.find((one) => one.hosts().includes(host));
    const party = mapped.party(request.url) ?? simulated?.handle;
    return party && Promise.resolve(party(request));
  };
  return see ? watched(network, clock, see) : network;
}

/** Changes neither the request nor its answer. */
function watched(network: Network, clock: Pick<Clock, 'nowMs'>, see: (passing: Passing) => void): Network {
  return (request) => {
    const atMs = clock.nowMs();
    const copy = request.clone();
    return network(request)?.then(async (response) => {
      const { method, url } = copy;
      const [body, answer] = await Promise.all([copy.text(), response.clone().text()]);
      see({ atMs, method, url, body, status: response.status, answer });
      return response;
    });
  };
}
