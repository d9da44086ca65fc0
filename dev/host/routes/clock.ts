/** Owns the routes of the host's time: reading it, moving it, and beginning the world anew. */

import { Hono } from 'hono';
import { scenario, SCENARIO_NAMES, type ScenarioName } from '../../world/scenarios';
import type { ClockAnswer, ScenarioRow } from '../api';
import type { HostParts } from '../create-host';
import { advance } from '../world-clock';
import { bad, body } from './json-body';

export function clockRoutes(parts: HostParts): Hono {
  const { appsScript, clock } = parts;
  const app = new Hono();
  const answer = (fired: number): ClockAnswer => ({ mode: clock.mode, nowMs: clock.nowMs(), fired });

  app.get('/clock', (c) => c.json(answer(0)));
  app.post('/clock', async (c) => {
    const { advanceMs, setMs } = await body<{ advanceMs?: number; setMs?: number }>(c.req);
    const targetMs = setMs ?? clock.nowMs() + (advanceMs ?? NaN);
    if (!Number.isFinite(targetMs)) throw bad('Give advanceMs or setMs, a number of milliseconds.');
    if (targetMs < clock.nowMs()) throw bad('The clock cannot go back. POST /api/reset starts anew.');
    return c.json(answer(await advance({ targetMs, clock, triggers: appsScript.triggers })));
  });

  app.get('/scenarios', (c) => {
    const current = parts.scenarioName();
    return c.json(
      SCENARIO_NAMES.map((name): ScenarioRow => {
        const { people } = scenario(name, parts.project.scriptId);
        return { name, people: people.length, current: name === current };
      }),
    );
  });
  app.post('/reset', async (c) => {
    const { scenario: name = 'demo' } = await body<{ scenario?: string }>(c.req);
    if (!SCENARIO_NAMES.includes(name as ScenarioName)) {
      throw bad(`There is no scenario ${name}; there are ${SCENARIO_NAMES.join(', ')}.`);
    }
    parts.reset(name as ScenarioName);
    return c.json({ scenario: name });
  });
  return app;
}
