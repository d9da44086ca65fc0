/** Owns drawing a card's grid of pictures and titles. */

import { el, onClick } from '../dom/element';
import type { Drawing } from './card-host';
import type { GridItemWire, GridWire, OnClickWire } from './card-wire';
import { follow } from './on-click';
import { picture } from './picture';

/** The number of columns that Google takes without one is not published; two is assumed. */
const USUAL_COLUMNS = 2;

export function grid(wire: GridWire, { host }: Drawing): HTMLElement {
  const cells = el('div', { class: 'grid-cells' });
  cells.style.gridTemplateColumns = `repeat(${wire.columnCount ?? USUAL_COLUMNS}, minmax(0, 1fr))`;
  for (const item of wire.items ?? []) {
    const parts = partsOf(item);
    const { onClick: click } = wire;
    const cell = click
      ? onClick(el('button', { type: 'button', class: 'grid-cell' }, parts), () =>
          follow(withItem(click, item), host),
        )
      : el('div', { class: 'grid-cell' }, parts);
    cells.append(cell);
  }
  return el('div', { class: 'grid' }, [
    wire.title ? el('p', { class: 'label' }, [wire.title]) : undefined,
    cells,
  ]);
}

function partsOf({ image, title, subtitle, layout }: GridItemWire): (Node | string)[] {
  const texts = [
    ...(title ? [el('span', { class: 'text' }, [title]), ' '] : []),
    ...(subtitle ? [el('span', { class: 'label' }, [subtitle])] : []),
  ];
  if (!image) return texts;
  const drawn = picture({
    url: image.imageUri ?? '',
    altText: image.altText ?? '',
    className: 'grid-picture',
  });
  return layout === 'TEXT_ABOVE' ? [...texts, drawn] : [drawn, ...texts];
}

/** The parameter's name is not in the schema; add-ons in the field read this one (seen). */
function withItem(click: OnClickWire, { id }: GridItemWire): OnClickWire {
  if (!click.action || id === undefined) return click;
  const parameters = [...(click.action.parameters ?? []), { key: 'grid_item_identifier', value: id }];
  return { ...click, action: { ...click.action, parameters } };
}
