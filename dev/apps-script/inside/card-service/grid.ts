/** Owns Grid and its items. */

import { checkArguments } from '../strict';
import { Clickable } from './clickable';
import { GRID_ITEM_LAYOUT, HORIZONTAL_ALIGNMENT } from './enums';
import { HostBorderStyle, HostImageComponent } from './image-component';
import { INTEGER } from './number-kinds';
import { append, copyOf, factory, put } from './parts';

export class HostGridItem implements GoogleAppsScript.Card_Service.GridItem {
  setIdentifier(id: string): this {
    checkArguments('CardService.GridItem.setIdentifier', arguments, ['String']);
    return put(this, { id });
  }
  setImage(image: GoogleAppsScript.Card_Service.ImageComponent): this {
    checkArguments('CardService.GridItem.setImage', arguments, [HostImageComponent]);
    return put(this, { image: copyOf(image) });
  }
  setLayout(layout: GoogleAppsScript.Card_Service.GridItemLayout): this {
    checkArguments('CardService.GridItem.setLayout', arguments, [GRID_ITEM_LAYOUT.kind]);
    return put(this, { layout: GRID_ITEM_LAYOUT.wire(layout) });
  }
  setSubtitle(subtitle: string): this {
    checkArguments('CardService.GridItem.setSubtitle', arguments, ['String']);
    return put(this, { subtitle });
  }
  /** Taken and forgotten: the card schema has no place for it. */
  setTextAlignment(_alignment: GoogleAppsScript.Card_Service.HorizontalAlignment): this {
    checkArguments('CardService.GridItem.setTextAlignment', arguments, [HORIZONTAL_ALIGNMENT.kind]);
    return this;
  }
  setTitle(title: string): this {
    checkArguments('CardService.GridItem.setTitle', arguments, ['String']);
    return put(this, { title });
  }
}

export class HostGrid extends Clickable implements GoogleAppsScript.Card_Service.Grid {
  addItem(gridItem: GoogleAppsScript.Card_Service.GridItem): this {
    checkArguments('CardService.Grid.addItem', arguments, [HostGridItem]);
    return append(this, 'items', copyOf(gridItem));
  }
  setBorderStyle(borderStyle: GoogleAppsScript.Card_Service.BorderStyle): this {
    checkArguments('CardService.Grid.setBorderStyle', arguments, [HostBorderStyle]);
    return put(this, { borderStyle: copyOf(borderStyle) });
  }
  setNumColumns(numColumns: number): this {
    checkArguments('CardService.Grid.setNumColumns', arguments, [INTEGER]);
    return put(this, { columnCount: numColumns });
  }
  setTitle(title: string): this {
    checkArguments('CardService.Grid.setTitle', arguments, ['String']);
    return put(this, { title });
  }
}

export const newGridItem = factory(HostGridItem, 'GridItem');
export const newGrid = factory(HostGrid, 'Grid');
