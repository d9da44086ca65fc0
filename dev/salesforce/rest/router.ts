/** Owns which resources the REST API has, and what answers a call: the resource, 404, 405, or a refusal. */

import { batchResource } from './resources/batch';
import { collectionResources } from './resources/collections';
import { compositeResource } from './resources/composite';
import { describeResources } from './resources/describe';
import { keyedResources } from './resources/keyed-records';
import { limitsResource } from './resources/limits';
import { queryResources } from './resources/query';
import { recordResources } from './resources/records';
import { relatedResources } from './resources/related';
import { replicationResources } from './resources/replication';
import { rootResource } from './resources/root';
import { searchResources } from './resources/search';
import { treeResource } from './resources/tree';
import type { Resource } from './resource';
import { faultAnswer } from './rest-fault';
import { notAllowed, notFound, refusalAnswer } from './rest-error';
import type { Dispatch, RestCall, RestAnswer } from './rest-call';

export function createRouter(): Dispatch {
  const dispatch: Dispatch = (call) => {
    try {
      return faultAnswer(call) ?? answer(call);
    } catch (error) {
      return refusalAnswer(error);
    }
  };
  // The first that fits is asked; `describe` comes before the id of a record.
  const resources: Resource[] = [
    rootResource,
    limitsResource,
    ...queryResources,
    ...searchResources,
    ...describeResources(),
    ...replicationResources,
    ...recordResources,
    ...relatedResources,
    ...keyedResources,
    ...collectionResources,
    compositeResource(dispatch),
    batchResource(dispatch),
    treeResource,
  ];

  function answer(call: RestCall): RestAnswer {
    const resource = resources.find(({ fits }) => fits(call.segments));
    if (!resource) throw notFound();
    const methods = Object.keys(resource.methods);
    const allowed = methods.includes('GET') ? ['HEAD', ...methods] : methods;
    // A preflight's headers are an allowlisted origin's to get, and there is none (assumed).
    if (call.method === 'OPTIONS') return { status: 200, headers: { allow: allowed.join(', ') } };
    const handler = Object.hasOwn(resource.methods, call.method) ? resource.methods[call.method] : undefined;
    if (!handler) throw notAllowed(call.method, allowed);
    return handler(call);
  }

  return dispatch;
}
