/** Owns the routes of the host's time: reading it, moving it, and beginning the world anew. */

import { Hono } from 'hono';
import { scenario, SCENARIO_NAMES, type ScenarioName } from '../../world/scenarios';
import type { ClockAnswer, ScenarioRow } from '../api';
import { may, oneOf, shape, whole } from '../../world/checks';
import type { HostParts } from '../create-host';
import { advance } from '../world-clock';
import { bad, checkedBody } from './json-body';

/** The end of the year 9999: what comes after it many formats cannot tell. */
const MAX_MS = Date.UTC(10_000, 0, 1) - 1;

export function clockRoutes(parts: HostParts): Hono {
  const { appsScript, clock } = parts;
  const app = new Hono();
  const answer = (fired: number): ClockAnswer => ({ mode: clock.mode, nowMs: clock.nowMs(), fired });

  app.get('/clock', (c) => c.json(answer(0)));
  app.post('/clock', async (c) => {
    const targetMs = target(await checkedBody<ClockRequest>(c.req, CLOCK), clock.nowMs());
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
    const { scenario: name = 'demo', seed } = await checkedBody<ResetRequest>(c.req, RESET);
    parts.reset(name, seed);
    return c.json({ scenario: name });
  });
  return app;
}

interface ResetRequest {
  scenario?: ScenarioName;
  /** With one the world repeats itself; without, the host's random numbers go on. */
  seed?: number;
}

interface ClockRequest {
  advanceMs?: number;
  setMs?: number;
}

const CLOCK = shape({ advanceMs: may(whole(0, MAX_MS)), setMs: may(whole(0, MAX_MS)) });
const RESET = shape({ scenario: may(oneOf(...SCENARIO_NAMES)), seed: may(whole(0, 2 ** 32 - 1)) });

function target({ advanceMs, setMs }: ClockRequest, nowMs: number): number {
  if ((advanceMs === undefined) === (setMs === undefined))
    throw bad('Give advanceMs or setMs, a number of milliseconds.');
  const targetMs = setMs ?? nowMs + advanceMs!;
  if (targetMs < nowMs) throw bad('The clock cannot go back. POST /api/reset starts anew.');
  if (targetMs > MAX_MS) throw bad('The clock cannot go beyond the year 9999.');
  return targetMs;
}
