/** Owns KeyValue, the old form of DecoratedText: its JSON is a decorated text under other setters' names. */

import { checkArguments } from '../strict';
import { HostButton } from './buttons';
import { Clickable } from './clickable';
import { ICON, knownIcon } from './icons';
import { copyOf, factory, put, putInto } from './parts';
import { HostSwitch } from './switch';

export class HostKeyValue extends Clickable implements GoogleAppsScript.Card_Service.KeyValue {
  setBottomLabel(text: string): this {
    checkArguments('CardService.KeyValue.setBottomLabel', arguments, ['String']);
    return put(this, { bottomLabel: text });
  }
  setButton(button: GoogleAppsScript.Card_Service.Button): this {
    checkArguments('CardService.KeyValue.setButton', arguments, [HostButton]);
    return put(this, { button: copyOf(button) });
  }
  setContent(text: string): this {
    checkArguments('CardService.KeyValue.setContent', arguments, ['String']);
    return put(this, { text });
  }
  setIcon(icon: GoogleAppsScript.Card_Service.Icon): this {
    checkArguments('CardService.KeyValue.setIcon', arguments, [ICON.kind]);
    return putInto(this, 'icon', knownIcon(icon));
  }
  setIconAltText(altText: string): this {
    checkArguments('CardService.KeyValue.setIconAltText', arguments, ['String']);
    return putInto(this, 'icon', { altText });
  }
  setIconUrl(url: string): this {
    checkArguments('CardService.KeyValue.setIconUrl', arguments, ['String']);
    return putInto(this, 'icon', { iconUrl: url });
  }
  setMultiline(multiline: boolean): this {
    checkArguments('CardService.KeyValue.setMultiline', arguments, ['Boolean']);
    return put(this, { wrapText: multiline });
  }
  setSwitch(switchToSet: GoogleAppsScript.Card_Service.Switch): this {
    checkArguments('CardService.KeyValue.setSwitch', arguments, [HostSwitch]);
    return put(this, { switchControl: copyOf(switchToSet) });
  }
  setTopLabel(text: string): this {
    checkArguments('CardService.KeyValue.setTopLabel', arguments, ['String']);
    return put(this, { topLabel: text });
  }
}

export const newKeyValue = factory(HostKeyValue, 'KeyValue');
