/** Owns the list of objects that every org has here. */

import type { ObjectSpec } from './object-spec';
import { ACCOUNT } from './objects/account';
import { EVENT_RELATION, TASK_RELATION } from './objects/activity-relations';
import { CASE } from './objects/case';
import { CONTACT } from './objects/contact';
import { EMAIL_MESSAGE, EMAIL_MESSAGE_RELATION } from './objects/email-message';
import { EVENT } from './objects/event';
import { LEAD } from './objects/lead';
import { OPPORTUNITY } from './objects/opportunity';
import { OPPORTUNITY_CONTACT_ROLE } from './objects/opportunity-contact-role';
import { ORGANIZATION, RECORD_TYPE } from './objects/organization';
import { GROUP, GROUP_MEMBER, PROFILE, USER, USER_ROLE } from './objects/people';
import {
  FIELD_PERMISSIONS,
  OBJECT_PERMISSIONS,
  PERMISSION_SET,
  PERMISSION_SET_ASSIGNMENT,
  USER_PERMISSION_ACCESS,
  USER_RECORD_ACCESS,
} from './objects/permissions';
import { SHARES } from './objects/shares';
import { TASK } from './objects/task';

export const STANDARD_OBJECTS: readonly ObjectSpec[] = [
  ACCOUNT,
  CASE,
  CONTACT,
  EMAIL_MESSAGE,
  EMAIL_MESSAGE_RELATION,
  EVENT,
  EVENT_RELATION,
  FIELD_PERMISSIONS,
  GROUP,
  GROUP_MEMBER,
  LEAD,
  OBJECT_PERMISSIONS,
  OPPORTUNITY,
  OPPORTUNITY_CONTACT_ROLE,
  ORGANIZATION,
  PERMISSION_SET,
  PERMISSION_SET_ASSIGNMENT,
  PROFILE,
  RECORD_TYPE,
  TASK,
  TASK_RELATION,
  USER,
  USER_PERMISSION_ACCESS,
  USER_RECORD_ACCESS,
  USER_ROLE,
  ...SHARES,
];
