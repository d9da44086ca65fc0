/** Owns the composition of the Apps Script host: one project, its services, its executions. */

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Clock } from '../../world/clock';
import type { Random } from '../../world/random';
import type { StateStore } from '../../world/state-store';
import type { LogRow } from '../execution-record';
import { createPool } from '../pool';
import type { Project } from '../project';
import type { QuotaRow } from '../quota-row';
import { createCacheStore } from './cache-store';
import { createChanceFault } from './chance-fault';
import { createEmittedCheck } from './emitted-check';
import { createExecutions, type Executions } from './executions';
import { createScriptFaults, type ScriptFaults } from './faults';
import { createFetchFaults } from './fetch-faults';
import { createFetcher, type Network } from './fetcher';
import { createGoogleRequests } from './google-requests';
import { createHolds } from './holds';
import { createIdentityTokens } from './identity-token';
import { createKillFault } from './kill-fault';
import { createLatency } from './latency';
import { createLimitTable } from './limit-table';
import { createLockTable } from './lock-table';
import { createMailOutbox, type DeliverMail, type MailOutbox } from './mail-outbox';
import { createPropertiesStore, type PropertiesStore } from './properties-store';
import { createQuotas } from './quotas';
import { type Authorizations, createScriptService } from './script-service';
import type { Service } from './service';
import { createServiceCalls } from './service-calls';
import { createSessionService } from './session-service';
import { createStateTokens, type StateTokens } from './state-tokens';
import { triggerEvent } from './trigger-event';
import { createTriggers, type Triggers } from './triggers';
import { usedNow } from './used-now';
import { createUtilitiesService } from './utilities-service';

export interface AppsScriptDeps {
  project: Project;
  /** Where the built `worker.js` and `inside.js` are. */
  buildDirectory: string;
  clock: Clock;
  random: Random;
  state: StateStore;
  network: Network;
  authorizations: Authorizations;
  deliverMail: DeliverMail;
  /** See `HostOptions`. */
  computeLimitMs?: number | undefined;
  workerMb?: number | undefined;
  onUserValues?: ((user: string, values: Record<string, string>) => void) | undefined;
}

const WORKER_MB = 128;

export interface AppsScript {
  run: Executions['run'];
  executions: Executions;
  triggers: Triggers;
  stateTokens: StateTokens;
  properties: PropertiesStore;
  mail: MailOutbox;
  faults: ScriptFaults;
  /** What is used of each quota, and of what may be at any one time. */
  quotas(): QuotaRow[];
  /** Kills what is alive and empties what is only kept in memory. */
  clear(): void;
  close(): Promise<void>;
}

export function createAppsScript(deps: AppsScriptDeps): AppsScript {
  const { project, clock, random, state } = deps;
  const scopes = project.manifest.oauthScopes;
  const runtime = { name: 'inside.js', text: readFileSync(join(deps.buildDirectory, 'inside.js'), 'utf8') };
  const workerFile = resolve(deps.buildDirectory, 'worker.js');
  const { files, htmlFiles } = project;
  const memoryMb = deps.workerMb ?? WORKER_MB;
  const pool = createPool({ workerFile, runtime, files, htmlFiles, memoryMb });
  const limits = createLimitTable();
  const quotas = createQuotas({ clock, state, limits });
  const properties = createPropertiesStore({ clock, state, limits, onUserValues: deps.onUserValues });
  const cache = createCacheStore({ clock, limits });
  const locks = createLockTable({ clock });
  const mail = createMailOutbox({ clock, state, quotas, deliver: deps.deliverMail });
  const stateTokens = createStateTokens({ clock, random, state });
  const holds = createHolds();
  const kills = createKillFault();
  const chance = createChanceFault({ limits, emptyCaches: () => cache.clear(), occupy: locks.occupy });
  const fetches = createFetchFaults({ clock });
  const latency = createLatency({ random, limits });
  const triggers: Triggers = createTriggers({
    clock,
    random,
    state,
    limits,
    isAddOn: 'addOns' in project.manifest,
    async fire({ user, functionName, id }) {
      await executions.run({ user, functionName, event: triggerEvent(id, clock.nowMs()), kind: 'trigger' });
    },
  });
  const script = createScriptService({
    scriptId: project.scriptId,
    scopes,
    functions: project.functions,
    triggers: () => triggers,
    stateTokens,
    limits,
    authorizations: deps.authorizations,
    identityTokens: createIdentityTokens({ clock, scriptId: project.scriptId }),
  });
  const fetcher = createFetcher({
    clock,
    limits,
    network: fetches.around(deps.network),
    prefixes: project.manifest.urlFetchWhitelist,
    scriptId: project.scriptId,
  });
  const googleRequests = createGoogleRequests({
    network: deps.network,
    authorizations: deps.authorizations,
    scopes,
  });
  const services = {
    Properties: properties.service,
    Cache: cache.service,
    Lock: locks.service,
    GmailApp: googleRequests,
    AdvancedService: googleRequests,
    UrlFetchApp: fetcher,
    ScriptApp: script,
    Session: createSessionService({ clock, scriptId: project.scriptId }),
    Utilities: createUtilitiesService({ clock, random }),
    MailApp: mail.service,
    console: consoleService(),
  };
  const { timeZone } = project.manifest;
  const answer = createServiceCalls({
    ...{ clock, services, holds, kills, chance, latency, limits, quotas, scopes },
    grantedScopes: (user) => deps.authorizations.granted(user, scopes),
  });
  const executions = createExecutions({
    ...{ clock, random, pool, answer, holds, limits, quotas },
    computeLimitMs: deps.computeLimitMs ?? 30_000,
    scriptTimeZone: timeZone,
    advancedServices: project.manifest.dependencies?.enabledAdvancedServices ?? [],
    functions: project.functions,
    check: createEmittedCheck(project),
  });
  return {
    run: executions.run,
    executions,
    triggers,
    stateTokens,
    properties,
    mail,
    faults: createScriptFaults({ properties, cache, locks, holds, kills, chance, fetches, latency, limits }),
    quotas: () => [...usedNow({ executions, triggers, properties, limits }), ...quotas.rows()],
    clear() {
      executions.clear();
      cache.clear();
      properties.clear();
    },
    close: () => pool.close(),
  };
}

function consoleService(): Service {
  const at =
    (level: LogRow['level']): Service[string] =>
    (caller, text: string) =>
      caller.log({ level, text });
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
