/** Owns Switch, the control at the end of a row that is on or off. */

import { checkArguments } from '../strict';
import { HostAction } from './action';
import { SWITCH_CONTROL_TYPE } from './enums';
import { copyOf, factory, put } from './parts';

export class HostSwitch implements GoogleAppsScript.Card_Service.Switch {
  setControlType(controlType: GoogleAppsScript.Card_Service.SwitchControlType): this {
    checkArguments('CardService.Switch.setControlType', arguments, [SWITCH_CONTROL_TYPE.kind]);
    return put(this, { controlType: SWITCH_CONTROL_TYPE.wire(controlType) });
  }
  setFieldName(fieldName: string): this {
    checkArguments('CardService.Switch.setFieldName', arguments, ['String']);
    return put(this, { name: fieldName });
  }
  setOnChangeAction(action: GoogleAppsScript.Card_Service.Action): this {
    checkArguments('CardService.Switch.setOnChangeAction', arguments, [HostAction]);
    return put(this, { onChangeAction: copyOf(action) });
  }
  setSelected(selected: boolean): this {
    checkArguments('CardService.Switch.setSelected', arguments, ['Boolean']);
    return put(this, { selected });
  }
  setValue(value: string): this {
    checkArguments('CardService.Switch.setValue', arguments, ['String']);
    return put(this, { value });
  }
}

export const newSwitch = factory(HostSwitch, 'Switch');
