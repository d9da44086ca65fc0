/** Owns the routes of the script's executions: running one, the list of them, the mail that they sent. */

import { Hono } from 'hono';
import type { ExecutionRow, Finished } from '../../apps-script/execution-record';
import type { RunAnswer } from '../api';
import type { HostParts } from '../create-host';
import { bad, body, requireText } from './json-body';

const FILTERS = ['user', 'function', 'status'] as const;

export function executionRoutes({ appsScript, google }: HostParts): Hono {
  const app = new Hono();
  app.get('/executions', (c) => c.json(chosen(appsScript.executions.rows(), c.req.query())));
  app.get('/mail', (c) => c.json([...appsScript.mail.sent()].reverse()));
  app.post('/run', async (c) => {
    const {
      user,
      function: functionName,
      event,
    } = await body<{ user: string; function: string; event?: unknown }>(c.req);
    requireText(user, 'user');
    requireText(functionName, 'function');
    if (!google.domain.hasAccount(user)) throw bad(`There is no user ${user} here.`);
    return c.json(runAnswer(await appsScript.run({ user, functionName, event, kind: 'api' })));
  });
  return app;
}

/** Those that match every one of `user`, `function` and `status` that is given; the newest `limit` of them. */
function chosen(rows: ExecutionRow[], query: Record<string, string>): ExecutionRow[] {
  const { limit = String(Infinity), ...wanted } = query;
  const unknown = Object.keys(wanted).find((name) => !isFilter(name));
  if (unknown !== undefined) throw bad(`Executions are chosen by ${FILTERS.join(', ')}, not by ${unknown}.`);
  if (!(Number(limit) >= 1)) throw bad('limit must be a number, 1 or more.');
  return rows
    .filter((row) => FILTERS.every((name) => (wanted[name] ?? row[name]) === row[name]))
    .slice(0, Number(limit));
}

function isFilter(name: string): boolean {
  return FILTERS.some((known) => known === name);
}

/** What a finished execution came to, as the control API tells it. */
export function runAnswer({ row, outcome }: Finished): RunAnswer {
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
    case 'text':
      return { ...shared, ok: true, result: outcome.text };
    case 'value':
      return { ...shared, ok: true, result: outcome.value };
  }
}
