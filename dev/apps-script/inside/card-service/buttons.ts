/** Owns the buttons, and the two places for several: a row, and the footer of a card. */

import { checkArguments } from '../strict';
import { Clickable } from './clickable';
import { readColor } from './color';
import { TEXT_BUTTON_STYLE } from './enums';
import { HostMaterialIcon } from './icon-image';
import { ICON, knownIcon } from './icons';
import { append, copyOf, factory, put, putInto } from './parts';

export abstract class HostButton extends Clickable implements GoogleAppsScript.Card_Service.Button {}

export class HostTextButton extends HostButton implements GoogleAppsScript.Card_Service.TextButton {
  setAltText(altText: string): this {
    checkArguments('CardService.TextButton.setAltText', arguments, ['String']);
    return put(this, { altText });
  }
  setBackgroundColor(backgroundColor: string): this {
    checkArguments('CardService.TextButton.setBackgroundColor', arguments, ['String']);
    return put(this, { color: readColor(backgroundColor) });
  }
  setDisabled(disabled: boolean): this {
    checkArguments('CardService.TextButton.setDisabled', arguments, ['Boolean']);
    return put(this, { disabled });
  }
  setText(text: string): this {
    checkArguments('CardService.TextButton.setText', arguments, ['String']);
    return put(this, { text });
  }
  setTextButtonStyle(textButtonStyle: GoogleAppsScript.Card_Service.TextButtonStyle): this {
    checkArguments('CardService.TextButton.setTextButtonStyle', arguments, [TEXT_BUTTON_STYLE.kind]);
    return put(this, { type: TEXT_BUTTON_STYLE.wire(textButtonStyle) });
  }
}

export class HostImageButton extends HostButton implements GoogleAppsScript.Card_Service.ImageButton {
  setAltText(altText: string): this {
    checkArguments('CardService.ImageButton.setAltText', arguments, ['String']);
    return put(this, { altText });
  }
  setIcon(icon: GoogleAppsScript.Card_Service.Icon): this {
    checkArguments('CardService.ImageButton.setIcon', arguments, [ICON.kind]);
    return putInto(this, 'icon', knownIcon(icon));
  }
  setIconUrl(iconUrl: string): this {
    checkArguments('CardService.ImageButton.setIconUrl', arguments, ['String']);
    return putInto(this, 'icon', { iconUrl });
  }
  setMaterialIcon(icon: GoogleAppsScript.Card_Service.MaterialIcon): this {
    checkArguments('CardService.ImageButton.setMaterialIcon', arguments, [HostMaterialIcon]);
    return putInto(this, 'icon', { materialIcon: copyOf(icon) });
  }
}

export class HostButtonSet implements GoogleAppsScript.Card_Service.ButtonSet {
  addButton(button: GoogleAppsScript.Card_Service.Button): this {
    checkArguments('CardService.ButtonSet.addButton', arguments, [HostButton]);
    return append(this, 'buttons', copyOf(button));
  }
}

export class HostFixedFooter implements GoogleAppsScript.Card_Service.FixedFooter {
  setPrimaryButton(button: GoogleAppsScript.Card_Service.TextButton): this {
    checkArguments('CardService.FixedFooter.setPrimaryButton', arguments, [HostTextButton]);
    return put(this, { primaryButton: copyOf(button) });
  }
  setSecondaryButton(button: GoogleAppsScript.Card_Service.TextButton): this {
    checkArguments('CardService.FixedFooter.setSecondaryButton', arguments, [HostTextButton]);
    return put(this, { secondaryButton: copyOf(button) });
  }
}

export const newTextButton = factory(HostTextButton, 'TextButton');
export const newImageButton = factory(HostImageButton, 'ImageButton');
export const newButtonSet = factory(HostButtonSet, 'ButtonSet');
export const newFixedFooter = factory(HostFixedFooter, 'FixedFooter');
