/** Owns SelectionInput, the choice among given items. */

import { checkArguments } from '../strict';
import { HostAction } from './action';
import { SELECTION_INPUT_TYPE } from './enums';
import { INTEGER } from './number-kinds';
import { append, copyOf, factory, put } from './parts';

export class HostSelectionInput implements GoogleAppsScript.Card_Service.SelectionInput {
  /** Text and value may be any primitive and become strings (documented). */
  addItem(text: unknown, value: unknown, selected: boolean): this {
    checkArguments('CardService.SelectionInput.addItem', arguments, ['Primitive', 'Primitive', 'Boolean']);
    return append(this, 'items', { text: String(text), value: String(value), selected });
  }
  addMultiSelectItem(
    text: unknown,
    value: unknown,
    selected: boolean,
    startIconUri: unknown,
    bottomText: unknown,
  ): this {
    checkArguments('CardService.SelectionInput.addMultiSelectItem', arguments, [
      'Primitive',
      'Primitive',
      'Boolean',
      'Primitive',
      'Primitive',
    ]);
    return append(this, 'items', {
      text: String(text),
      value: String(value),
      selected,
      startIconUri: String(startIconUri),
      bottomText: String(bottomText),
    });
  }
  setExternalDataSource(action: GoogleAppsScript.Card_Service.Action): this {
    checkArguments('CardService.SelectionInput.setExternalDataSource', arguments, [HostAction]);
    return put(this, { externalDataSource: copyOf(action) });
  }
  setFieldName(fieldName: string): this {
    checkArguments('CardService.SelectionInput.setFieldName', arguments, ['String']);
    return put(this, { name: fieldName });
  }
  setMultiSelectMaxSelectedItems(maxSelectedItems: number): this {
    checkArguments('CardService.SelectionInput.setMultiSelectMaxSelectedItems', arguments, [INTEGER]);
    return put(this, { multiSelectMaxSelectedItems: maxSelectedItems });
  }
  setMultiSelectMinQueryLength(queryLength: number): this {
    checkArguments('CardService.SelectionInput.setMultiSelectMinQueryLength', arguments, [INTEGER]);
    return put(this, { multiSelectMinQueryLength: queryLength });
  }
  setOnChangeAction(action: GoogleAppsScript.Card_Service.Action): this {
    checkArguments('CardService.SelectionInput.setOnChangeAction', arguments, [HostAction]);
    return put(this, { onChangeAction: copyOf(action) });
  }
  setTitle(title: string): this {
    checkArguments('CardService.SelectionInput.setTitle', arguments, ['String']);
    return put(this, { label: title });
  }
  setType(type: GoogleAppsScript.Card_Service.SelectionInputType): this {
    checkArguments('CardService.SelectionInput.setType', arguments, [SELECTION_INPUT_TYPE.kind]);
    return put(this, { type: SELECTION_INPUT_TYPE.wire(type) });
  }
}

export const newSelectionInput = factory(HostSelectionInput, 'SelectionInput');
