/** Owns the parts of a card that hold its content: header, sections and the entries of its menu. */

import { checkArguments } from '../strict';
import { Clickable } from './clickable';
import { IMAGE_STYLE } from './enums';
import { INTEGER } from './number-kinds';
import { append, factory, put } from './parts';
import { ANY_WIDGET, widgetJson } from './widgets';

export class HostCardHeader implements GoogleAppsScript.Card_Service.CardHeader {
  setImageAltText(imageAltText: string): this {
    checkArguments('CardService.CardHeader.setImageAltText', arguments, ['String']);
    return put(this, { imageAltText });
  }
  setImageStyle(imageStyle: GoogleAppsScript.Card_Service.ImageStyle): this {
    checkArguments('CardService.CardHeader.setImageStyle', arguments, [IMAGE_STYLE.kind]);
    return put(this, { imageType: IMAGE_STYLE.wire(imageStyle) });
  }
  setImageUrl(imageUrl: string): this {
    checkArguments('CardService.CardHeader.setImageUrl', arguments, ['String']);
    return put(this, { imageUrl });
  }
  setSubtitle(subtitle: string): this {
    checkArguments('CardService.CardHeader.setSubtitle', arguments, ['String']);
    return put(this, { subtitle });
  }
  setTitle(title: string): this {
    checkArguments('CardService.CardHeader.setTitle', arguments, ['String']);
    return put(this, { title });
  }
}

export class HostCardSection implements GoogleAppsScript.Card_Service.CardSection {
  addWidget(widget: GoogleAppsScript.Card_Service.Widget): this {
    checkArguments('CardService.CardSection.addWidget', arguments, [ANY_WIDGET]);
    return append(this, 'widgets', widgetJson(widget));
  }
  setCollapsible(collapsible: boolean): this {
    checkArguments('CardService.CardSection.setCollapsible', arguments, ['Boolean']);
    return put(this, { collapsible });
  }
  setHeader(header: string): this {
    checkArguments('CardService.CardSection.setHeader', arguments, ['String']);
    return put(this, { header });
  }
  setNumUncollapsibleWidgets(numUncollapsibleWidgets: number): this {
    checkArguments('CardService.CardSection.setNumUncollapsibleWidgets', arguments, [INTEGER]);
    return put(this, { uncollapsibleWidgetsCount: numUncollapsibleWidgets });
  }
}

export class HostCardAction extends Clickable implements GoogleAppsScript.Card_Service.CardAction {
  setText(text: string): this {
    checkArguments('CardService.CardAction.setText', arguments, ['String']);
    return put(this, { actionLabel: text });
  }
}

export const newCardHeader = factory(HostCardHeader, 'CardHeader');
export const newCardSection = factory(HostCardSection, 'CardSection');
export const newCardAction = factory(HostCardAction, 'CardAction');
