/** Owns the banner that says on every view how many faults are on, and ends them. */

import type { FaultsState } from '../../host/api';
import { el, onClick } from '../dom/element';
import { symbol } from '../dom/symbol';
import { hashOf } from '../route';
import type { ViewTools } from '../view';
import { keepUpToDate } from '../views/keep-up-to-date';
import { faultsOn } from './faults-on';

export interface FaultBanner {
  element: HTMLElement;
  /** Looks at once, after something was switched. */
  again(): Promise<void>;
  leave(): void;
}

export function createFaultBanner({ api, times, snackbar, attempt, fail }: ViewTools): FaultBanner {
  // Always in the page, so that a screen reader hears when it is filled.
  const element = el('div', { class: 'fault-banner', role: 'status', 'aria-label': 'Faults' });

  function draw(state: FaultsState): void {
    const on = faultsOn(state, times);
    element.replaceChildren(...(on.length ? [content(on, state.held.length)] : []));
  }

  function content(on: string[], held: number): HTMLElement {
    const clear = el('button', { type: 'button', class: 'button small' }, ['Clear']);
    onClick(clear, () =>
      attempt(async () => {
        await api.setFaults({ clear: true });
        snackbar.say('All faults are off.');
        await updates.again();
      }),
    );
    const words = `${on.length === 1 ? '1 fault is on' : `${on.length} faults are on`}${heldWords(held)}`;
    return el('div', { class: 'fault-banner-box' }, [
      symbol('bolt'),
      el('a', { href: hashOf({ view: 'faults' }) }, [words]),
      el('span', { class: 'fault-banner-list', title: on.join('\n') }, [on.join(' · ')]),
      clear,
    ]);
  }

  const updates = keepUpToDate({ element, load: api.faults, draw, fail });
  return { element, again: updates.again, leave: updates.stop };
}

function heldWords(held: number): string {
  if (held === 0) return '';
  return held === 1 ? ', 1 execution is held' : `, ${held} executions are held`;
}
