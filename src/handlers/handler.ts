/** Owns what a handler is: it decodes its event, and one for admins looks at the caller's rights before all else. */

import type { App } from '../app';
import { hasCode } from '../errors';
import { type HandlerEvent, readEvent } from './event';

/** What the boundary runs. */
export type Handler<Result> = (app: App, event: unknown) => Result;
type Decoded<Result> = (app: App, event: HandlerEvent) => Result;

/** For everybody, about themselves alone. @throws input.invalid */
export function forUser<Result>(handler: Decoded<Result>): Handler<Result> {
  return (app, event) => handler(app, readEvent(event, app.nowMs()));
}

/** Whoever drew the button, the right is looked at here. @throws access.not_admin, input.invalid */
export function forAdmin<Result>(handler: Decoded<Result>): Handler<Result> {
  return (app, event) => {
    checkAdmin(app);
    return handler(app, readEvent(event, app.nowMs()));
  };
}

/** As `forAdmin`, and not for those whom an admin has named. @throws access.not_admin, access.not_workspace_admin */
export function forWorkspaceAdmin<Result>(handler: Decoded<Result>): Handler<Result> {
  return forAdmin((app, event) => {
    app.admins().requireWorkspace();
    return handler(app, event);
  });
}

/** Notes how it went in the caller's own store, from which Home draws its way into the admin cards. */
export function checkAdmin(app: App): void {
  try {
    app.admins().require();
    noteHint(app, 'admin');
  } catch (error) {
    if (hasCode(error, 'access.not_admin')) noteHint(app, 'no admin');
    throw error;
  }
}

function noteHint(app: App, found: 'admin' | 'no admin'): void {
  const isAdmin = found === 'admin';
  if (app.myRecord().isAdmin === isAdmin) return;
  // Without a time of the last look, the next opening looks for the trigger that an admin needs.
  app.mine().change(({ triggerLookedAtMs: _looked, ...record }) => ({ ...record, isAdmin }));
}
