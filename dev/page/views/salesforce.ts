/** Owns the Salesforce view: what the demo's Salesforce admin knows and does. */

import type { FaultsRequest, OrgRow } from '../../host/api';
import type { View, ViewTools } from '../view';
import { keepUpToDate } from './keep-up-to-date';
import { orgCard, type OrgCard } from './org-card';
import { viewFrame } from './view-frame';

export function salesforceView(tools: ViewTools): View {
  const { api, attempt, snackbar } = tools;
  const { element, body } = viewFrame(
    'Salesforce',
    'Both orgs of the demo company, with what their admin would give you. These secrets open nothing but this demo.',
  );
  body.className = 'orgs';
  let cards: Record<string, OrgCard> = {};

  /** Cards are made once and then brought up to date, so that what a person has opened stays open. */
  function draw(rows: OrgRow[]): void {
    if (!body.firstChild) {
      cards = Object.fromEntries(rows.map((row) => [row.org, orgCard(row, { ...tools, change })]));
      body.append(...Object.values(cards).map((card) => card.element));
    }
    for (const row of rows) cards[row.org]?.update(row);
  }

  function change(request: FaultsRequest, done: string): void {
    attempt(async () => {
      try {
        await api.setFaults(request);
        snackbar.say(done);
      } finally {
        // A switch that was refused must not stay as the person left it.
        draw(await api.orgs());
      }
    });
  }

  return { element, leave: keepUpToDate({ element: body, load: api.orgs, draw, fail: tools.fail }).stop };
}
