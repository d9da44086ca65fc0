/**
 * Owns as whom the window is looked through. There is no login: it is the simulator's instrument, and whoever sits at
 * this machine has every password of the demo anyway. What is shown is what that user's permissions and sharing give.
 */

import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { isId } from '../ids';
import type { Org } from '../org';
import type { Caller, OrgData, RecordOut } from '../org-data';
import { type Objects, readObjects } from './objects';

export interface Viewer {
  org: Org;
  data: OrgData;
  caller: Caller;
  user: Person;
  timeZone: string;
  objects: Objects;
  /** Some of those who can be chosen, by name. */
  people: Person[];
}

export interface Person {
  id: string;
  name: string;
  username: string;
}

const DATA_PATH = '/services/data/v66.0';
/** More are reached by their own pages: a company may have thousands. */
const MOST_PEOPLE = 60;

/** Cookies know no ports, so that orgs on one address would share one name. */
const cookieOf = (org: Org) => `seen-as-${org.key}`;

/** The user that was chosen in this browser, else the administrator. */
export function viewerOf(c: Context, org: Org): Viewer {
  const data = org.data();
  const admin = callerFor(administrator(org));
  const chosen = userRecord(data, admin, getCookie(c, cookieOf(org)) ?? '');
  const record = chosen ?? userRecord(data, admin, admin.userId)!;
  const user = personIn(record);
  const caller = callerFor(user.id);
  const soql = `SELECT Id, Name, Username FROM User WHERE IsActive = true ORDER BY Name, Username LIMIT ${MOST_PEOPLE}`;
  return {
    org,
    data,
    caller,
    user,
    timeZone: String(record['TimeZoneSidKey']),
    objects: readObjects(data, caller),
    people: data.query(admin, soql).records.map(personIn),
  };
}

/** For what this browser is shown from now on. */
export function seeAs(c: Context, org: Org, userId: string): void {
  setCookie(c, cookieOf(org), userId, { path: '/lightning', httpOnly: true, sameSite: 'Lax' });
}

const callerFor = (userId: string): Caller => ({ userId, dataPath: DATA_PATH });

function administrator(org: Org): string {
  const users = org.users();
  return (users.find(({ role }) => role === 'admin') ?? users[0]!).id;
}

function userRecord(data: OrgData, admin: Caller, id: string): RecordOut | undefined {
  if (!isId(id)) return undefined;
  return data.retrieve(admin, {
    object: 'User',
    id,
    fields: ['Id', 'Name', 'Username', 'TimeZoneSidKey'],
  });
}

function personIn(record: RecordOut): Person {
  return { id: String(record['Id']), name: String(record['Name']), username: String(record['Username']) };
}
