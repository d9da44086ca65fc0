/** Owns the hourly run: the user's own pass, and for an admin the look at rights and scope that needs theirs. */

import type { App } from '../app';
import { ERRORS, isAppError } from '../errors';

const READ_SCOPE_EVERY_MS = 50 * 60_000;

/** Returns how the run ended, for whoever starts it by hand in the script editor; the platform ignores it. */
export function onHourlyRun(app: App): string {
  const { kind } = app.run('hourly');
  if (app.myRecord().isAdmin === true) renewAdminFacts(app);
  return kind;
}

/** What only a Workspace admin's execution can read of the directory; their own pass is done, so a failure is told and waits. */
function renewAdminFacts(app: App): void {
  try {
    const kind = app.admins().kind();
    if (kind === 'none') app.mine().change((record) => ({ ...record, isAdmin: false }));
    if (kind !== 'workspace' || !app.organization().record.connected) return;
    const takenAtMs = app.scopeReading()?.takenAtMs ?? 0;
    if (app.nowMs() - takenAtMs <= READ_SCOPE_EVERY_MS) return;
    const problem = app.renewScope();
    if (problem) app.log('warn', 'scope not read', { code: 'input.invalid', reason: problem.reason });
  } catch (error) {
    if (!isAppError(error)) throw error;
    app.log(ERRORS[error.code].level, 'scope not read', { code: error.code });
  }
}
