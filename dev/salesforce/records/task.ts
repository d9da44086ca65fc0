/** Owns what the platform does about tasks. */

import { relatePeople, whoAndAccount } from './activity-people';
import { toSecond } from './defaults';
import { derivedFields } from './derived';
import type { Behaviour } from './platform';

export const TASK_BEHAVIOUR: Behaviour = {
  prepare(saving, draft) {
    const { before, row, object, given } = draft;
    const isClosed = derivedFields(object, row, given)['IsClosed'] === 1;
    const wasClosed = before?.['IsClosed'] === 1;
    const completed = isClosed
      ? wasClosed
        ? before['CompletedDateTime']
        : toSecond(saving.deps.nowMs())
      : null;
    return { ...whoAndAccount(saving, draft, 'Task'), CompletedDateTime: completed ?? null };
  },
  saved(saving, draft) {
    if (saving.deps.switches.sharedActivities) relatePeople(saving, draft, 'Task');
  },
};
