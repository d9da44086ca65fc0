/** Owns time-driven triggers as a script builds and sees them. */

import type { CalendarSchedule, TriggerSchedule, TriggerWire } from '../wire';
import { call, scriptTimeZone } from './bridge';
import { EVENT_TYPE, TRIGGER_SOURCE, WEEKDAY } from './script-enums';
import { checkArguments, exception, strict } from './strict';
import { instantOf, isKnownZone, timeZoneOf } from './utilities/time-zone';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

export class HostTrigger implements GoogleAppsScript.Script.Trigger {
  constructor(private readonly wire: TriggerWire) {}

  getUniqueId(): string {
    return this.wire.id;
  }
  getHandlerFunction(): string {
    return this.wire.functionName;
  }
  getEventType(): GoogleAppsScript.Script.EventType {
    return EVENT_TYPE.values.CLOCK;
  }
  getTriggerSource(): GoogleAppsScript.Script.TriggerSource {
    return TRIGGER_SOURCE.values.CLOCK;
  }
  /** A clock trigger has no source (documented). */
  getTriggerSourceId(): string {
    return null as unknown as string;
  }
}

/** What has been said of the day; the time of day and the zone are said apart. */
type Rhythm =
  | Exclude<TriggerSchedule, CalendarSchedule>
  | { kind: 'date'; year: number; month: number; day: number }
  | { kind: 'days'; every: number }
  | { kind: 'weeks'; every: number }
  | { kind: 'monthDay'; day: number };

/** The words of all refusals here but that of `everyMinutes` are assumed. */
class ClockTriggerBuilder implements GoogleAppsScript.Script.ClockTriggerBuilder {
  private rhythm: Rhythm | undefined;
  private weekday: number | undefined;
  private hour: number | null = null;
  private minute: number | null = null;
  private timeZone = scriptTimeZone();

  constructor(private readonly functionName: string) {}

  after(durationMilliseconds: number): this {
    checkArguments('ScriptApp.ClockTriggerBuilder.after', arguments, ['Number']);
    if (!(durationMilliseconds >= 0)) throw invalid('durationMilliseconds');
    return this.take({ kind: 'once', atMs: Date.now() + durationMilliseconds });
  }
  at(date: GoogleAppsScript.Base.Date): this {
    checkArguments('ScriptApp.ClockTriggerBuilder.at', arguments, [Date]);
    if (Number.isNaN(date.getTime())) throw invalid('date');
    return this.take({ kind: 'once', atMs: date.getTime() });
  }
  atDate(year: number, month: number, day: number): this {
    checkArguments('ScriptApp.ClockTriggerBuilder.atDate', arguments, ['Number', 'Number', 'Number']);
    checkRange('month', month, [1, 12]);
    checkRange('day', day, [1, new Date(Date.UTC(year, month, 0)).getUTCDate()]);
    return this.take({ kind: 'date', year, month, day });
  }
  atHour(hour: number): this {
    checkArguments('ScriptApp.ClockTriggerBuilder.atHour', arguments, ['Number']);
    this.hour = checkRange('hour', hour, [0, 23]);
    return this;
  }
  everyDays(n: number): this {
    checkArguments('ScriptApp.ClockTriggerBuilder.everyDays', arguments, ['Number']);
    return this.take({ kind: 'days', every: checkRange('n', n, [1, Infinity]) });
  }
  everyHours(n: number): this {
    checkArguments('ScriptApp.ClockTriggerBuilder.everyHours', arguments, ['Number']);
    return this.take({ kind: 'recurring', everyMs: checkRange('n', n, [1, Infinity]) * HOUR_MS });
  }
  everyMinutes(n: number): this {
    checkArguments('ScriptApp.ClockTriggerBuilder.everyMinutes', arguments, ['Number']);
    if (![1, 5, 10, 15, 30].includes(n)) {
      // Words: seen.
      throw exception(
        'The value you passed to everyMinutes was invalid. It must be one of 1, 5, 10, 15 or 30.',
      );
    }
    return this.take({ kind: 'recurring', everyMs: n * MINUTE_MS });
  }
  everyWeeks(n: number): this {
    checkArguments('ScriptApp.ClockTriggerBuilder.everyWeeks', arguments, ['Number']);
    return this.take({ kind: 'weeks', every: checkRange('n', n, [1, Infinity]) });
  }
  /** @throws Exception for a zone that is unknown (documented). */
  inTimezone(timezone: string): this {
    checkArguments('ScriptApp.ClockTriggerBuilder.inTimezone', arguments, ['String']);
    if (!isKnownZone(timezone)) throw exception(`Invalid argument: timezone: ${timezone}`);
    this.timeZone = timezone;
    return this;
  }
  nearMinute(minute: number): this {
    checkArguments('ScriptApp.ClockTriggerBuilder.nearMinute', arguments, ['Number']);
    this.minute = checkRange('minute', minute, [0, 59]);
    return this;
  }
  onMonthDay(day: number): this {
    checkArguments('ScriptApp.ClockTriggerBuilder.onMonthDay', arguments, ['Number']);
    return this.take({ kind: 'monthDay', day: checkRange('day', day, [1, 31]) });
  }
  /** Every week unless `everyWeeks` says otherwise (documented by its sample). */
  onWeekDay(day: GoogleAppsScript.Base.Weekday): this {
    checkArguments('ScriptApp.ClockTriggerBuilder.onWeekDay', arguments, [WEEKDAY.kind]);
    this.weekday = Object.keys(WEEKDAY.values).indexOf(WEEKDAY.nameOf(day));
    return this;
  }
  create(): GoogleAppsScript.Script.Trigger {
    const wire = call<TriggerWire>('ScriptApp', 'createTrigger', this.functionName, this.schedule());
    return strict(new HostTrigger(wire), 'ScriptApp.Trigger');
  }

