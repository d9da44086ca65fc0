/** Owns the Scenarios view: the worlds that there are, and beginning one anew. */

import type { ScenarioRow } from '../../host/api';
import { el, onClick } from '../dom/element';
import { ask } from '../dom/question';
import { KEY, redraw } from '../dom/redraw';
import { count } from '../texts';
import type { View, ViewTools } from '../view';
import { keepUpToDate } from './keep-up-to-date';
import { viewFrame } from './view-frame';

const ABOUT: Readonly<Record<string, string>> = {
  demo: 'The demo company Acme: an admin, two groups, two Salesforce orgs, and a handful of odd cases.',
  'large-domain': 'Acme with 1,200 people more, for everything that must hold in a large domain.',
};

export interface ScenarioTools extends ViewTools {
  /** The world began anew: nobody may be signed in any more. */
  onReset: () => void;
}

export function scenariosView({ api, attempt, fail, onReset }: ScenarioTools): View {
  const { element, body } = viewFrame(
    'Scenarios',
    'Each is a world under a fixed seed: who is in the domain, and what their orgs hold.',
  );

  async function reset(name: string): Promise<void> {
    const title = `Begin “${name}” anew?`;
    const text = 'Everything that has happened is forgotten, for every user, and the clock is set back.';
    if ((await ask({ title, text, confirm: 'Begin anew' })) === 'cancelled') return;
    await api.reset(name);
    onReset();
  }

  function box({ name, people, current }: ScenarioRow): HTMLElement {
    const attributes = { type: 'button', class: 'button outlined danger', [KEY]: name };
    const label = current ? 'Begin anew' : 'Change to this one';
    const button = el('button', { ...attributes, 'aria-label': `${label}: ${name}` }, [label]);
    return el('section', { class: 'box', 'aria-label': name }, [
      el('header', { class: 'box-header' }, [
        el('h2', {}, [name]),
        current ? el('span', { class: 'chip' }, ['Now']) : undefined,
        el('span', { class: 'note' }, [`${count(people)} people`]),
      ]),
      ABOUT[name] === undefined ? undefined : el('p', {}, [ABOUT[name]]),
      onClick(button, () => attempt(() => reset(name))),
    ]);
  }

  const draw = (rows: ScenarioRow[]) => redraw(body, rows.map(box));
  return { element, leave: keepUpToDate({ element: body, load: api.scenarios, draw, fail }).stop };
}
