/** Owns the host's servers: opening a port of this machine alone, and shutting all of them. */

import type { AddressInfo } from 'node:net';
import { serve, type ServerType } from '@hono/node-server';

/** Far over the limits of the platforms, so that they can answer what is over theirs in their own way. */
const LONGEST_HEAD = 1024 * 1024;

export interface Servers {
  /** Returns the port; 0 takes a free one. @throws Error with `code` EADDRINUSE when it is taken. */
  listen(app: HttpApp, port: number): Promise<number>;
  close(): Promise<void>;
}

export interface HttpApp {
  fetch: (request: Request) => Response | Promise<Response>;
}

export function createServers(): Servers {
  const servers: ServerType[] = [];
  return {
    listen: (app, port) =>
      new Promise((resolve, reject) => {
        const server = serve(
          {
            fetch: app.fetch,
            port,
            hostname: '127.0.0.1',
            serverOptions: { maxHeaderSize: LONGEST_HEAD },
          },
          (info: AddressInfo) => resolve(info.port),
        );
        servers.push(server);
        server.on('error', reject);
      }),
    close: async () => void (await Promise.all(servers.filter(({ listening }) => listening).map(shut))),
  };
}

function shut(server: ServerType): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}
