/** Owns time-driven triggers as a script builds and sees them. */

import type { TriggerSchedule, TriggerWire } from '../wire';
import { call } from './bridge';
import { EventType, TriggerSource } from './script-enums';
import { checkArguments, exception, strict } from './strict';
import { unbuilt } from './unbuilt';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export class HostTrigger implements GoogleAppsScript.Script.Trigger {
  constructor(private readonly wire: TriggerWire) {}

  getUniqueId(): string {
    return this.wire.id;
  }
  getHandlerFunction(): string {
    return this.wire.functionName;
  }
  getEventType(): GoogleAppsScript.Script.EventType {
    return EventType.CLOCK as never;
  }
  getTriggerSource(): GoogleAppsScript.Script.TriggerSource {
    return TriggerSource.CLOCK as never;
  }
  /** A clock trigger has no source (documented). */
  getTriggerSourceId(): string {
    return null as unknown as string;
  }
}

class ClockTriggerBuilder implements GoogleAppsScript.Script.ClockTriggerBuilder {
  atDate = unbuilt('ScriptApp.ClockTriggerBuilder.atDate');
  atHour = unbuilt('ScriptApp.ClockTriggerBuilder.atHour');
  everyWeeks = unbuilt('ScriptApp.ClockTriggerBuilder.everyWeeks');
  inTimezone = unbuilt('ScriptApp.ClockTriggerBuilder.inTimezone');
  nearMinute = unbuilt('ScriptApp.ClockTriggerBuilder.nearMinute');
  onMonthDay = unbuilt('ScriptApp.ClockTriggerBuilder.onMonthDay');
  onWeekDay = unbuilt('ScriptApp.ClockTriggerBuilder.onWeekDay');
  private schedule: TriggerSchedule | undefined;

  constructor(private readonly functionName: string) {}

  after(durationMilliseconds: number): this {
    checkArguments('ScriptApp.ClockTriggerBuilder.after', arguments, ['Number']);
    return this.take({ kind: 'once', atMs: Date.now() + durationMilliseconds });
  }
  at(date: GoogleAppsScript.Base.Date): this {
    checkArguments('ScriptApp.ClockTriggerBuilder.at', arguments, [Date]);
    return this.take({ kind: 'once', atMs: date.getTime() });
  }
  everyMinutes(n: number): this {
    checkArguments('ScriptApp.ClockTriggerBuilder.everyMinutes', arguments, ['Number']);
    if (![1, 5, 10, 15, 30].includes(n)) {
      throw exception(
        'The value you passed to everyMinutes was invalid. It must be one of 1, 5, 10, 15 or 30.',
      );
    }
    return this.take({ kind: 'recurring', everyMs: n * MINUTE_MS });
  }
  everyHours(n: number): this {
    checkArguments('ScriptApp.ClockTriggerBuilder.everyHours', arguments, ['Number']);
    return this.take({ kind: 'recurring', everyMs: n * HOUR_MS });
  }
  everyDays(n: number): this {
    checkArguments('ScriptApp.ClockTriggerBuilder.everyDays', arguments, ['Number']);
    return this.take({ kind: 'recurring', everyMs: n * DAY_MS });
  }
  create(): GoogleAppsScript.Script.Trigger {
    if (!this.schedule) throw exception('A time-based trigger needs a time.');
    const wire = call<TriggerWire>('ScriptApp', 'createTrigger', this.functionName, this.schedule);
    return strict(new HostTrigger(wire), 'ScriptApp.Trigger');
  }

  private take(schedule: TriggerSchedule): this {
    if (this.schedule) throw exception('This trigger has a time already.');
    this.schedule = schedule;
    return this;
  }
}

export function newClockTrigger(functionName: string): GoogleAppsScript.Script.ClockTriggerBuilder {
  return strict(new ClockTriggerBuilder(functionName), 'ScriptApp.ClockTriggerBuilder');
}
