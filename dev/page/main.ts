/** Owns starting the page: wires the parts together and shows either the account chooser or the workspace. */

import { createApi } from './api-client';
import { createSnackbar } from './dom/snackbar';
import { createLinkWindows } from './panel/link-windows';
import { accountChooser } from './shell/account-chooser';
import { createWorkspace } from './shell/workspace';
import { createTimes } from './times';
import type { View } from './view';

const api = createApi((path, init) => fetch(path, init));
const snackbar = createSnackbar();
const windows = createLinkWindows(snackbar);
const times = createTimes(Intl.DateTimeFormat().resolvedOptions().timeZone);
const root = document.body.appendChild(document.createElement('div'));
document.body.append(snackbar.element);
let shown: View | undefined;

function fail(error: unknown): void {
  snackbar.say(error instanceof Error ? error.message : String(error));
}

function attempt(work: () => Promise<void>): void {
  work().catch(fail);
}

async function start(): Promise<void> {
  const [{ user }, users] = await Promise.all([api.session(), api.users()]);
  shown?.leave();
  shown = undefined;
  if (!user) {
    root.replaceChildren(accountChooser(users, ({ email }) => signIn(email)));
    return;
  }
  const info = await api.addOn();
  const acts = { switchTo: ({ email }: { email: string }) => signIn(email), signOut, onReset: restart };
  shown = createWorkspace({ api, snackbar, windows, times, attempt, fail, user, users, info, acts });
  root.replaceChildren(shown.element);
}

function signIn(email: string): void {
  attempt(async () => {
    await api.signIn(email);
    restart();
  });
}

function signOut(): void {
  attempt(async () => {
    await api.signOut();
    restart();
  });
}

/** Another person's mail is not open, so it begins at the inbox. */
function restart(): void {
  history.replaceState(null, '', location.pathname);
  attempt(start);
}

attempt(start);
