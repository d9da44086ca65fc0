/** Owns DatePicker, TimePicker and DateTimePicker: one message of the card schema, told apart by its type. */

import { checkArguments } from '../strict';
import { HostAction } from './action';
import { EPOCH_MS, INTEGER, wholeNumber } from './number-kinds';
import { copyOf, factory, jsonOf, methodOf, put } from './parts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const HOUR_OF_DAY = wholeNumber(0, 23);
const MINUTE_OF_HOUR = wholeNumber(0, 59);

export abstract class Picker {
  setFieldName(fieldName: string): this {
    checkArguments(methodOf(this, 'setFieldName'), arguments, ['String']);
    return put(this, { name: fieldName });
  }
  setOnChangeAction(action: GoogleAppsScript.Card_Service.Action): this {
    checkArguments(methodOf(this, 'setOnChangeAction'), arguments, [HostAction]);
    return put(this, { onChangeAction: copyOf(action) });
  }
  setTitle(title: string): this {
    checkArguments(methodOf(this, 'setTitle'), arguments, ['String']);
    return put(this, { label: title });
  }
}

/** An int64 is text in JSON (documented: protobuf's JSON mapping). */
function putEpochMs<T extends Picker>(picker: T, ms: number | string): T {
  return put(picker, { valueMsEpoch: String(ms) });
}

export class HostDatePicker extends Picker implements GoogleAppsScript.Card_Service.DatePicker {
  setValueInMsSinceEpoch(valueMsEpoch: number | string): this {
    checkArguments('CardService.DatePicker.setValueInMsSinceEpoch', arguments, [EPOCH_MS]);
    return putEpochMs(this, valueMsEpoch);
  }
}

export class HostDateTimePicker extends Picker implements GoogleAppsScript.Card_Service.DateTimePicker {
  setTimeZoneOffsetInMins(timeZoneOffsetMins: number): this {
    checkArguments('CardService.DateTimePicker.setTimeZoneOffsetInMins', arguments, [INTEGER]);
    return put(this, { timezoneOffsetDate: timeZoneOffsetMins });
  }
  setValueInMsSinceEpoch(valueMsEpoch: number | string): this {
    checkArguments('CardService.DateTimePicker.setValueInMsSinceEpoch', arguments, [EPOCH_MS]);
    return putEpochMs(this, valueMsEpoch);
  }
}

/** The time of day is milliseconds since the epoch (documented: card.proto); ranges: documented, refusal: assumed. */
export class HostTimePicker extends Picker implements GoogleAppsScript.Card_Service.TimePicker {
  setHours(hours: number): this {
    checkArguments('CardService.TimePicker.setHours', arguments, [HOUR_OF_DAY]);
    return putEpochMs(this, hours * HOUR_MS + (timeOfDayMs(this) % HOUR_MS));
  }
  setMinutes(minutes: number): this {
    checkArguments('CardService.TimePicker.setMinutes', arguments, [MINUTE_OF_HOUR]);
    const ms = timeOfDayMs(this);
    return putEpochMs(this, ms - (ms % HOUR_MS) + minutes * MINUTE_MS);
  }
}

function timeOfDayMs(picker: HostTimePicker): number {
  return Number(jsonOf(picker).valueMsEpoch ?? 0);
}

export const newDatePicker = factory(HostDatePicker, 'DatePicker', { type: 'DATE_ONLY' });
export const newDateTimePicker = factory(HostDateTimePicker, 'DateTimePicker', { type: 'DATE_AND_TIME' });
export const newTimePicker = factory(HostTimePicker, 'TimePicker', { type: 'TIME_ONLY' });
