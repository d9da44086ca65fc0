/** Owns talking to a host on this machine: the control API, and its pages as one person's browser. */

import { createPlainBrowser, type PlainBrowser } from '../browser/plain-browser';
import type { RunAnswer } from '../host/api';
import { type LocalAsk, sendLocally } from '../host/local-request';

export interface HostClient {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: object): Promise<T>;
  /** Runs a function of the add-on; rejects unless it went well. */
  must(user: string, functionName: string, event: object): Promise<unknown>;
  /** A person's, with nobody signed in. */
  browser: PlainBrowser;
}

export function createHostClient(url: string): HostClient {
  const port = Number(new URL(url).port);
  const http = (address: string, ask: LocalAsk) => sendLocally(new URL(address), port, ask);

  async function json<T>(path: string, ask: LocalAsk): Promise<T> {
    const answer = await http(new URL(path, url).href, ask);
    if (answer.status !== 200)
      throw new Error(`${ask.method ?? 'GET'} ${path}: ${answer.status} ${answer.text}`);
    return JSON.parse(answer.text) as T;
  }

  function post<T>(path: string, body: object): Promise<T> {
    const headers = { 'content-type': 'application/json' };
    return json<T>(path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  return {
    get: (path) => json(path, {}),
    post,
    async must(user, functionName, event) {
      const answer = await post<RunAnswer>('/api/run', { user, function: functionName, event });
      if (!answer.ok) throw new Error(`${functionName}: ${answer.error.name}: ${answer.error.message}`);
      return answer.result;
    },
    browser: createPlainBrowser({ port, http }),
  };
}
