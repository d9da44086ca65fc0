/** Owns which objects the platform does something of its own for, when a record is made, changed or deleted. */

import type { Row } from '../storage/rows';
import { EMAIL_BEHAVIOUR, EMAIL_RELATION_BEHAVIOUR } from './email-message';
import { EVENT_BEHAVIOUR } from './event';
import { ACCOUNT_BEHAVIOUR, CONTACT_BEHAVIOUR } from './person-account';
import {
  CASE_BEHAVIOUR,
  CONTACT_ROLE_BEHAVIOUR,
  LEAD_BEHAVIOUR,
  OPPORTUNITY_BEHAVIOUR,
} from './sales-records';
import type { Draft, Saving } from './saving';
import { TASK_BEHAVIOUR } from './task';

export interface Behaviour {
  /** Before the checks: values that the platform sets, and rules that hold for this object alone. */
  prepare?: (saving: Saving, draft: Draft) => Row;
  /** After the record is written. */
  saved?: (saving: Saving, draft: Draft) => void;
  /** Ids of the records that are deleted with it, beside those that name it. */
  goesAlong?: (row: Row) => string[];
}

const BEHAVIOURS: Record<string, Behaviour> = {
  Account: ACCOUNT_BEHAVIOUR,
  Contact: CONTACT_BEHAVIOUR,
  Task: TASK_BEHAVIOUR,
  Event: EVENT_BEHAVIOUR,
  EmailMessage: EMAIL_BEHAVIOUR,
  EmailMessageRelation: EMAIL_RELATION_BEHAVIOUR,
  Lead: LEAD_BEHAVIOUR,
  Opportunity: OPPORTUNITY_BEHAVIOUR,
  OpportunityContactRole: CONTACT_ROLE_BEHAVIOUR,
  Case: CASE_BEHAVIOUR,
};

export function behaviourOf(object: string): Behaviour {
  return BEHAVIOURS[object] ?? {};
}
