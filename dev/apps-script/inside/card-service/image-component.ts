/** Owns the picture of a grid's item, with its crop and its border. */

import { checkArguments } from '../strict';
import { readColor } from './color';
import { BORDER_TYPE, IMAGE_CROP_TYPE } from './enums';
import { INTEGER, POSITIVE } from './number-kinds';
import { copyOf, factory, put } from './parts';

export class HostBorderStyle implements GoogleAppsScript.Card_Service.BorderStyle {
  setCornerRadius(radius: number): this {
    checkArguments('CardService.BorderStyle.setCornerRadius', arguments, [INTEGER]);
    return put(this, { cornerRadius: radius });
  }
  setStrokeColor(color: string): this {
    checkArguments('CardService.BorderStyle.setStrokeColor', arguments, ['String']);
    return put(this, { strokeColor: readColor(color) });
  }
  setType(type: GoogleAppsScript.Card_Service.BorderType): this {
    checkArguments('CardService.BorderStyle.setType', arguments, [BORDER_TYPE.kind]);
    return put(this, { type: BORDER_TYPE.wire(type) });
  }
}

export class HostImageCropStyle implements GoogleAppsScript.Card_Service.ImageCropStyle {
  setAspectRatio(ratio: number): this {
    checkArguments('CardService.ImageCropStyle.setAspectRatio', arguments, [POSITIVE]);
    return put(this, { aspectRatio: ratio });
  }
  setImageCropType(type: GoogleAppsScript.Card_Service.ImageCropType): this {
    checkArguments('CardService.ImageCropStyle.setImageCropType', arguments, [IMAGE_CROP_TYPE.kind]);
    return put(this, { type: IMAGE_CROP_TYPE.wire(type) });
  }
}

export class HostImageComponent implements GoogleAppsScript.Card_Service.ImageComponent {
  setAltText(altText: string): this {
    checkArguments('CardService.ImageComponent.setAltText', arguments, ['String']);
    return put(this, { altText });
  }
  setBorderStyle(borderStyle: GoogleAppsScript.Card_Service.BorderStyle): this {
    checkArguments('CardService.ImageComponent.setBorderStyle', arguments, [HostBorderStyle]);
    return put(this, { borderStyle: copyOf(borderStyle) });
  }
  setCropStyle(imageCropStyle: GoogleAppsScript.Card_Service.ImageCropStyle): this {
    checkArguments('CardService.ImageComponent.setCropStyle', arguments, [HostImageCropStyle]);
    return put(this, { cropStyle: copyOf(imageCropStyle) });
  }
  setImageUrl(url: string): this {
    checkArguments('CardService.ImageComponent.setImageUrl', arguments, ['String']);
    return put(this, { imageUri: url });
  }
}

export const newBorderStyle = factory(HostBorderStyle, 'BorderStyle');
export const newImageCropStyle = factory(HostImageCropStyle, 'ImageCropStyle');
export const newImageComponent = factory(HostImageComponent, 'ImageComponent');
