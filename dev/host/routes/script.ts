/** Owns the routes of what the script keeps: its triggers, and its properties with their secrets masked. */

import { Hono } from 'hono';
import { triggerEvent } from '../../apps-script/outside/trigger-event';
import type { FireRequest, PropertyRow, TriggerRow } from '../api';
import type { HostParts } from '../create-host';
import { maskText, maskValue } from '../mask';
import { runAnswer } from './executions';
import { bad, body } from './json-body';

export function scriptRoutes(parts: HostParts): Hono {
  const { appsScript, clock } = parts;
  const app = new Hono();

  app.get('/triggers', (c) => c.json(triggers(parts)));
  app.post('/triggers/fire', async (c) => {
    const { id } = await body<FireRequest>(c.req);
    const trigger = appsScript.triggers.all().find((one) => one.id === id);
    if (!trigger) throw bad('There is no such trigger; it may have fired and gone.');
    const { user, functionName } = trigger;
    const event = triggerEvent(trigger.id, clock.nowMs());
    return c.json(runAnswer(await appsScript.run({ user, functionName, event, kind: 'trigger' })));
  });

  app.get('/properties', (c) => c.json(properties(parts)));
  return app;
}

function triggers({ appsScript }: HostParts): TriggerRow[] {
  return appsScript.triggers
    .all()
    .map(({ id, user, functionName, schedule, dueMs, spent }) => ({
      ...{ id, user, function: functionName, schedule, dueMs },
      ...(spent && { spent }),
    }))
    .sort((a, b) => Number(!!a.spent) - Number(!!b.spent) || a.dueMs - b.dueMs);
}

function properties({ appsScript, google }: HostParts): PropertyRow[] {
  return [null, ...google.domain.accounts()].flatMap((user) =>
    Object.entries(appsScript.properties.values(user ?? undefined))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => ({
        store: user === null ? 'script' : 'user',
        user,
        key: maskText(key),
        bytes: Buffer.byteLength(key) + Buffer.byteLength(value),
        value: maskValue(key, value),
      })),
  );
}
