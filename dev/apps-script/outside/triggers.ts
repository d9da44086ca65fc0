/** Owns time-driven triggers: who has which, when each is due, and firing them as their owners. */

import type { Clock, Timer } from '../../world/clock';
import type { Random } from '../../world/random';
import type { StateStore } from '../../world/state-store';
import type { TriggerSchedule, TriggerWire } from '../wire';
import type { LimitTable } from './limit-table';
import { decided, firstDueMs, nextDueMs } from './schedule';

export interface StoredTrigger extends TriggerWire {
  user: string;
  dueMs: number;
  /**
   * A one-shot that has fired. It fires no more, yet it stays in the list and is one of the user's twenty until the
   * script deletes it (seen: several add-ons clear such triggers away for that reason).
   */
  spent?: true;
}

/** Runs one trigger's function to its end. */
export type Fire = (trigger: StoredTrigger) => Promise<void>;

export interface Triggers {
  create(user: string, functionName: string, schedule: TriggerSchedule): TriggerWire;
  of(user: string): TriggerWire[];
  remove(user: string, id: string): void;
  all(): StoredTrigger[];
  fired(): number;
  /**
   * Fires what is due up to `untilMs`, one after the other by its due time, each to its end, whoever owns it and
   * whatever becomes of it; also what is made on the way. `moveTo` brings the clock to a due time, or returns false to end it.
   */
  fireUntil(untilMs: number, moveTo: (dueMs: number) => boolean): Promise<void>;
  /** Sets the alarm anew, after the stored triggers were replaced from outside. */
  rearm(): void;
}

export interface TriggersDeps {
  clock: Pick<Clock, 'nowMs' | 'setTimer'>;
  random: Random;
  state: StateStore;
  limits: LimitTable;
  /** Whether the project is an add-on: its triggers recur less often. */
  isAddOn: boolean;
  fire: Fire;
}

export function createTriggers(deps: TriggersDeps): Triggers {
  const { clock, limits } = deps;
  const document = deps.state.open<{ triggers: StoredTrigger[] }>('triggers', () => ({ triggers: [] }));
  let alarm: Timer | undefined;
  /** Somebody moves the clock and fires what is due: the alarm is not needed. */
  let moves = 0;
  let fired = 0;

  /** The earliest first; of those due at the same time the one that was made first. */
  const inOrder = () =>
    document.value.triggers.filter(({ spent }) => !spent).sort((one, other) => one.dueMs - other.dueMs);

  function rearm(): void {
    alarm?.cancel();
    const [first] = inOrder();
    alarm = first && moves === 0 ? clock.setTimer(first.dueMs, ring) : undefined;
  }

  function ring(): void {
    for (const trigger of inOrder()) if (trigger.dueMs <= clock.nowMs()) void fire(trigger);
    rearm();
  }

  async function fire(trigger: StoredTrigger): Promise<void> {
    fired++;
    if (trigger.schedule.kind === 'once') trigger.spent = true;
    else trigger.dueMs = nextDueMs(trigger.schedule, trigger.dueMs, clock.nowMs());
    document.save();
    try {
      await deps.fire({ ...trigger });
    } catch (error) {
      // What a script throws is in its row; this would be ours, and the other triggers have no part in it.
      console.error(`A defect of the local host in firing the trigger ${trigger.id}:`, error);
    }
  }

  async function fireUntil(untilMs: number, moveTo: (dueMs: number) => boolean): Promise<void> {
    moves++;
    rearm();
    try {
      for (let [next] = inOrder(); next && next.dueMs <= untilMs; [next] = inOrder()) {
        if (!moveTo(next.dueMs)) return;
        await fire(next);
      }
    } finally {
      moves--;
      rearm();
    }
  }

  function forget(id: string): void {
    document.value.triggers = document.value.triggers.filter((trigger) => trigger.id !== id);
  }

  function create(user: string, functionName: string, schedule: TriggerSchedule): TriggerWire {
    limits.hold(
      'triggersPerUser',
      1 + document.value.triggers.filter((trigger) => trigger.user === user).length,
    );
    const isTooFrequent = schedule.kind === 'recurring' && schedule.everyMs < limits.of('addOnRecurrenceMs');
    if (deps.isAddOn && isTooFrequent) throw limits.refusal('addOnRecurrenceMs');
    const wire = {
      id: deps.random.text(19, '0123456789'),
      functionName,
      schedule: decided(schedule, deps.random),
    };
    const dueMs = firstDueMs(wire.schedule, clock.nowMs(), deps.random);
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
    fired: () => fired,
    fireUntil,
    rearm,
  };
}
