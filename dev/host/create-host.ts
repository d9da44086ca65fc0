/** Owns the composition of the local host: the world, Google, Salesforce, Apps Script, and the HTTP shell around them. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AppsScript, createAppsScript } from '../apps-script/outside/create-apps-script';
import { loadProject, type Project } from '../apps-script/project';
import type { SourceFile } from '../apps-script/worker';
import { createGoogle, type Google } from '../google/create-google';
import { createSalesforce, type Salesforce } from '../salesforce/create-salesforce';
import { type Clock, type ClockMode, createClock } from '../world/clock';
import { createRandom } from '../world/random';
import { type Scenario, scenario, type ScenarioName } from '../world/scenarios';
import { createStateStore } from '../world/state-store';
import { clearFaults } from './clear-faults';
import { createMappedOrigins, type MappedOrigins, type OriginMap } from './mapped-origins';
import { createServers } from './listen';
import { createOrigins, type Origins } from './origins';
import { createPanel, type Panel } from './panel';
import { factsOf, type ProjectFacts } from './project-facts';
import { createPrompts, type Prompts } from './prompts';
import { createSessions, type Sessions } from './sessions';
import { createShell, orgShell } from './shell';
import { createNetwork, type Passing } from './network';
import { clockMemory } from './world-clock';

export interface HostOptions {
  /** An Apps Script folder: `appsscript.json` with its code. */
  projectDirectory: string;
  /** Where the built worker, its inside and the page are. */
  buildDirectory: string;
  /** 0 takes a free one. */
  port: number;
  clockMode: ClockMode;
  /** The clock's first reading; milliseconds since 1970. */
  startMs: number;
  /** Where state is kept; in memory alone when undefined. */
  stateDirectory: string | undefined;
  seed: number;
  /** The viewers' time zone. */
  timeZone: string;
  /** In place of the one in the folder's `.clasp.json`. */
  scriptId?: string | undefined;
  /** Files that stand in for the manifest's libraries, by their userSymbol. */
  libraries?: ReadonlyMap<string, SourceFile> | undefined;
  /** Origins that servers on this machine stand in for. */
  map?: OriginMap | undefined;
  /**
   * Real milliseconds that an execution may compute without a service call while the host's clock stands still;
   * 30 s unless told. In `live` mode the platform's own limits do it.
   */
  computeLimitMs?: number;
  /** What the heap of an execution's thread may hold; 128 MB unless told. */
  workerMb?: number | undefined;
  /** Hears of each write of a user's properties: all that the store holds then, nothing masked. */
  onUserValues?: ((user: string, values: Record<string, string>) => void) | undefined;
  /** Is told of each request of the script and its answer: for whoever counts them. */
  onTraffic?: ((passing: Passing) => void) | undefined;
}

export interface Host {
  /** The one address to open; also the control API's. */
  url: string;
  orgUrls: Record<OrgKey, string>;
  project: ProjectFacts;
  /** Takes a file of real mail into a person's mailbox; rejects with a sentence when there is no such person. */
  importMail: Google['gmail']['importMail'];
  close(): Promise<void>;
}

type OrgKey = 'production' | 'sandbox';

/** What the HTTP routes work with. */
export interface HostParts {
  project: Project;
  clock: Clock;
  google: Google;
  salesforce: Salesforce;
  mapped: MappedOrigins;
  appsScript: AppsScript;
  panel: Panel;
  prompts: Prompts;
  sessions: Sessions;
  /** By the seed, whatever the directory has been made to say. */
  isWorkspaceAdmin(email: string): boolean;
  origins(): Origins;
  orgUrls(): Record<OrgKey, string>;
  page: { html: string; directory: string };
  /** The scenario that the world is in. */
  scenarioName(): ScenarioName;
  /** With a seed the random numbers begin anew too. */
  reset(name: ScenarioName, seed?: number): void;
}

const DEFAULT_SCRIPT_ID = '1tRuNkLiNeL0CaLh0sTqW8eRt5YuI3oPaSdFgHjKlZxCvBnM7QwErTyUi';

