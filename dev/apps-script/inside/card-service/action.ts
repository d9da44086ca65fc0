/** Owns Action, the call of a function of the script from a card. */

import { unbuilt } from '../unbuilt';
import { checkArguments, exception } from '../strict';
import { LOAD_INDICATOR } from './enums';
import { append, factory, put } from './parts';

export class HostAction implements GoogleAppsScript.Card_Service.Action {
  /** Only in Chat apps (documented). */
  setInteraction = unbuilt('CardService.Action.setInteraction');

  addRequiredWidget(requiredWidget: string): this {
    checkArguments('CardService.Action.addRequiredWidget', arguments, ['String']);
    return append(this, 'requiredWidgets', requiredWidget);
  }
  setAllWidgetsAreRequired(allWidgetsAreRequired: boolean): this {
    checkArguments('CardService.Action.setAllWidgetsAreRequired', arguments, ['Boolean']);
    return put(this, { allWidgetsAreRequired });
  }
  setFunctionName(functionName: string): this {
    checkArguments('CardService.Action.setFunctionName', arguments, ['String']);
    return put(this, { function: functionName });
  }
  setLoadIndicator(loadIndicator: GoogleAppsScript.Card_Service.LoadIndicator): this {
    checkArguments('CardService.Action.setLoadIndicator', arguments, [LOAD_INDICATOR.kind]);
    return put(this, { loadIndicator: LOAD_INDICATOR.wire(loadIndicator) });
  }
  /** The old name of setFunctionName (documented). */
  setMethodName(functionName: string): this {
    checkArguments('CardService.Action.setMethodName', arguments, ['String']);
    return put(this, { function: functionName });
  }
  /** @throws Exception unless all values are strings (documented; words: assumed). */
  setParameters(parameters: Record<string, string>): this {
    checkArguments('CardService.Action.setParameters', arguments, ['Object']);
    const pairs = Object.entries<unknown>(parameters);
    const wrong = pairs.find(([, value]) => typeof value !== 'string');
    if (wrong) throw exception(`Invalid argument: parameters. The value of ${wrong[0]} must be a string.`);
    return put(this, { parameters: pairs.map(([key, value]) => ({ key, value })) });
  }
  setPersistValues(persistValues: boolean): this {
    checkArguments('CardService.Action.setPersistValues', arguments, ['Boolean']);
    return put(this, { persistValues });
  }
}

export const newAction = factory(HostAction, 'Action');
