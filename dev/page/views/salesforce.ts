/** Owns the Salesforce view: what the demo's Salesforce admin knows and does, and the demo's other switches. */

import type { FaultsRequest, FaultsState, OrgRow } from '../../host/api';
import { el, onClick } from '../dom/element';
import { ask } from '../dom/question';
import { labelledSwitch } from '../dom/switch';
import type { View, ViewTools } from '../view';
import { keepUpToDate } from './keep-up-to-date';
import { orgCard, type OrgCard } from './org-card';
import { viewFrame } from './view-frame';

const SCENARIO = 'demo';

export interface SalesforceTools extends ViewTools {
  /** The demo began anew: nobody may be signed in any more. */
  onReset: () => void;
}

export function salesforceView(tools: SalesforceTools): View {
  const { api, attempt, snackbar } = tools;
  const { element, body } = viewFrame(
    'Salesforce',
    'Both orgs of the demo company, with what their admin would give you. These secrets open nothing but this demo.',
  );
  const orgs = el('div', { class: 'orgs' });
  const google = googleBox((domainGrant) => change({ google: { domainGrant } }, 'Saved.'));
  let cards: Record<string, OrgCard> = {};
  body.append(
    orgs,
    google.element,
    resetBox(() => attempt(reset)),
  );

  const load = () => Promise.all([api.orgs(), api.faults()]);

  /** Cards are made once and then brought up to date, so that what a person has opened stays open. */
  function draw([rows, faults]: [OrgRow[], FaultsState]): void {
    if (!orgs.firstChild) {
      cards = Object.fromEntries(rows.map((row) => [row.org, orgCard(row, { ...tools, change })]));
      orgs.append(...Object.values(cards).map((card) => card.element));
    }
    for (const row of rows) cards[row.org]?.update(row);
    google.update(faults.google.domainGrant);
  }

  function change(request: FaultsRequest, done: string): void {
    attempt(async () => {
      await api.setFaults(request);
      snackbar.say(done);
      draw(await load());
    });
  }

  async function reset(): Promise<void> {
    const title = 'Reset the demo?';
    const text = 'Everything that happened in it is forgotten, for every user.';
    if ((await ask({ title, text, confirm: 'Reset' })) === 'cancelled') return;
    await api.reset(SCENARIO);
    tools.onReset();
  }

  return { element, leave: keepUpToDate({ load, draw, fail: tools.fail }) };
}

function googleBox(set: (isGranted: boolean) => void): {
  element: HTMLElement;
  update(isGranted: boolean): void;
} {
  const { input, row } = labelledSwitch(
    'Domain-wide grant',
    'A Google admin has allowed the add-on for everybody. Off: each person meets Google’s consent.',
  );
  input.addEventListener('change', () => set(input.checked));
  const name = 'Google Workspace';
  const element = el('section', { class: 'box', 'aria-label': name }, [el('h2', {}, [name]), row]);
  return { element, update: (isGranted) => void (input.checked = isGranted) };
}

function resetBox(reset: () => void): HTMLElement {
  const button = el('button', { type: 'button', class: 'button outlined danger' }, ['Reset the demo']);
  return el('section', { class: 'box', 'aria-label': 'Start over' }, [
    el('h2', {}, ['Start over']),
    el('p', { class: 'note' }, [
      'Forgets all connections, settings, mails and executions, and sets the clock back.',
    ]),
    onClick(button, reset),
  ]);
}
