/** Owns the drawings of what the panel shows; each is made once, so that a form is found again as it was left. */

import type { CardHost } from '../card/card-host';
import type { CardWire } from '../card/card-wire';
import { type DrawnCard, drawCard, headerParts, titleOf } from '../card/draw-card';
import { el, onClick } from '../dom/element';
import { symbol } from '../dom/symbol';
import { googleCard, type GoogleCardActs } from './google-cards';
import type { Screen } from './screens';
import { topCard } from './stacks';

export interface DrawingActs extends GoogleCardActs {
  host: CardHost;
}

export interface Drawings {
  card(card: CardWire, host: CardHost): DrawnCard;
  /** What a screen shows: Google's card, the top card, the list of root cards, or that there is nothing. */
  screen(screen: Screen, acts: DrawingActs): HTMLElement;
}

export function createDrawings(): Drawings {
  const cards = new WeakMap<CardWire, DrawnCard>();
  const others = new WeakMap<object, HTMLElement>();

  function card(wire: CardWire, host: CardHost): DrawnCard {
    const drawn = cards.get(wire) ?? drawCard(wire, host);
    cards.set(wire, drawn);
    return drawn;
  }

  function once(key: object, draw: () => HTMLElement): HTMLElement {
    const drawn = others.get(key) ?? draw();
    others.set(key, drawn);
    return drawn;
  }

  return {
    card,
    screen({ notice, stack }, acts) {
      if (notice) return once(notice, () => googleCard(notice, acts));
      const top = stack && topCard(stack);
      if (!stack || (!top && !stack.roots.length))
        return placeholder('This add-on has nothing to show here.');
      if (top) return card(top, acts.host).element;
      return once(stack.roots, () => rootList(stack.roots, acts.host));
    },
  };
}

export function placeholder(text: string): HTMLElement {
  return el('p', { class: 'panel-placeholder', tabindex: '-1' }, [text]);
}

/** Several root cards are shown as a list of their headers (documented: workspace/add-ons/guides/navigation). */
function rootList(roots: readonly CardWire[], host: CardHost): HTMLElement {
  const rows = roots.map((root) => {
    const parts = [...headerParts(root.header ?? { title: titleOf(root) }), symbol('chevron_right')];
    const button = el('button', { type: 'button', class: 'root-row', 'aria-label': titleOf(root) }, parts);
    return el('li', {}, [onClick(button, () => host.pushCard(root))]);
  });
  return el('ul', { class: 'root-list', 'aria-label': 'Cards', tabindex: '-1' }, rows);
}
