/** Owns the Faults view: every switch by which the world can be broken, and what is on now. */

import type { FaultsRequest, FaultsState, OrgRow } from '../../host/api';
import { el, onClick } from '../dom/element';
import { labelledSwitch } from '../dom/switch';
import { type DrawnFault, faultForm } from '../faults/fault-form';
import { faultsOn } from '../faults/faults-on';
import { GMAIL_FAULTS } from '../faults/gmail-faults';
import { googleFaults } from '../faults/google-faults';
import { heldExecutions } from '../faults/held-executions';
import { orgFaultForms } from '../faults/org-faults';
import { FUNCTIONS_LIST, SCRIPT_FAULTS, USERS_LIST } from '../faults/script-faults';
import type { View, ViewTools } from '../view';
import { keepUpToDate } from './keep-up-to-date';
import { orgSwitches } from './org-switches';
import { viewFrame } from './view-frame';

export interface FaultTools extends ViewTools {
  /** Something was switched: the banner must look. */
  onFault: () => void;
}

type Loaded = [FaultsState, OrgRow[]];

export function faultsView(tools: FaultTools): View {
  const { api, times, snackbar, attempt, fail } = tools;
  const { element, body } = viewFrame(
    'Faults',
    'Each failure that the platform, the network or an org can have, switched on by hand.',
  );

  function change(request: FaultsRequest, done = 'Saved.'): void {
    attempt(async () => {
      try {
        await api.setFaults(request);
        snackbar.say(done);
      } finally {
        await updates.again();
        tools.onFault();
      }
    });
  }

  const now = onNow(() => change({ clear: true }, 'All faults are off.'));
  const script = SCRIPT_FAULTS.map(({ heading, faults }) => ({
    heading,
    drawn: faults.map((fault) => faultForm(fault, change)),
  }));
  const held = heldExecutions(change);
  script[0]?.drawn.push(held);
  const google = googleFaults(change);
  const gmail = GMAIL_FAULTS.map((fault) => faultForm(fault, change));
  const latency = latencySwitch(change);
  const orgs = (['production', 'sandbox'] as const).map((org) => ({
    org,
    switches: orgSwitches(org, { ...tools, change }),
    forms: orgFaultForms(org).map((fault) => faultForm(fault, change)),
  }));
  const suggestions = el('div');
  body.append(
    now.element,
    ...script.map(({ heading, drawn }) => section(heading, drawn)),
    section('Time', [latency]),
    section('Google Workspace', [google]),
    section('Gmail', gmail),
    ...orgs.map(({ org, switches, forms }) => section(`Salesforce ${org}`, [switches, ...forms])),
    suggestions,
  );
  attempt(async () => {
    const [users, executions] = await Promise.all([api.users(), api.executions({ limit: 200 })]);
    suggestions.append(
      datalist(
        USERS_LIST,
        users.map(({ email }) => email),
      ),
      datalist(
        FUNCTIONS_LIST,
        executions.map((row) => row.function),
      ),
    );
  });

  function draw([state, rows]: Loaded): void {
    now.show(faultsOn(state, times));
    const forms = [...gmail, ...script.flatMap(({ drawn }) => drawn), ...orgs.flatMap((one) => one.forms)];
    for (const one of [...forms, latency, google]) one.update(state);
    for (const { org, switches } of orgs) {
      const row = rows.find((one) => one.org === org);
      if (row) switches.update(row.state);
    }
  }

  const load = (): Promise<Loaded> => Promise.all([api.faults(), api.orgs()]);
  const updates = keepUpToDate({ element: body, load, draw, fail });
  return { element, leave: updates.stop };
}

function onNow(clear: () => void) {
  const list = el('ul', { class: 'faults-on' });
  const none = el('p', { class: 'note' }, ['Nothing: all works as it should.']);
  const button = onClick(
    el('button', { type: 'button', class: 'button filled small' }, ['Clear all']),
    clear,
  );
  return {
    element: el('section', { class: 'box', 'aria-label': 'On now' }, [
      el('h2', {}, ['On now']),
      none,
      list,
      button,
    ]),
    show(on: string[]) {
      none.hidden = on.length > 0;
      button.hidden = on.length === 0;
      list.replaceChildren(...on.map((text) => el('li', {}, [text])));
    },
  };
}

function section(heading: string, parts: readonly { element: HTMLElement }[]): HTMLElement {
  const elements = parts.map(({ element }) => element);
  return el('section', { class: 'box', 'aria-label': heading }, [el('h2', {}, [heading]), ...elements]);
}

function latencySwitch(change: (request: FaultsRequest) => void): DrawnFault {
  const { input, row } = labelledSwitch(
    'Published latency',
    'Each service call takes the time that was published for it, and an execution tells the sum.',
  );
  input.addEventListener('change', () => change({ latency: input.checked ? 'published' : 'off' }));
  return { element: row, update: ({ latency }) => void (input.checked = latency === 'published') };
}

function datalist(id: string, values: string[]): HTMLElement {
  return el(
    'datalist',
    { id },
    [...new Set(values)].sort().map((value) => el('option', { value })),
  );
}
