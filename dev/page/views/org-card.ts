/** Owns drawing one Salesforce org: its address, the app's credentials, who can log in, and its switches. */

import type { FaultsRequest, OrgRow } from '../../host/api';
import { el } from '../dom/element';
import type { ViewTools } from '../view';
import { copyField, type CopyTools, secretField } from './copy-field';
import { logIns } from './log-ins';
import { orgSwitches } from './org-switches';

export interface OrgCardTools extends Pick<ViewTools, 'snackbar' | 'attempt'> {
  /** Asks the host for a change, and says `done` when it is made. */
  change: (request: FaultsRequest, done: string) => void;
}

export interface OrgCard {
  element: HTMLElement;
  /** Shows what may have changed since: switches, who is active, calls. */
  update(org: OrgRow): void;
}

export function orgCard(org: OrgRow, tools: OrgCardTools): OrgCard {
  const environment = org.org === 'production' ? 'Production' : 'Sandbox';
  const accounts = logIns(org, tools);
  const switches = orgSwitches(org.org, tools);
  const calls = el('div');
  const window = el('a', { class: 'button outlined small', target: '_blank', rel: 'noopener' }, [
    'Records and API log',
  ]);
  const element = el('section', { class: 'box org', 'aria-label': `${org.name}, ${environment}` }, [
    el('header', { class: 'org-header' }, [
      el('h2', {}, [org.name]),
      el('span', { class: `chip ${org.org}` }, [environment]),
    ]),
    window,
    ...credentials(org, tools),
    accounts.element,
    switches.element,
    el('h3', {}, ['Calls of the token endpoint']),
    calls,
  ]);
  return {
    element,
    update(row) {
      window.setAttribute('href', row.windowUrl);
      accounts.update(row.users);
      switches.update(row.state);
      calls.replaceChildren(tokenCalls(row.tokenCalls));
    },
  };
}

function credentials(org: OrgRow, tools: CopyTools): HTMLElement[] {
  return [
    copyField('My Domain', org.myDomain, tools),
    copyField('Consumer key', org.consumerKey, tools),
    secretField('Consumer secret', org.consumerSecret, tools),
    copyField('Callback address', org.callbackUrl, tools),
    copyField('Organization ID', org.organizationId, tools),
  ];
}

function tokenCalls(calls: Record<string, number>): HTMLElement {
  const rows = Object.entries(calls).map(([grant, count]) =>
    el('li', {}, [el('code', {}, [grant]), `: ${count}`]),
  );
  return rows.length
    ? el('ul', { class: 'counts' }, rows)
    : el('p', { class: 'note' }, ['None since the last reset.']);
}
