/** Owns Home, the open mail's first card, and what a person does for themselves: sync now, pause, resume. */

import type { App } from '../app';
import { homeCard, openMailCard } from '../cards/home-card';
import { type ActionResponse, notify, pushCard, updateCard } from '../cards/responses';
import type { Card } from '../cards/widgets';
import type { RunReport } from '../sync/run';
import type { UserRecord } from '../sync/user-record';
import { HOME } from '../text/home-words';
import type { HandlerEvent } from './event';
import { forUser } from './handler';
import { homeModel } from './home-model';

export const onHome = forUser<Card>((app, { viewer }) =>
  homeCard(homeModel(app, app.ensureTrigger(), viewer)),
);

export const onOpenMail = forUser<Card>((app, { viewer }) =>
  openMailCard(homeModel(app, app.ensureTrigger(), viewer)),
);

export const onOpenHome = forUser<ActionResponse>((app, { viewer }) =>
  pushCard(homeCard(homeModel(app, app.ensureTrigger(), viewer))),
);

/** Pressed often, it runs once a minute. */
const SYNC_EVERY_MS = 60_000;

export const onSyncNow = forUser<ActionResponse>((app, event) => {
  const { lastRunAtMs } = app.myRecord();
  if (lastRunAtMs !== undefined && app.nowMs() - lastRunAtMs < SYNC_EVERY_MS)
    return notify(HOME.syncedTooSoon);
  const report = app.run('card');
  return updateCard(drawn(app, app.mine().read(), event), noticeOf(report));
});

function noticeOf(report: RunReport): string | undefined {
  if (report.kind === 'skipped') return report.isBusy ? HOME.busy : undefined;
  return report.kind === 'active' ? HOME.synced : undefined;
}

export const onPauseMine = forUser<ActionResponse>((app, event) =>
  updateCard(drawn(app, app.pauseMine(), event), HOME.pausedNow),
);

export const onResumeMine = forUser<ActionResponse>((app, event) =>
  updateCard(drawn(app, app.resumeMine(), event), HOME.resumedNow),
);

/** The card on which the button was, as it is now. */
function drawn(app: App, record: UserRecord, { parameters, viewer }: HandlerEvent): Card {
  const model = homeModel(app, record, viewer);
  return parameters.place === 'mail' ? openMailCard(model) : homeCard(model);
}
