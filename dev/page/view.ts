/** Owns what the page's views have in common, and what they are given. Types only. */

import type { Api } from './api-client';
import type { Snackbar } from './dom/snackbar';
import type { Times } from './times';

export interface View {
  element: HTMLElement;
  /** Stops what the view does by itself; it is not shown again. */
  leave(): void;
}

export interface ViewTools {
  api: Api;
  times: Times;
  snackbar: Snackbar;
  /** Runs work that nobody waits for; a failure goes to `fail`. */
  attempt: (work: () => Promise<void>) => void;
  /** Tells the person what went wrong. */
  fail: (error: unknown) => void;
}
