/** Owns the side panel's frame: its header, progress bar and the place where cards are drawn. */

import type { AddOnInfo } from '../../host/api';
import { addOnLogo } from './add-on-logo';
import { el } from '../dom/element';
import { iconButton } from '../dom/icon-button';
import { type MenuItem, withMenu } from '../dom/menu';

export interface PanelFrameActs {
  back: () => void;
  close: () => void;
  menuItems: () => MenuItem[];
}

/** `waiting` shows the progress bar and disables every control; `quiet` waits without a sign, as an action may ask. */
export type Busy = 'idle' | 'waiting' | 'quiet';

export interface PanelFrame {
  element: HTMLElement;
  /** Puts `content` into the panel and moves the focus there if it was in the panel before. */
  show(content: HTMLElement): void;
  setBack(state: 'shown' | 'hidden'): void;
  setBusy(state: Busy): void;
}

export function createPanelFrame(info: AddOnInfo, acts: PanelFrameActs): PanelFrame {
  const back = iconButton({ icon: 'arrow_back', name: 'Back', handle: acts.back });
  const more = withMenu(iconButton({ icon: 'more_vert', name: 'More options' }), acts.menuItems);
  const close = iconButton({ icon: 'close', name: 'Close add-on panel', handle: acts.close });
  const header = el('header', { class: 'panel-header' }, [
    back,
    addOnLogo(info),
    el('h2', {}, [info.name]),
    more,
    close,
  ]);
  const progress = el('div', { class: 'progress', role: 'progressbar', 'aria-label': 'Working' });
  const body = el('fieldset', { class: 'panel-body', role: 'presentation' });
  const element = el('aside', { class: 'panel', 'aria-label': 'Add-on panel', id: 'add-on-panel' }, [
    header,
    progress,
    body,
  ]);
  progress.hidden = true;
  const scrolled = new WeakMap<Element, number>();
  let focused: Element | null = null;

  return {
    element,
    show(content) {
      if (body.firstChild === content) return;
      const hadFocus = body.contains(document.activeElement) || (focused !== null && body.contains(focused));
      focused = null;
      const before = body.firstElementChild ?? content;
      scrolled.set(before, body.scrollTop);
      const isUpdate = before.getAttribute('aria-label') === content.getAttribute('aria-label');
      body.replaceChildren(content);
      // A card that was only brought up to date stays where it was; one that is gone back to, where it was left.
      body.scrollTop = scrolled.get(isUpdate ? before : content) ?? 0;
      if (hadFocus) content.focus({ preventScroll: true });
    },
    setBack: (state) => void (back.hidden = state === 'hidden'),
    setBusy(state) {
      const locked = state === 'waiting';
      // A disabled control loses the focus; it gets it back if it is still there afterwards.
      if (locked && !body.disabled) focused = document.activeElement;
      element.setAttribute('aria-busy', String(state !== 'idle'));
      progress.hidden = !locked;
      body.disabled = locked;
      if (locked) return;
      if (focused instanceof HTMLElement && body.contains(focused)) focused.focus({ preventScroll: true });
      focused = null;
    },
  };
}
