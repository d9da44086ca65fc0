/** Owns what can be known of objects: the list of all, one's basic information, and its describe. */

import { part, resource } from '../resource';
import { ok, type RestCall } from '../rest-call';
import { notFound } from '../rest-error';
import { createRecord } from './records';

/** Names tell no case (assumed). */
function basicInformation(call: RestCall): object {
  const { data, caller } = call.asking;
  const name = part(call, 1).toLowerCase();
  const all = data.describeAll(caller) as { name: string }[];
  const objectDescribe = all.find((one) => one.name.toLowerCase() === name);
  if (!objectDescribe) throw notFound();
  // What somebody has looked at in the browser, and nobody does here.
  return { objectDescribe, recentItems: [] };
}

export const describeResources = [
  resource('sobjects', {
    GET: ({ asking: { data, caller } }) =>
      ok({ encoding: 'UTF-8', maxBatchSize: 200, sobjects: data.describeAll(caller) }),
  }),
  resource('sobjects/:object', { GET: (call) => ok(basicInformation(call)), POST: createRecord }),
  resource('sobjects/:object/describe', {
    GET(call) {
      const { data, caller } = call.asking;
      const found = data.describe(caller, part(call, 1));
      if (!found) throw notFound();
      return ok(found);
    },
  }),
];
