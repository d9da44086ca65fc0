/**
 * Owns advanced services: an API's REST methods under the symbol that the manifest gives it, named as the API's
 * discovery document names them (documented: guides/services/advanced).
 */

import { ADVANCED_APIS, type AdvancedApi } from '../advanced-apis';
import { call } from './bridge';
import { fromBase64 } from './bytes';
import { checkArguments, type Kind, strict } from './strict';

interface AnswerWire {
  status: number;
  text: string;
}

/** The service under `symbol`. One whose API is not simulated has no member that works. */
export function advancedService(symbol: string, serviceId: string): object {
  const api = Object.hasOwn(ADVANCED_APIS, serviceId) ? ADVANCED_APIS[serviceId] : undefined;
  return api ? collection(symbol, '', { serviceId, api }) : strict({}, symbol);
}

interface Behind {
  serviceId: string;
  api: AdvancedApi;
}

/** Methods and further collections below `prefix`. */
function collection(symbol: string, prefix: string, behind: Behind): object {
  const members: Record<string, unknown> = {};
  for (const [name, route] of Object.entries(behind.api.methods)) {
    if (!name.startsWith(prefix)) continue;
    const [own, ...rest] = name.slice(prefix.length).split('.') as [string, ...string[]];
    if (rest.length > 0) members[own] ??= collection(`${symbol}.${own}`, `${prefix}${own}.`, behind);
    else members[own] = methodOf(`${symbol}.${own}`, { name, route, behind });
  }
  return strict(members, symbol);
}

interface Method {
  name: string;
  route: string;
  behind: Behind;
}

function methodOf(fullName: string, { name, route, behind }: Method) {
  const [verb, path] = route.split(' ') as [string, string];
  const sendsResource = verb.endsWith('+');
  const places = path.match(/\{\w+\}/g) ?? [];
  const kinds: Kind[] = [
    ...(sendsResource ? ['Object' as const] : []),
    ...places.map(() => 'Primitive' as const),
  ];
  return (...args: unknown[]): unknown => {
    checkArguments(fullName, args, kinds, [...kinds, 'Object']);
    const resource = sendsResource ? args[0] : undefined;
    const given = args.slice(sendsResource ? 1 : 0);
    const filled = path.replace(/\{\w+\}/g, () => encodeURIComponent(String(given.shift())));
    const answer = call<AnswerWire>('AdvancedService', 'request', {
      serviceId: behind.serviceId,
      method: verb.replace('+', ''),
      path: filled + queryOf(given[0] as Record<string, unknown> | undefined),
      body: resource === undefined ? null : JSON.stringify(resource),
    });
    return answered(answer, `${behind.api.name}.${lowered(name)}`, behind.api.byteFields);
  };
}

function queryOf(options: Record<string, unknown> = {}): string {
  const pairs = Object.entries(options).flatMap(([name, value]) =>
    (value === undefined || value === null ? [] : [value].flat()).map(
      (one) => `${encodeURIComponent(name)}=${encodeURIComponent(String(one))}`,
    ),
  );
  return pairs.length ? `?${pairs.join('&')}` : '';
}

/** `Users.Messages.get` is `users.messages.get` to the API. */
const lowered = (name: string): string => name.replace(/(^|\.)([A-Z])/g, (letters) => letters.toLowerCase());

/** @throws GoogleJsonResponseException with the API's sentence, and its error as `details` (words: seen). */
function answered({ status, text }: AnswerWire, method: string, byteFields: readonly string[]): unknown {
  const json: unknown =
    text === ''
      ? undefined
      : JSON.parse(text, (key, value: unknown) =>
          byteFields.includes(key) && typeof value === 'string' ? bytesOf(value) : value,
        );
  if (status < 400) return json;
  const { error } = json as { error: { message: string } };
  const thrown = new Error(`API call to ${method} failed with error: ${error.message}`);
  thrown.name = 'GoogleJsonResponseException';
  throw Object.assign(thrown, { details: error });
}

function bytesOf(text: string): unknown {
  return fromBase64(text.replace(/-/g, '+').replace(/_/g, '/')) ?? text;
}
