/** Owns what Home shows: two storage calls, and no remote one. */

import type { App } from '../app';
import type { HomeModel } from '../cards/home-card';
import type { OrganizationView } from '../organization/state';
import type { UserRecord } from '../sync/user-record';
import { CONNECTIVITY } from '../text/admin-words';
import { connectivityBlocked, connectivityLost } from '../text/organization-words';
import type { Viewer } from '../text/time';
import { attemptModel } from './attempt';

export function homeModel(app: App, record: UserRecord, viewer: Viewer): HomeModel {
  const organization = app.organization();
  const { connected, failure } = organization.record;
  const mail = app.mail();
  const { rest } = organization;
  const trouble = troubleOf(organization, viewer) ?? attemptTrouble(app, connected?.atMs, viewer);
  return {
    viewer,
    ...(connected ? { organization: { name: connected.name, environment: connected.environment } } : {}),
    admin: record.isAdmin === undefined ? 'unknown' : record.isAdmin ? 'yes' : 'no',
    ...(trouble === undefined ? {} : { trouble }),
    refused: mail.refused,
    facts: {
      state: app.stateOf(record),
      address: app.person().address,
      ...picked(app, record),
      ...(mail.facts ? { mail: mail.facts } : {}),
      ...(rest ? { rest } : {}),
      ...(failure ? { lostAtMs: failure.atMs } : {}),
      ...(failure?.kind === 'blocked' ? { isBlocked: true } : {}),
    },
  };
}

function picked(app: App, record: UserRecord) {
  const { lastRunAtMs, lastSuccessAtMs, triggerProblem, result } = record;
  const pause = app.pauseOf(record);
  return {
    ...(lastRunAtMs === undefined ? {} : { lastRunAtMs }),
    ...(lastSuccessAtMs === undefined ? {} : { lastSuccessAtMs }),
    ...(pause ? { pausedBy: pause.by, pausedAtMs: pause.atMs } : {}),
    ...(triggerProblem === undefined ? {} : { triggerProblem }),
    ...(result?.words === undefined ? {} : { words: result.words }),
    ...(result?.field === undefined ? {} : { field: result.field }),
  };
}

/** A connect that has not ended well is told where the add-on is drawn anew, for as long as it is news. */
const NEWS_MS = 3_600_000;

function attemptTrouble(app: App, connectedAtMs: number | undefined, { nowMs }: Viewer): string | undefined {
  const attempt = attemptModel(app.myAttempt(), connectedAtMs);
  if (!attempt || nowMs - attempt.atMs > NEWS_MS) return undefined;
  return attempt.outcome ? CONNECTIVITY.lastAttempt : CONNECTIVITY.noAnswer;
}

function troubleOf({ state, record }: OrganizationView, viewer: Viewer): string | undefined {
  if (!record.failure) return undefined;
  if (state === 'lost') return connectivityLost(record.failure, viewer);
  return state === 'blocked' ? connectivityBlocked(record.failure, viewer) : undefined;
}