  private take(rhythm: Rhythm): this {
    if (this.rhythm) throw exception('This trigger has a time already.');
    this.rhythm = rhythm;
    return this;
  }

  private schedule(): TriggerSchedule {
    const rhythm = this.rhythm ?? this.impliedRhythm();
    this.checkTogether(rhythm);
    const { weekday, hour, timeZone } = this;
    const at = { hour, nearMinute: this.minute, timeZone };
    switch (rhythm.kind) {
      case 'days':
        return { kind: 'daily', everyDays: rhythm.every, ...at };
      case 'weeks':
        return { kind: 'weekly', everyWeeks: rhythm.every, weekday: weekday ?? new Date().getDay(), ...at };
      case 'monthDay':
        return { kind: 'monthly', monthDay: rhythm.day, ...at };
      case 'date':
        return { kind: 'once', atMs: this.dateMs(rhythm) };
      default:
        return rhythm;
    }
  }

  private checkTogether({ kind }: Rhythm): void {
    if (this.weekday !== undefined && kind !== 'weeks')
      throw exception('A day of the week goes with weeks only.');
    if (this.minute !== null && this.hour === null && kind !== 'date')
      throw exception('A minute needs an hour.');
    if (this.hour !== null && (kind === 'once' || kind === 'recurring'))
      throw exception('An hour goes with days, weeks, months and dates only.');
  }

  private impliedRhythm(): Rhythm {
    if (this.weekday !== undefined) return { kind: 'weeks', every: 1 };
    if (this.hour !== null) return { kind: 'days', every: 1 };
    throw exception('A time-based trigger needs a time.');
  }

  /** Near midnight unless told (documented). */
  private dateMs({ year, month, day }: { year: number; month: number; day: number }): number {
    const wallMs = Date.UTC(year, month - 1, day, this.hour ?? 0, this.minute ?? 0);
    return instantOf(timeZoneOf(this.timeZone), wallMs);
  }
}

function invalid(name: string): Error {
  return exception(`Invalid argument: ${name}`);
}

function checkRange(name: string, value: number, [least, most]: [number, number]): number {
  if (!Number.isInteger(value) || value < least || value > most) throw invalid(name);
  return value;
}

export function newClockTrigger(functionName: string): GoogleAppsScript.Script.ClockTriggerBuilder {
  return strict(new ClockTriggerBuilder(functionName), 'ScriptApp.ClockTriggerBuilder');
}
