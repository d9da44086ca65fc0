/** Owns what can be known of objects: the list of all, one's basic information, and its describe. */

import { conditional } from '../conditional';
import { part, type Resource, resource } from '../resource';
import { ok, type RestAnswer, type RestCall } from '../rest-call';
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

export function describeResources(): Resource[] {
  let deployedMs: number | undefined;

  /** What is deployed is read at the start, so nothing older can be known; who may see what is not looked at (assumed). */
  function sinceDeployed(call: RestCall, body: object): RestAnswer {
    deployedMs ??= call.asking.org.clock.nowMs();
    return conditional(call, deployedMs, () => ok(body));
  }

  return [
    resource('sobjects', {
      GET(call) {
        const { data, caller } = call.asking;
        const sobjects = data.describeAll(caller);
        return sinceDeployed(call, { encoding: 'UTF-8', maxBatchSize: 200, sobjects });
      },
    }),
    resource('sobjects/:object', { GET: (call) => ok(basicInformation(call)), POST: createRecord }),
    resource('sobjects/:object/describe', {
      GET(call) {
        const { data, caller } = call.asking;
        const found = data.describe(caller, part(call, 1));
        if (!found) throw notFound();
        return sinceDeployed(call, found);
      },
    }),
  ];
}
