/** Owns the add-on's side panel: asks the host, applies answers to the card stacks, and shows what is on top. */

import type { ActionRequest, AddOnInfo, PanelAnswer, Place } from '../../host/api';
import type { Api } from '../api-client';
import type { CardForm } from '../card/card-form';
import type { CardHost } from '../card/card-host';
import type { ActionWire } from '../card/card-wire';
import type { MenuItem } from '../dom/menu';
import type { Snackbar } from '../dom/snackbar';
import { applyAnswer } from './apply-answer';
import { createDrawings, placeholder } from './drawings';
import type { LinkWindows } from './link-windows';
import { type Busy, createPanelFrame } from './panel-frame';
import { createScreens, keyOf } from './screens';
import { canGoBack, goBack, openStack, push, topCard, updatedTop } from './stacks';
import { createWaiting } from './waiting';

export interface PanelDeps {
  api: Pick<Api, 'open' | 'act' | 'universal' | 'consent'>;
  info: AddOnInfo;
  windows: LinkWindows;
  snackbar: Snackbar;
  /** The person closed the panel in its header. */
  onClose: () => void;
}

export interface Panel {
  element: HTMLElement;
  /** Goes to a place's own stack, and asks the add-on for it when there is none or it is out of date. */
  show(place: Place): void;
  /** Ends it: answers that are still under way are dropped. */
  leave(): void;
}

export function createPanel({ api, info, windows, snackbar, onClose }: PanelDeps): Panel {
  const screens = createScreens();
  const waiting = createWaiting();
  const drawings = createDrawings();
  const loading = placeholder('');
  const frame = createPanelFrame(info, { back, close: onClose, menuItems });
  let place: Place = { at: 'home' };
  let hasLeft = false;

  /** A mail's stack ends when the mail is left; the homepage's lives on. */
  const isAlive = (at: Place) => !hasLeft && (at.at === 'home' || keyOf(at) === keyOf(place));

  function render() {
    const at = place;
    const screen = screens.of(at);
    frame.setBack(screen?.stack && (canGoBack(screen.stack) || screen.notice) ? 'shown' : 'hidden');
    frame.show(screen ? drawings.screen(screen, { host: hostAt(at), ...googleActs(at) }) : loading);
    frame.setBusy(waiting.at(keyOf(at)));
  }

  async function ask(at: Place, how: Busy, request: () => Promise<PanelAnswer>): Promise<void> {
    waiting.start(keyOf(at), how);
    render();
    try {
      const answer = await request();
      if (isAlive(at)) take(at, answer);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (isAlive(at)) screens.set(at, { ...screens.of(at), notice: { kind: 'error', message } });
    } finally {
      waiting.end(keyOf(at), how);
      render();
    }
  }

  function take(at: Place, answer: PanelAnswer): void {
    const { screen, say, open, spoilsOthers } = applyAnswer(screens.of(at), answer);
    screens.set(at, screen);
    if (spoilsOthers) screens.spoilOthers(at);
    if (say !== undefined) snackbar.say(say);
    if (open) windows.open(open, () => reload(at));
  }

  const load = (at: Place) => ask(at, 'waiting', () => api.open(at));

  /** As Gmail does after a window that asked for it: begins anew at the root. */
  function reload(at: Place): void {
    if (!isAlive(at)) return;
    if (keyOf(at) === keyOf(place)) void load(at);
    else screens.set(at, { ...screens.of(at), stale: true });
  }

  function back(): void {
    const screen = screens.of(place);
    if (!screen?.stack) return;
    screens.set(place, { stack: screen.notice ? screen.stack : goBack(screen.stack) });
    render();
  }

  function menuItems(): MenuItem[] {
    const at = place;
    const stack = screens.of(at)?.stack;
    const disabled = waiting.at(keyOf(at)) === 'waiting';
    const refresh = { text: 'Refresh', disabled, handle: () => void load(at) };
    const universal = info.universalActions.map(({ label }, index) => ({
      text: label,
      disabled,
      handle: () => void ask(at, 'waiting', () => api.universal(at, index)),
    }));
    return stack && canGoBack(stack) ? universal : [refresh, ...universal];
  }

  /** Fields are emptied after an action unless it asks to keep them (documented: card.proto, Action.persistValues). */
  async function act(at: Place, action: ActionWire): Promise<void> {
    const before = screens.of(at)?.stack ?? openStack([]);
    const top = topCard(before);
    // The list of root cards has no actions of its own.
    if (!top) return;
    const drawn = drawings.card(top, hostAt(at));
    if (!drawn.form.isReady(action)) return;
    const request = requestFor(at, action, drawn.form);
    await ask(at, action.loadIndicator === 'NONE' ? 'quiet' : 'waiting', () => api.act(request));
    const replacing = updatedTop(before, screens.of(at)?.stack ?? before);
    if (!action.persistValues) drawn.clear();
    else if (replacing) drawings.card(replacing, hostAt(at)).form.takeOver(drawn.form);
  }

  function hostAt(at: Place): CardHost {
    return {
      act: (action) => void act(at, action),
      openLink: (link) => windows.open(link, () => reload(at)),
      pushCard(card) {
        screens.set(at, { stack: push(screens.of(at)?.stack ?? openStack([]), card) });
        render();
      },
    };
  }

  const googleActs = (at: Place) => ({
    addOnName: info.name,
    consent: () => void ask(at, 'waiting', () => api.consent().then(() => api.open(at))),
    authorize: (url: string) => windows.open({ url, openAs: 'OVERLAY', onClose: 'RELOAD' }, () => reload(at)),
  });

  return {
    element: frame.element,
    show(next) {
      place = next;
      screens.leaveOthers(next);
      if (info.absent !== undefined) return void frame.show(placeholder(info.absent));
      const screen = screens.of(next);
      const isCurrent = screen && !screen.stale;
      if (isCurrent || waiting.at(keyOf(next)) !== 'idle') render();
      else void load(next);
    },
    leave: () => void (hasLeft = true),
  };
}

function requestFor(
  place: Place,
  action: ActionWire,
  form: Pick<CardForm, 'values' | 'dates'>,
): ActionRequest {
  const parameters = (action.parameters ?? []).map(({ key = '', value = '' }) => [key, value] as const);
  return {
    place,
    function: action.function ?? '',
    parameters: Object.fromEntries(parameters),
    formInputs: form.values(),
    dateFields: form.dates(),
  };
}
