/** Owns listing who can log in at an org of the demo, and with which password. */

import type { OrgRow } from '../../host/api';
import { el, flag } from '../dom/element';
import { table } from '../dom/table';
import { type CopyTools, copyField } from './copy-field';

type LogIn = OrgRow['users'][number];

/** Beyond these nobody needs one by hand. */
const MOST_ROWS = 30;

export interface LogIns {
  element: HTMLElement;
  update(users: LogIn[]): void;
}

export function logIns({ users }: OrgRow, tools: CopyTools): LogIns {
  const service = users.filter(isService);
  const others = users.filter((user) => !isService(user));
  const inactive = new Map<string, HTMLElement>();

  /** A chip for each person, shown only while Salesforce has the user inactive. */
  function chip({ username }: LogIn): HTMLElement {
    const drawn = el('span', { class: 'chip warn', hidden: flag(true) }, ['Inactive']);
    inactive.set(username, drawn);
    return drawn;
  }

  const more = others.length - MOST_ROWS;
  const element = el('div', {}, [
    el('h3', {}, ['Log-ins']),
    ...service.map((user) => serviceAccount(user, chip(user), tools)),
    el('details', {}, [
      el('summary', {}, [`${others.length} other people`]),
      logInTable(others.slice(0, MOST_ROWS), chip),
      more > 0 ? el('p', { class: 'note' }, [`${more} more are not shown.`]) : undefined,
    ]),
  ]);
  return {
    element,
    update(rows) {
      for (const { username, active } of rows) inactive.get(username)?.toggleAttribute('hidden', active);
    },
  };
}

function isService({ role }: LogIn): boolean {
  return role === 'service';
}

function serviceAccount(
  { username, password, name }: LogIn,
  chip: HTMLElement,
  tools: CopyTools,
): HTMLElement {
  return el('div', { class: 'service-account' }, [
    el('p', {}, [name, ' ', el('span', { class: 'chip' }, ['Service account']), ' ', chip]),
    copyField('Service account username', username, tools),
    copyField('Service account password', password, tools),
  ]);
}

function logInTable(users: LogIn[], chip: (user: LogIn) => HTMLElement): HTMLElement {
  const rows = users.map((user) => [
    el('span', {}, [user.name, ' ', chip(user)]),
    el('code', {}, [user.username]),
    el('code', {}, [user.password]),
  ]);
  return table({ label: 'Log-ins', class: 'compact', heads: ['Name', 'Username', 'Password'], rows });
}
