/** Owns one request to a server on this machine, under any of the names that it answers to. */

import { request as httpRequest } from 'node:http';

export interface LocalAsk {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface LocalAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** The names under .localhost do not resolve in Node; the Host header says which is meant. Redirects are answers. */
export function sendLocally(
  url: URL,
  port: number,
  { method = 'GET', headers = {}, body }: LocalAsk,
): Promise<LocalAnswer> {
  return new Promise((resolve, reject) => {
    const path = `${url.pathname}${url.search}`;
    const options = { host: '127.0.0.1', port, path, method, headers: { host: url.host, ...headers } };
    const sent = httpRequest(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
