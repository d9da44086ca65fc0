/** Owns the page of a signed-in person: rails, the view in the middle, the add-on's panel. */

import type { AddOnInfo, Place, UserRow } from '../../host/api';
import { el } from '../dom/element';
import { inboxView } from '../mail/inbox';
import { openMailView } from '../mail/open-mail';
import type { LinkWindows } from '../panel/link-windows';
import { createPanel } from '../panel/panel';
import { parseRoute, type Route } from '../route';
import type { View, ViewTools } from '../view';
import { clockView } from '../views/clock';
import { executionsView } from '../views/executions';
import { promptsView } from '../views/prompts';
import { salesforceView } from '../views/salesforce';
import { sentMailView } from '../views/sent-mail';
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
  const viewRail = createViewRail();
  const panel = createPanel({ ...deps, onClose: toggle });
  const addOnRail = createAddOnRail(info, toggle);
  let view: View | undefined;
  let place: Place = { at: 'home' };

  function show(route: Route): void {
    view?.leave();
    view = viewOf(route, { ...deps, onReset: acts.onReset });
    main.replaceChildren(view.element);
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
    main,
    panel.element,
    addOnRail.element,
  ]);
  return {
    element: el('div', { class: 'page' }, [topBar(user, users, acts), columns]),
    leave() {
      window.removeEventListener('hashchange', followHash);
      view?.leave();
      panel.leave();
    },
  };
}

function placeOf({ messageId }: Route): Place {
  return messageId === undefined ? { at: 'home' } : { at: 'message', messageId };
}

function viewOf(route: Route, tools: ViewTools & { onReset: () => void }): View {
  switch (route.view) {
    case 'mail':
      return route.messageId === undefined ? inboxView(tools) : openMailView(route.messageId, tools);
    case 'executions':
      return executionsView(tools);
    case 'sent-mail':
      return sentMailView(tools);
    case 'prompts':
      return promptsView(tools);
    case 'clock':
      return clockView(tools);
    case 'salesforce':
      return salesforceView(tools);
  }
}
