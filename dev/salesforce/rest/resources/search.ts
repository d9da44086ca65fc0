/** Owns `/search` (SOSL) and `/parameterizedSearch`: records that have the words. */

import type { SearchSpec } from '../../org-data';
import { checkMembers, type JsonObject, listIn, numberIn, objectIn, textIn, textsIn } from '../json-body';
import { resource } from '../resource';
import { type Handler, ok, type RestAnswer, type RestCall } from '../rest-call';
import { badRequest } from '../rest-error';
import { checkTerm, readSosl } from '../sosl';
import { checkedName } from './records';

/** Documented. */
const OBJECT_SINCE = 37;
const LARGEST_LIMIT = 2000;

function answer(call: RestCall, spec: SearchSpec): RestAnswer {
  const { data, caller } = call.asking;
  const objects = spec.objects.length > 0 ? spec.objects : searchable(call);
  const searchRecords = data.search(caller, { ...spec, objects });
  return ok(call.version < OBJECT_SINCE ? searchRecords : { searchRecords });
}

/** Without a list all objects are searched, for their ids (documented). */
function searchable({ asking: { data, caller } }: RestCall): SearchSpec['objects'] {
  const all = data.describeAll(caller) as { name: string; searchable: boolean }[];
  return all.filter((one) => one.searchable).map(({ name }) => ({ name, fields: ['Id'] }));
}

const sosl: Handler = (call) => {
  const text = call.query.get('q');
  // Words assumed.
  if (!text) throw badRequest('MALFORMED_SEARCH', 'A search string has to be specified');
  return answer(call, readSosl(text));
};

const GROUPS = ['ALL', 'NAME', 'EMAIL', 'PHONE'] as const;

function groupOf(text: string): SearchSpec['in'] {
  const known = GROUPS.find((name) => name === text.toUpperCase());
  if (!known) throw badRequest('INVALID_SEARCH', `${text} fields cannot be searched`);
  return known;
}

const byParameters: Handler = (call) => {
  const { query } = call;
  const numberOf = (name: string) => {
    const text = query.get(name);
    return text === null ? undefined : limitIn(/^\d{1,9}$/.test(text) ? Number(text) : text);
  };
  const names = query.getAll('sobject');
  const list = (text: string | null) => text?.split(',').map((field) => field.trim());
  const common = list(query.get('fields')) ?? ['Id'];
  const objects = names.map((name) => ({
    name,
    fields: list(query.get(`${name}.fields`)) ?? common,
    where: query.get(`${name}.where`) ?? undefined,
    orderBy: query.get(`${name}.orderBy`) ?? undefined,
    limit: numberOf(`${name}.limit`) ?? numberOf('defaultLimit'),
  }));
  return answer(
    call,
    specOf({
      text: query.get('q') ?? '',
      group: query.get('in') ?? 'ALL',
      objects,
      limit: numberOf('overallLimit'),
    }),
  );
};

const byBody: Handler = (call) => {
  const body = objectIn(call.json(), 'ParameterizedSearchRequest');
  checkMembers(body, MEMBERS);
  const common = body['fields'] === undefined ? ['Id'] : textsIn(body['fields']);
  const most = limitIn(body['defaultLimit']);
  const objects = listIn(body['sobjects'] ?? [], 'SObject').map((one) =>
    objectOf(objectIn(one, 'SObject'), { common, most }),
  );
  const text = body['q'] === undefined ? '' : textIn(body['q']);
  const group = body['in'] === undefined ? 'ALL' : textIn(body['in']);
  return answer(call, specOf({ text, group, objects, limit: limitIn(body['overallLimit']) }));
};

const MEMBERS = [
  'q',
  'in',
  'fields',
  'sobjects',
  'overallLimit',
  'defaultLimit',
  'offset',
  'spellCorrection',
];

interface Wanted {
  name: string;
  fields: string[];
  where: string | undefined;
  orderBy: string | undefined;
  limit: number | undefined;
}

function objectOf(one: JsonObject, { common, most }: { common: string[]; most: number | undefined }): Wanted {
  checkMembers(one, ['name', 'fields', 'where', 'orderBy', 'limit']);
  const optional = (name: string) => (one[name] === undefined ? undefined : textIn(one[name]));
  return {
    name: textIn(one['name']),
    fields: one['fields'] === undefined ? common : textsIn(one['fields']),
    where: optional('where'),
    orderBy: optional('orderBy'),
    limit: limitIn(one['limit']) ?? most,
  };
}

function limitIn(value: unknown): number | undefined {
  const limit = numberIn(value);
  // Words assumed.
  if (limit !== undefined && (limit < 1 || limit > LARGEST_LIMIT))
    throw badRequest('INVALID_SEARCH', `A limit is between 1 and ${LARGEST_LIMIT}`);
  return limit;
}

function specOf(given: {
  text: string;
  group: string;
  objects: Wanted[];
  limit: number | undefined;
}): SearchSpec {
  checkTerm(given.text);
  return {
    text: given.text,
    in: groupOf(given.group),
    objects: given.objects.map(({ name, fields, where, orderBy, limit }) => ({
      name: checkedName(name),
      fields: fields.map(checkedName),
      ...(where === undefined ? {} : { where }),
      ...(orderBy === undefined ? {} : { orderBy: orderBy.split(',').map(checkedOrder).join(',') }),
      ...(limit === undefined ? {} : { limit }),
    })),
    ...(given.limit === undefined ? {} : { limit: given.limit }),
  };
}

function checkedOrder(text: string): string {
  if (/^\s*[\w.]+(\s+(asc|desc))?(\s+nulls\s+(first|last))?\s*$/i.test(text)) return text;
  throw badRequest('INVALID_SEARCH', `${text} is no order`);
}

export const searchResources = [
  resource('search', { GET: sosl }),
  resource('parameterizedSearch', { GET: byParameters, POST: byBody }),
];
