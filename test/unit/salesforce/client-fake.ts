/** Owns a client of Salesforce that gives its answers in their order, and keeps what it was asked. */

import type { SalesforceClient } from '../../../src/salesforce/client';

export interface Asked {
  method: 'get' | 'post' | 'patch';
  path: string;
  body?: unknown;
}

/** A reply is JSON to be, an error that is thrown, or what makes either of the body that came. */
export type Reply = object | Error | ((body: unknown) => object);

export function fakeClient(...replies: Reply[]) {
  const queue = [...replies];
  const asked: Asked[] = [];
  const answer = (one: Asked): string => {
    asked.push(one);
    const next = queue.shift();
    if (next === undefined) throw new Error(`no answer is left for ${one.method} ${one.path}`);
    if (next instanceof Error) throw next;
    return JSON.stringify(typeof next === 'function' ? (next as (body: unknown) => object)(one.body) : next);
  };
  const client: SalesforceClient = {
    get: (path) => answer({ method: 'get', path }),
    // As on the wire: what JSON leaves out is not there.
    post: (path, body) => answer({ method: 'post', path, body: JSON.parse(JSON.stringify(body)) as unknown }),
    patch: (path, body) =>
      answer({ method: 'patch', path, body: JSON.parse(JSON.stringify(body)) as unknown }),
    usage: () => undefined,
  };
  return { asked, client };
}
