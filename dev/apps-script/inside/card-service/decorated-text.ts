/** Owns DecoratedText, the row of an icon, up to three lines and one control. */

import { checkArguments } from '../strict';
import { HostButton } from './buttons';
import { Clickable } from './clickable';
import { HostIconImage } from './icon-image';
import { ICON, knownIcon } from './icons';
import { copyOf, factory, put, putInto } from './parts';
import { HostSwitch } from './switch';

export class HostDecoratedText extends Clickable implements GoogleAppsScript.Card_Service.DecoratedText {
  setBottomLabel(text: string): this {
    checkArguments('CardService.DecoratedText.setBottomLabel', arguments, ['String']);
    return put(this, { bottomLabel: text });
  }
  setButton(button: GoogleAppsScript.Card_Service.Button): this {
    checkArguments('CardService.DecoratedText.setButton', arguments, [HostButton]);
    return put(this, { button: copyOf(button) });
  }
  setEndIcon(endIcon: GoogleAppsScript.Card_Service.IconImage): this {
    checkArguments('CardService.DecoratedText.setEndIcon', arguments, [HostIconImage]);
    return put(this, { endIcon: copyOf(endIcon) });
  }
  setIcon(icon: GoogleAppsScript.Card_Service.Icon): this {
    checkArguments('CardService.DecoratedText.setIcon', arguments, [ICON.kind]);
    return putInto(this, 'icon', knownIcon(icon));
  }
  setIconAltText(altText: string): this {
    checkArguments('CardService.DecoratedText.setIconAltText', arguments, ['String']);
    return putInto(this, 'icon', { altText });
  }
  setIconUrl(url: string): this {
    checkArguments('CardService.DecoratedText.setIconUrl', arguments, ['String']);
    return putInto(this, 'icon', { iconUrl: url });
  }
  setStartIcon(startIcon: GoogleAppsScript.Card_Service.IconImage): this {
    checkArguments('CardService.DecoratedText.setStartIcon', arguments, [HostIconImage]);
    return put(this, { startIcon: copyOf(startIcon) });
  }
  setSwitchControl(switchToSet: GoogleAppsScript.Card_Service.Switch): this {
    checkArguments('CardService.DecoratedText.setSwitchControl', arguments, [HostSwitch]);
    return put(this, { switchControl: copyOf(switchToSet) });
  }
  setText(text: string): this {
    checkArguments('CardService.DecoratedText.setText', arguments, ['String']);
    return put(this, { text });
  }
  setTopLabel(text: string): this {
    checkArguments('CardService.DecoratedText.setTopLabel', arguments, ['String']);
    return put(this, { topLabel: text });
  }
  setWrapText(wrapText: boolean): this {
    checkArguments('CardService.DecoratedText.setWrapText', arguments, ['Boolean']);
    return put(this, { wrapText });
  }
}

export const newDecoratedText = factory(HostDecoratedText, 'DecoratedText');
