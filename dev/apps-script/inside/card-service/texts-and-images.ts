/** Owns the widgets that only show: TextParagraph, Image and Divider. */

import { checkArguments } from '../strict';
import { Clickable } from './clickable';
import { factory, put } from './parts';

export class HostTextParagraph implements GoogleAppsScript.Card_Service.TextParagraph {
  setText(text: string): this {
    checkArguments('CardService.TextParagraph.setText', arguments, ['String']);
    return put(this, { text });
  }
}

export class HostImage extends Clickable implements GoogleAppsScript.Card_Service.Image {
  setAltText(altText: string): this {
    checkArguments('CardService.Image.setAltText', arguments, ['String']);
    return put(this, { altText });
  }
  setImageUrl(imageUrl: string): this {
    checkArguments('CardService.Image.setImageUrl', arguments, ['String']);
    return put(this, { imageUrl });
  }
}

export class HostDivider implements GoogleAppsScript.Card_Service.Divider {}

export const newTextParagraph = factory(HostTextParagraph, 'TextParagraph');
export const newImage = factory(HostImage, 'Image');
export const newDivider = factory(HostDivider, 'Divider');
