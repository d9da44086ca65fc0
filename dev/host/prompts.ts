/** Owns the count of authorization prompts that people have met: Google's, Salesforce's, the add-on's. */

import type { Clock } from '../world/clock';
import type { PromptRow } from './api';

export interface Prompts {
  note(user: string, kind: PromptRow['kind']): void;
  /** Newest first. */
  rows(): PromptRow[];
  clear(): void;
}

export function createPrompts(deps: {
  clock: Pick<Clock, 'nowMs'>;
  /** Whether this person connects Salesforce, and so is no end user here. */
  isAdmin: (user: string) => boolean;
}): Prompts {
  let rows: PromptRow[] = [];
  return {
    note(user, kind) {
      rows = [{ atMs: deps.clock.nowMs(), user, admin: deps.isAdmin(user), kind }, ...rows];
    },
    rows: () => rows,
    clear: () => void (rows = []),
  };
}
