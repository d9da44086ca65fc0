/** Owns TextInput, with the suggestions and the validation that belong to it. */

import { checkArguments, exception } from '../strict';
import { HostAction } from './action';
import { INPUT_TYPE } from './enums';
import { INTEGER } from './number-kinds';
import { append, copyOf, factory, put } from './parts';

export class HostSuggestions implements GoogleAppsScript.Card_Service.Suggestions {
  addSuggestion(suggestion: string): this {
    checkArguments('CardService.Suggestions.addSuggestion', arguments, ['String']);
    return append(this, 'items', { text: suggestion });
  }
  /** @throws Exception unless all are strings (documented; words: assumed). */
  addSuggestions(suggestions: string[]): this {
    checkArguments('CardService.Suggestions.addSuggestions', arguments, ['Array']);
    if (!suggestions.every((text: unknown) => typeof text === 'string')) {
      throw exception('Invalid argument: suggestions. Each must be a string.');
    }
    return append(this, 'items', ...suggestions.map((text) => ({ text })));
  }
}

/** A character limit works on a TextInput only (documented), and nothing else here takes a validation. */
export class HostValidation implements GoogleAppsScript.Card_Service.Validation {
  setCharacterLimit(characterLimit: number): this {
    checkArguments('CardService.Validation.setCharacterLimit', arguments, [INTEGER]);
    return put(this, { characterLimit });
  }
  setInputType(inputType: GoogleAppsScript.Card_Service.InputType): this {
    checkArguments('CardService.Validation.setInputType', arguments, [INPUT_TYPE.kind]);
    return put(this, { inputType: INPUT_TYPE.wire(inputType) });
  }
}

export class HostTextInput implements GoogleAppsScript.Card_Service.TextInput {
  setFieldName(fieldName: string): this {
    checkArguments('CardService.TextInput.setFieldName', arguments, ['String']);
    return put(this, { name: fieldName });
  }
  setHint(hint: string): this {
    checkArguments('CardService.TextInput.setHint', arguments, ['String']);
    return put(this, { hintText: hint });
  }
  setMultiline(multiline: boolean): this {
    checkArguments('CardService.TextInput.setMultiline', arguments, ['Boolean']);
    return put(this, { type: multiline ? 'MULTIPLE_LINE' : 'SINGLE_LINE' });
  }
  setOnChangeAction(action: GoogleAppsScript.Card_Service.Action): this {
    checkArguments('CardService.TextInput.setOnChangeAction', arguments, [HostAction]);
    return put(this, { onChangeAction: copyOf(action) });
  }
  setSuggestions(suggestions: GoogleAppsScript.Card_Service.Suggestions): this {
    checkArguments('CardService.TextInput.setSuggestions', arguments, [HostSuggestions]);
    return put(this, { initialSuggestions: copyOf(suggestions) });
  }
  setSuggestionsAction(suggestionsAction: GoogleAppsScript.Card_Service.Action): this {
    checkArguments('CardService.TextInput.setSuggestionsAction', arguments, [HostAction]);
    return put(this, { autoCompleteAction: copyOf(suggestionsAction) });
  }
  setTitle(title: string): this {
    checkArguments('CardService.TextInput.setTitle', arguments, ['String']);
    return put(this, { label: title });
  }
  setValidation(validation: GoogleAppsScript.Card_Service.Validation): this {
    checkArguments('CardService.TextInput.setValidation', arguments, [HostValidation]);
    return put(this, { validation: copyOf(validation) });
  }
  setValue(value: string): this {
    checkArguments('CardService.TextInput.setValue', arguments, ['String']);
    return put(this, { value });
  }
}

export const newSuggestions = factory(HostSuggestions, 'Suggestions');
export const newValidation = factory(HostValidation, 'Validation');
export const newTextInput = factory(HostTextInput, 'TextInput');
