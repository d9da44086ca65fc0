/** Owns IconImage and MaterialIcon, the icons of rows and buttons. */

import { checkArguments, exception } from '../strict';
import { IMAGE_CROP_TYPE } from './enums';
import { ICON, knownIcon } from './icons';
import { INTEGER } from './number-kinds';
import { copyOf, factory, put } from './parts';

export class HostIconImage implements GoogleAppsScript.Card_Service.IconImage {
  setAltText(altText: string): this {
    checkArguments('CardService.IconImage.setAltText', arguments, ['String']);
    return put(this, { altText });
  }
  setIcon(icon: GoogleAppsScript.Card_Service.Icon): this {
    checkArguments('CardService.IconImage.setIcon', arguments, [ICON.kind]);
    return put(this, knownIcon(icon));
  }
  setIconUrl(iconUrl: string): this {
    checkArguments('CardService.IconImage.setIconUrl', arguments, ['String']);
    return put(this, { iconUrl });
  }
  /** @throws Exception for the rectangles: an icon is a square or a circle (documented; refusal and words: assumed). */
  setImageCropType(imageCropType: GoogleAppsScript.Card_Service.ImageCropType): this {
    checkArguments('CardService.IconImage.setImageCropType', arguments, [IMAGE_CROP_TYPE.kind]);
    const imageType = IMAGE_CROP_TYPE.wire(imageCropType);
    if (imageType !== 'SQUARE' && imageType !== 'CIRCLE') throw exception(`Invalid argument: ${imageType}`);
    return put(this, { imageType });
  }
  setMaterialIcon(icon: GoogleAppsScript.Card_Service.MaterialIcon): this {
    checkArguments('CardService.IconImage.setMaterialIcon', arguments, [HostMaterialIcon]);
    return put(this, { materialIcon: copyOf(icon) });
  }
}

/** Weights and grades that do not exist are taken and drawn as the default (documented). */
export class HostMaterialIcon implements GoogleAppsScript.Card_Service.MaterialIcon {
  setFill(fill: boolean): this {
    checkArguments('CardService.MaterialIcon.setFill', arguments, ['Boolean']);
    return put(this, { fill });
  }
  setGrade(grade: number): this {
    checkArguments('CardService.MaterialIcon.setGrade', arguments, [INTEGER]);
    return put(this, { grade });
  }
  setName(name: string): this {
    checkArguments('CardService.MaterialIcon.setName', arguments, ['String']);
    return put(this, { name });
  }
  setWeight(weight: number): this {
    checkArguments('CardService.MaterialIcon.setWeight', arguments, [INTEGER]);
    return put(this, { weight });
  }
}

export const newIconImage = factory(HostIconImage, 'IconImage');
export const newMaterialIcon = factory(HostMaterialIcon, 'MaterialIcon');
