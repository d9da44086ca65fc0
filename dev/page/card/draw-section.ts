/** Owns drawing one section of a card, and its folding. */

import { el, newId, onClick } from '../dom/element';
import { symbol } from '../dom/symbol';
import type { Drawing } from './card-host';
import { cardText } from './card-text';
import type { SectionWire } from './card-wire';
import { drawWidget } from './draw-widget';
import { undrawnFields } from './undrawn';

const FIELDS = ['header', 'widgets', 'collapsible', 'uncollapsibleWidgetsCount'];

/** A collapsible section starts folded: only its first `uncollapsibleWidgetsCount` widgets show (documented). */
export function drawSection(wire: SectionWire, drawing: Drawing): HTMLElement {
  const widgets = (wire.widgets ?? []).map((widget) => drawWidget(widget, drawing));
  const shown = wire.collapsible ? (wire.uncollapsibleWidgetsCount ?? 0) : widgets.length;
  const hidden = widgets.slice(shown);
  return el('div', { class: 'card-section' }, [
    wire.header ? el('h4', {}, [cardText(wire.header)]) : undefined,
    ...widgets.slice(0, shown),
    ...(hidden.length ? fold(hidden) : []),
    ...undrawnFields('section', wire, FIELDS),
  ]);
}

function fold(widgets: HTMLElement[]): HTMLElement[] {
  const folded = el('div', { id: newId('folded') }, widgets);
  const words = el('span');
  const arrow = symbol('expand_more');
  const attributes = { type: 'button', class: 'fold', 'aria-controls': folded.id };
  const button = el('button', attributes, [words, arrow]);
  const show = (state: 'open' | 'folded') => {
    folded.hidden = state === 'folded';
    button.setAttribute('aria-expanded', String(state === 'open'));
    words.textContent = state === 'open' ? 'Show less' : 'Show more';
    arrow.textContent = state === 'open' ? 'expand_less' : 'expand_more';
  };
  show('folded');
  onClick(button, () => show(folded.hidden ? 'open' : 'folded'));
  return [folded, button];
}
