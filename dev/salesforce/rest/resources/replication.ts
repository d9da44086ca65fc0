/** Owns `/updated` and `/deleted`: ids of what has changed in a span of time (documented). */

import { isRecordObject } from './is-record-object';
import { part, resource } from '../resource';
import { type Handler, ok, type RestCall } from '../rest-call';
import { badRequest, notFound } from '../rest-error';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Thirty days (documented). */
const OLDEST_DAYS = 30;

/** To the whole minute, as they are read (documented). Words assumed. */
function span(call: RestCall): { from: string; to: string; toMs: number } {
  const [start, end] = ['start', 'end'].map((name) => {
    const text = call.query.get(name);
    // A plus that a client has not encoded arrives as a space.
    const ms = text === null ? Number.NaN : Date.parse(text.replace(' ', '+'));
    if (Number.isNaN(ms)) throw badRequest('INVALID_REPLICATION_DATE', `${name} is not a date and time`);
    return Math.floor(ms / 60_000) * 60_000;
  });
  const nowMs = call.asking.org.clock.nowMs();
  if (start! >= end!) throw badRequest('INVALID_REPLICATION_DATE', 'startDate cannot be after endDate');
  if (start! < nowMs - OLDEST_DAYS * DAY_MS)
    throw badRequest('INVALID_REPLICATION_DATE', 'startDate before org replication enabled date');
  return { from: new Date(start!).toISOString(), to: new Date(end!).toISOString(), toMs: end! };
}

function changes(call: RestCall, kind: 'updated' | 'deleted') {
  const object = part(call, 1);
  if (!isRecordObject(call, object)) throw notFound();
  const { from, to, toMs } = span(call);
  const { data, caller, org } = call.asking;
  const soql =
    `SELECT Id, SystemModstamp FROM ${object} WHERE SystemModstamp >= ${from} AND SystemModstamp < ${to} ` +
    `AND IsDeleted = ${kind === 'deleted'}`;
  const rows = [];
  let page = data.query(caller, soql, { all: true });
  for (;;) {
    rows.push(...page.records);
    if (page.locator === undefined) break;
    page = data.queryMore(caller, page.locator);
  }
  const covered = new Date(Math.min(toMs, org.clock.nowMs()));
  return { rows, latestDateCovered: covered.toISOString().replace('Z', '+0000') };
}

const updated: Handler = (call) => {
  const { rows, latestDateCovered } = changes(call, 'updated');
  return ok({ ids: rows.map(({ Id }) => Id), latestDateCovered });
};

const deleted: Handler = (call) => {
  const { rows, latestDateCovered } = changes(call, 'deleted');
  const earliest = new Date(call.asking.org.clock.nowMs() - OLDEST_DAYS * DAY_MS);
  return ok({
    deletedRecords: rows.map(({ Id, SystemModstamp }) => ({ deletedDate: SystemModstamp, id: Id })),
    earliestDateAvailable: earliest.toISOString().replace('Z', '+0000'),
    latestDateCovered,
  });
};

export const replicationResources = [
  resource('sobjects/:object/updated', { GET: updated }),
  resource('sobjects/:object/deleted', { GET: deleted }),
];
