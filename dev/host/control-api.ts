/** Owns the control API's routes for tests, the demo and scripts; the page's own routes are `page-api.ts`. */

import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Finished } from '../apps-script/execution-record';
import { SCENARIO_NAMES, type ScenarioName } from '../world/scenarios';
import type { ClockAnswer, FaultsRequest, FaultsState, OrgRow, RunAnswer, UserRow } from './api';
import type { HostParts } from './create-host';
import { advanceTo } from './world-clock';

export function createControlApi(parts: HostParts): Hono {
  const { appsScript, clock, google, salesforce } = parts;
  const app = new Hono();

  app.get('/users', (c) => c.json(users(parts)));
  app.get('/executions', (c) => c.json(appsScript.executions.rows()));
  app.get('/mail', (c) => c.json([...appsScript.mail.sent()].reverse()));
  app.get('/prompts', (c) => c.json(parts.prompts.rows()));
  app.get('/salesforce', (c) => c.json(orgs(parts)));

  app.post('/run', async (c) => {
    const {
      user,
      function: functionName,
      event,
    } = await body<{ user: string; function: string; event?: unknown }>(c.req);
    requireText(user, 'user');
    requireText(functionName, 'function');
    if (!google.domain.person(user)) throw bad(`There is no user ${user} in this domain.`);
    return c.json(runAnswer(await appsScript.run({ user, functionName, event, kind: 'api' })));
  });

  app.get('/clock', (c) => c.json(clockAnswer(0)));
  app.post('/clock', async (c) => {
    const { advanceMs, setMs } = await body<{ advanceMs?: number; setMs?: number }>(c.req);
    const target = setMs ?? clock.nowMs() + (advanceMs ?? NaN);
    if (!Number.isFinite(target)) throw bad('Give advanceMs or setMs, a number of milliseconds.');
    if (target < clock.nowMs()) throw bad('The clock cannot go back. POST /api/reset starts anew.');
    return c.json(clockAnswer(await advanceTo(target, { clock, triggers: appsScript.triggers })));
  });
  const clockAnswer = (fired: number): ClockAnswer => ({ mode: clock.mode, nowMs: clock.nowMs(), fired });

  app.post('/reset', async (c) => {
    const { scenario = 'demo' } = await body<{ scenario?: string }>(c.req);
    if (!SCENARIO_NAMES.includes(scenario as ScenarioName)) {
      throw bad(`There is no scenario ${scenario}; there are ${SCENARIO_NAMES.join(', ')}.`);
    }
    parts.reset(scenario as ScenarioName);
    return c.json({ scenario });
  });

  app.get('/faults', (c) => c.json(faultsState()));
  app.post('/faults', async (c) => {
    const request = await body<FaultsRequest>(c.req);
    if (request.salesforce) {
      const org = salesforce.org(request.salesforce.org);
      if (request.salesforce.set) org.set(request.salesforce.set);
      for (const act of request.salesforce.act ?? []) org.act(act);
    }
    if (request.google) google.set(request.google);
    if (request.properties) Object.assign(appsScript.properties.faults, request.properties);
    if (request.hold !== undefined) appsScript.holds.set(request.hold ?? undefined);
    if (request.release) appsScript.holds.release();
    return c.json(faultsState());
  });
  const faultsState = (): FaultsState => ({
    held: appsScript.holds.count(),
    google: google.controls(),
    properties: appsScript.properties.faults,
  });

  return app;
}

export function users({ google, isWorkspaceAdmin }: HostParts): UserRow[] {
  return google.domain.people().map(({ email, name }) => ({ email, name, admin: isWorkspaceAdmin(email) }));
}

function orgs({ salesforce, orgUrls }: HostParts): OrgRow[] {
  return (['production', 'sandbox'] as const).map((org) => {
    const { controls, ...facts } = salesforce.org(org).facts();
    return { ...facts, url: orgUrls()[org], state: controls };
  });
}

function runAnswer({ row, outcome }: Finished): RunAnswer {
  const shared = { executionId: row.id, calls: row.calls, log: row.log };
  switch (outcome.kind) {
    case 'error':
      return { ...shared, ok: false, error: { name: outcome.error.name, message: outcome.error.message } };
    case 'cards':
      return { ...shared, ok: true, result: outcome.single ? outcome.cards[0] : outcome.cards };
    case 'response':
      return { ...shared, ok: true, result: outcome.response };
    case 'html':
      return { ...shared, ok: true, result: outcome.html };
    case 'value':
      return { ...shared, ok: true, result: outcome.value };
  }
}

export function bad(message: string): HTTPException {
  return new HTTPException(400, { res: Response.json({ error: message }, { status: 400 }) });
}

export async function body<T extends object>(request: { json(): Promise<unknown> }): Promise<Partial<T> & T> {
  let value: unknown;
  try {
    value = await request.json();
  } catch (cause) {
    if (cause instanceof SyntaxError) throw bad('The body is not JSON.');
    throw cause;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw bad('The body must be a JSON object.');
  return value as Partial<T> & T;
}

function requireText(value: unknown, name: string): void {
  if (typeof value !== 'string' || value === '') throw bad(`${name} must be a text.`);
}
