/** Owns the page of a signed-in person: rails, the view in the middle, the add-on's panel. */

import type { AddOnInfo, Place, UserRow } from '../../host/api';
import { createCompose } from '../compose/compose';
import { el } from '../dom/element';
import { redraw } from '../dom/redraw';
import { createFaultBanner } from '../faults/fault-banner';
import { mailListView } from '../mail/mail-list';
import { openMailView } from '../mail/open-mail';
import type { LinkWindows } from '../panel/link-windows';
import { createPanel } from '../panel/panel';
import { parseRoute, type Route, type ViewName } from '../route';
import type { View, ViewTools } from '../view';
import { clockView } from '../views/clock';
import { executionsView } from '../views/executions';
import { faultsView } from '../views/faults';
import { promptsView } from '../views/prompts';
import { propertiesView } from '../views/properties';
import { quotasView } from '../views/quotas';
import { salesforceView } from '../views/salesforce';
import { scenariosView } from '../views/scenarios';
import { sentMailView } from '../views/sent-mail';
import { triggersView } from '../views/triggers';
import type { AccountMenuActs } from './account-menu';
import { createAddOnRail } from './add-on-rail';
import { topBar } from './top-bar';
import { createViewRail } from './view-rail';

export interface WorkspaceDeps extends ViewTools {
  user: UserRow;
  users: UserRow[];
  info: AddOnInfo;
  windows: LinkWindows;
  acts: AccountMenuActs & { onReset: () => void };
}

export function createWorkspace(deps: WorkspaceDeps): View {
  const { user, users, info, acts } = deps;
  const main = el('main', { class: 'main' });
  const compose = createCompose(deps);
  const viewRail = createViewRail(compose.button);
  const banner = createFaultBanner(deps);
  const panel = createPanel({ ...deps, onClose: toggle });
  const addOnRail = createAddOnRail(info, toggle);
  let view: View | undefined;
  let place: Place = { at: 'home' };

  function show(route: Route): void {
    view?.leave();
    view = viewOf(route, { ...deps, onReset: acts.onReset, onFault: () => void banner.again() });
    redraw(main, [view.element]);
    main.scrollTop = 0;
    viewRail.mark(route.view);
    // The other views stand beside the mailbox, so the panel stays as it is.
    if (route.view === 'mail') place = placeOf(route);
    if (!panel.element.hidden) panel.show(place);
  }

  function toggle(): void {
    panel.element.hidden = !panel.element.hidden;
    addOnRail.mark(panel.element.hidden ? 'closed' : 'open');
    if (!panel.element.hidden) panel.show(place);
  }

  const followHash = () => show(parseRoute(location.hash));
  window.addEventListener('hashchange', followHash);
  addOnRail.mark('open');
  followHash();

  const columns = el('div', { class: 'columns-of-page' }, [
    viewRail.element,
    el('div', { class: 'middle' }, [banner.element, main]),
    panel.element,
    addOnRail.element,
  ]);
  return {
    element: el('div', { class: 'page' }, [topBar(user, users, acts), columns, compose.element]),
    leave() {
      window.removeEventListener('hashchange', followHash);
      view?.leave();
      banner.leave();
      panel.leave();
    },
  };
}

function placeOf({ messageId }: Route): Place {
  return messageId === undefined ? { at: 'home' } : { at: 'message', messageId };
}

type Tools = ViewTools & { onReset: () => void; onFault: () => void };

const VIEWS: Readonly<Record<Exclude<ViewName, 'mail'>, (tools: Tools) => View>> = {
  executions: executionsView,
  triggers: triggersView,
  quotas: quotasView,
  properties: propertiesView,
  'sent-mail': sentMailView,
  clock: clockView,
  faults: faultsView,
  scenarios: scenariosView,
  prompts: promptsView,
  salesforce: salesforceView,
};

function viewOf({ view, messageId, q }: Route, tools: Tools): View {
  if (view !== 'mail') return VIEWS[view](tools);
  if (messageId === undefined) return mailListView(q, tools);
  return openMailView({ messageId, ...(q === undefined ? {} : { q }) }, tools);
}
