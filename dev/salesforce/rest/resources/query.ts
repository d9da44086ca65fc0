/** Owns `/query` and `/queryAll`: the rows of a SOQL query, and the pages that follow the first. */

import type { QueryPage } from '../../org-data';
import { part, resource } from '../resource';
import { ok, type Handler, type RestAnswer, type RestCall } from '../rest-call';
import { badRequest } from '../rest-error';
import { batchSizeOf } from '../save-options';

type Kind = 'query' | 'queryAll';

const first =
  (kind: Kind): Handler =>
  (call) => {
    const soql = call.query.get('q');
    // Words seen.
    if (!soql) throw badRequest('MALFORMED_QUERY', 'A query string has to be specified');
    const { data, caller } = call.asking;
    return page(call, data.query(caller, soql, { ...batchSizeOf(call), all: kind === 'queryAll' }));
  };

const more: Handler = (call) => {
  const { data, caller } = call.asking;
  return page(call, data.queryMore(caller, part(call, 1), batchSizeOf(call)));
};

/** The next page is `/query/…` also after `/queryAll` (assumed); both are answered. */
function page(call: RestCall, { totalSize, done, locator, records }: QueryPage): RestAnswer {
  const next =
    locator === undefined ? {} : { nextRecordsUrl: `${call.asking.caller.dataPath}/query/${locator}` };
  return ok({ totalSize, done, ...next, records });
}

export const queryResources = (['query', 'queryAll'] as const).flatMap((kind) => [
  resource(kind, { GET: first(kind) }),
  resource(`${kind}/:locator`, { GET: more }),
]);