export async function createHost(options: HostOptions): Promise<Host> {
  const addresses: { origins?: Origins; orgUrls?: Record<OrgKey, string> } = {};
  const parts = compose(options, addresses);
  const { salesforce } = parts;
  const servers = createServers();
  const port = await servers.listen(createShell(parts), options.port);
  addresses.origins = createOrigins(port, {
    hosts: () => [...salesforce.hosts(), 'script.google.com'],
    mapped: parts.mapped.origins,
  });
  addresses.orgUrls = {
    production: `http://127.0.0.1:${await servers.listen(orgShell(parts, 'production'), 0)}`,
    sandbox: `http://127.0.0.1:${await servers.listen(orgShell(parts, 'sandbox'), 0)}`,
  };
  return {
    url: `http://localhost:${port}`,
    orgUrls: addresses.orgUrls,
    project: factsOf(parts.project),
    importMail: (order) => parts.google.gmail.importMail(order),
    async close() {
      await parts.appsScript.close();
      parts.google.gmail.close();
      await servers.close();
      // After the last request, which would open them again.
      parts.salesforce.close();
    },
  };
}

function compose(
  options: HostOptions,
  addresses: { origins?: Origins; orgUrls?: Record<OrgKey, string> },
): HostParts {
  const project = loadProject({
    directory: options.projectDirectory,
    scriptId: options.scriptId,
    usualScriptId: DEFAULT_SCRIPT_ID,
    libraries: options.libraries ?? new Map(),
  });
  const mapped = createMappedOrigins(options.map ?? new Map());
  // Scripts run in the manifest's time zone; a worker takes the process's, so one zone a host.
  process.env.TZ = project.manifest.timeZone;
  const random = createRandom(options.seed);
  const state = createStateStore(options.stateDirectory);
  const clock = createClock(options.clockMode, options.startMs, clockMemory(state));
  const chosen = state.open<{ name: ScenarioName }>('scenario', () => ({ name: 'demo' }));
  const companies = new Map<ScenarioName, Scenario>();
  /** The same one each time, so that whoever keeps something by it need not make it anew with every request. */
  const company = (): Scenario => {
    const { name } = chosen.value;
    const made = companies.get(name) ?? scenario(name, project.scriptId);
    companies.set(name, made);
    return made;
  };
  const mailFile = options.stateDirectory && join(options.stateDirectory, 'gmail.sqlite');
  const google = createGoogle({ clock, random, state, scenario: company, mailFile });
  const salesforce = createSalesforce({ clock, random, state, orgs: () => company().orgs });
  const appsScript = createAppsScript({
    project,
    buildDirectory: options.buildDirectory,
    clock,
    random,
    state,
    network: createNetwork({ parties: [google, salesforce], mapped, clock, see: options.onTraffic }),
    authorizations: google.authorizations,
    deliverMail: (letter, sender) => google.gmail.send(letter, sender),
    computeLimitMs: options.computeLimitMs,
    workerMb: options.workerMb,
    onUserValues: options.onUserValues,
  });
  const isWorkspaceAdmin = (email: string) => google.domain.person(email)?.admin === true;
  const prompts = createPrompts({ clock, isAdmin: isWorkspaceAdmin });
  const sessions = createSessions(random);
  const pageDirectory = join(options.buildDirectory, 'page');
  return {
    project,
    clock,
    google,
    salesforce,
    mapped,
    appsScript,
    panel: createPanel({ project, appsScript, google, prompts, clock, timeZone: options.timeZone }),
    prompts,
    sessions,
    isWorkspaceAdmin,
    origins: () => addresses.origins!,
    orgUrls: () => addresses.orgUrls!,
    page: { html: readFileSync(join(pageDirectory, 'index.html'), 'utf8'), directory: pageDirectory },
    scenarioName: () => chosen.value.name,
    reset(name, seed) {
      // Before the clock begins anew: whatever waits on it would wait for ever.
      appsScript.faults.clear();
      appsScript.clear();
      state.clear();
      clock.restart();
      google.restart(seed);
      chosen.value.name = name;
      chosen.save();
      prompts.clear();
      if (seed !== undefined) random.restart(seed);
      appsScript.triggers.rearm();
      clearFaults({ appsScript, google, salesforce });
    },
  };
}
