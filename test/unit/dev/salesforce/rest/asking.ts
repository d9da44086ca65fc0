/** Owns what the tests of the REST API share: an empty org, its admin's token, and short ways to ask. */

import { connect } from '../browser';
import { ADMIN, createWorld, MY_DOMAIN, type World } from '../world';

export interface Answered {
  status: number;
  headers: Headers;
  body: unknown;
}

export interface Asking {
  world: World;
  token: string;
  /** Below `/services/data/v66.0`, unless the path begins with `/services`. */
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answered>;
  get(path: string, headers?: Record<string, string>): Promise<Answered>;
  /** The id of a new record. */
  made(object: string, fields: object): Promise<string>;
  /** Status, code and message of the first row. */
  refused(method: string, path: string, body?: unknown): Promise<[number, string, string]>;
}

export async function createAsking(user = ADMIN): Promise<Asking> {
  const world = createWorld();
  const token = (await connect(world, user))['access_token']!;
  const urlOf = (path: string) =>
    path.startsWith('/services') ? `${MY_DOMAIN}${path}` : `${MY_DOMAIN}/services/data/v66.0${path}`;

  const ask: Asking['ask'] = async (method, path, body, headers = {}) => {
    const sent = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
    const response = await world.fetch(urlOf(path), {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(sent === undefined ? {} : { body: sent }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? undefined : (JSON.parse(text) as unknown),
    };
  };

  return {
    world,
    token,
    ask,
    get: (path, headers) => ask('GET', path, undefined, headers),
    async made(object, fields) {
      const { status, body } = await ask('POST', `/sobjects/${object}`, fields);
      expect([status, body]).toEqual([201, expect.objectContaining({ success: true, errors: [] })]);
      return (body as { id: string }).id;
    },
    async refused(method, path, body) {
      const { status, body: rows } = await ask(method, path, body);
      const [row] = rows as { errorCode: string; message: string }[];
      return [status, row!.errorCode, row!.message];
    },
  };
}
