/** Owns the windows that cards open, and noticing that one was closed. */

import type { OpenLinkWire } from '../../host/api';
import { el } from '../dom/element';
import type { Snackbar } from '../dom/snackbar';
import { localAddress } from '../local-address';

/** A window of another origin tells its opener nothing but whether it is closed. */
const LOOK_EVERY_MS = 500;
const OVERLAY = { width: 600, height: 720 };

export interface LinkWindows {
  /** `onClosed` is called once the window is gone, and only for a link that asks for a reload. */
  open(link: OpenLinkWire, onClosed: () => void): void;
}

export function createLinkWindows(snackbar: Snackbar): LinkWindows {
  function open(link: OpenLinkWire, onClosed: () => void) {
    const opened = window.open(localAddress(link.url), '_blank', featuresOf(link));
    if (!opened)
      snackbar.offer(
        'Your browser blocked a window.',
        byHand(link, () => open(link, onClosed)),
      );
    else if (link.onClose === 'RELOAD') whenClosed(opened, onClosed);
  }
  return { open };
}

function featuresOf({ openAs }: OpenLinkWire): string {
  if (openAs !== 'OVERLAY') return '';
  const left = Math.max(0, window.screenX + (window.outerWidth - OVERLAY.width) / 2);
  const top = Math.max(0, window.screenY + (window.outerHeight - OVERLAY.height) / 2);
  return `popup,width=${OVERLAY.width},height=${OVERLAY.height},left=${Math.round(left)},top=${Math.round(top)}`;
}

function byHand({ url }: OpenLinkWire, open: () => void): HTMLElement {
  const link = el('a', { href: localAddress(url), target: '_blank', class: 'snackbar-action' }, [
    'Open window',
  ]);
  link.addEventListener('click', (event) => {
    event.preventDefault();
    open();
  });
  return link;
}

function whenClosed(opened: Window, then: () => void): void {
  const timer = setInterval(() => {
    if (!opened.closed) return;
    clearInterval(timer);
    then();
  }, LOOK_EVERY_MS);
}
