/** Owns time-driven triggers: who has which, when each is due, and firing them as their owners. */

import type { Clock, Timer } from '../../world/clock';
import type { Random } from '../../world/random';
import type { StateStore } from '../../world/state-store';
import type { TriggerSchedule, TriggerWire } from '../wire';
import { LIMITS } from './limits';
import { PlatformError } from './platform-error';
import { decided, firstDueMs, nextDueMs } from './schedule';

export interface StoredTrigger extends TriggerWire {
  user: string;
  dueMs: number;
}

/** Runs one trigger's function to its end. */
export type Fire = (trigger: StoredTrigger) => Promise<void>;

export interface Triggers {
  create(user: string, functionName: string, schedule: TriggerSchedule): TriggerWire;
  of(user: string): TriggerWire[];
  remove(user: string, id: string): void;
  all(): StoredTrigger[];
  /** When the earliest one is due; undefined when there is none. */
  nextDueMs(): number | undefined;
  /** Settles when nothing that has fired is still running. */
  settled(): Promise<void>;
  fired(): number;
  /** Sets the alarm anew, after the stored triggers were replaced from outside. */
  rearm(): void;
}

export function createTriggers(deps: {
  clock: Pick<Clock, 'nowMs' | 'setTimer'>;
  random: Random;
  state: StateStore;
  fire: Fire;
}): Triggers {
  const document = deps.state.open<{ triggers: StoredTrigger[] }>('triggers', () => ({ triggers: [] }));
  const running = new Set<Promise<void>>();
  let alarm: Timer | undefined;
  let fired = 0;

  const earliest = () => Math.min(...document.value.triggers.map((trigger) => trigger.dueMs));

  function rearm(): void {
    alarm?.cancel();
    alarm = document.value.triggers.length ? deps.clock.setTimer(earliest(), ring) : undefined;
  }

  function ring(): void {
    const due = document.value.triggers.filter((trigger) => trigger.dueMs <= deps.clock.nowMs());
    for (const trigger of due) {
      fired++;
      if (trigger.schedule.kind === 'once') forget(trigger.id);
      else trigger.dueMs = nextDueMs(trigger.schedule, trigger.dueMs, deps.clock.nowMs());
      const run = deps.fire({ ...trigger }).finally(() => running.delete(run));
      running.add(run);
    }
    document.save();
    rearm();
  }

  function forget(id: string): void {
    document.value.triggers = document.value.triggers.filter((trigger) => trigger.id !== id);
  }

  function create(user: string, functionName: string, schedule: TriggerSchedule): TriggerWire {
    const own = document.value.triggers.filter((trigger) => trigger.user === user);
    if (own.length >= LIMITS.triggersPerUser) {
      throw new PlatformError(
        'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
      );
    }
    if (schedule.kind === 'recurring' && schedule.everyMs < LIMITS.addOnRecurrenceMs) {
      // Words: seen (facts/apps-script.md 1.1).
      throw new PlatformError('The recurrence interval for an Add-on trigger must be at least one hour.');
    }
    const wire = {
      id: deps.random.text(19, '0123456789'),
      functionName,
      schedule: decided(schedule, deps.random),
    };
    const dueMs = firstDueMs(wire.schedule, deps.clock.nowMs(), deps.random);
    document.value.triggers.push({ ...wire, user, dueMs });
    document.save();
    rearm();
    return wire;
  }

  rearm();
  return {
    create,
    of: (user) =>
      document.value.triggers
        .filter((trigger) => trigger.user === user)
        .map(({ id, functionName, schedule }) => ({ id, functionName, schedule })),
    remove(user, id) {
      if (document.value.triggers.some((trigger) => trigger.id === id && trigger.user === user)) forget(id);
      document.save();
      rearm();
    },
    all: () => document.value.triggers,
    nextDueMs: () => (document.value.triggers.length ? earliest() : undefined),
    async settled() {
      while (running.size) await Promise.all(running);
    },
    fired: () => fired,
    rearm,
  };
}
