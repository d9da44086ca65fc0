/** Owns composing what a person sees and sets of their own mail; all of it lies in their own store. */

import { readBlocked } from '../organization/mail-settings';
import { loggedIn } from '../sync/mail/progress';
import { createAgain, wishesIn } from '../sync/mail/again';
import { shownRefused, withWishes } from '../sync/mail/refused';
import { createOwnSettings, NEW_OWN_SETTINGS, type OwnSettings } from '../sync/own-settings';
import { type CallerParts, nowMs } from './caller-parts';
import { once } from './lazily';

/** That an outage was caught up is told for a day. */
const NEWS_MS = 24 * 3_600_000;

export function createOwnMailParts({ stores, myValues, mailStore }: CallerParts) {
  const own = once(() => createOwnSettings(stores().mine));
  const again = once(() => createAgain(stores().mine, stores().withMyLock));
  let wishes = () => wishesIn(myValues());
  return {
    /** From the bulk read of the caller's own store: no storage call of its own. @throws store.corrupt */
    mail() {
      const { progress, refused } = mailStore().state();
      const shown = withWishes(shownRefused(refused), wishes()).reverse();
      if (!progress) return { refused: shown };
      const { behind, caughtUp } = progress;
      return {
        refused: shown,
        facts: {
          ...loggedIn(progress, nowMs()),
          ...(behind ? { behind } : {}),
          ...(caughtUp && nowMs() - caughtUp.atMs < NEWS_MS ? { caughtUp } : {}),
        },
      };
    },
    /** The next run tries it. @throws store.busy, store.full */
    tryRefusedAgain(id: string) {
      const asked = again().askOne(id, nowMs());
      wishes = () => asked;
    },
    /** All that are refused until now. @throws store.busy, store.full */
    tryAllRefusedAgain() {
      const asked = again().askAll(nowMs());
      wishes = () => asked;
    },
    ownSettings: () => own().readIn(myValues()) ?? NEW_OWN_SETTINGS,
    /** @throws input.invalid, store.full */
    saveOwnSettings({ blocked, isHeaderOnly }: { blocked: string; isHeaderOnly: boolean }): OwnSettings {
      const saved = { blocked: readBlocked(blocked), isHeaderOnly };
      own().write(saved);
      return saved;
    },
  };
}
