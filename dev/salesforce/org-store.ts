/** Owns opening an org's data: its database, seeded when it is new, and kept in step with what was set on the org. */

import type { Attachment } from '../world/state-store';
import type { OrgSeed } from '../world/scenarios';
import { createOrgData } from './create-org-data';
import type { DataSwitches } from './data-switches';
import type { OrgUser } from './org';
import type { OrgData } from './org-data';
import { type DxSource, readDxSource } from './schema/dx-source';
import { deployPermissionSets, SERVICE_PERMISSION_SET } from './seed/permission-sets';
import { flags, putSetupRows } from './seed/setup-rows';
import { putCompany, type SeedKind } from './seed/company';
import { type Database, openDatabase } from './storage/database';
import { nameParts } from './user-details';

export interface OrgStore extends Attachment {
  data: OrgData;
  /** Carries over what can be set on the org from outside. */
  settle(facts: SettledFacts): void;
}

export interface SettledFacts {
  /** 18 characters. */
  organizationId: string;
  /** As it is now, when the seed has one. */
  serviceUser: ServiceUser | undefined;
  servicePermissions: readonly string[];
}

type ServiceUser = Pick<OrgUser, 'id' | 'name' | 'username' | 'active'>;

export interface OrgStoreDeps {
  seed: OrgSeed;
  isSandbox: boolean;
  kind: SeedKind;
  /** With `sfdx-project.json` in it. */
  metadataDirectory: string;
  nowMs: () => number;
  switches?: DataSwitches;
}

/** In memory without a file; a large one then has a file that is gone at the end. */
export function openOrgStore(file: string | undefined, deps: OrgStoreDeps): OrgStore {
  const elsewhere = deps.kind === 'large' ? 'temporary' : 'memory';
  const database = openDatabase(file === undefined ? elsewhere : { file });
  const source = sourceIn(deps.metadataDirectory);
  const core = createOrgData({ ...deps, database, source });
  const { rows } = core.saveDeps;
  const { seed, kind, isSandbox, nowMs } = deps;
  const isNew = !isSeeded(database);
  database.transaction(() => {
    if (isNew) {
      putSetupRows({ rows, catalog: core.whole, seed, isSandbox });
      database.run('INSERT INTO "~fact" VALUES (?1, ?2)', ['seed', kind]);
    }
    deployPermissionSets({ database, rows, catalog: core.whole, seed, source });
  });
  if (isNew) putCompany(kind, { ...core, nowMs, seed });
  return {
    data: core.data,
    settle(facts) {
      settle(database, facts);
      core.forgetRights();
    },
    close: database.close,
    discard: database.discard,
  };
}

const sources = new Map<string, DxSource>();

/** Read once a process: nobody deploys while it runs. */
function sourceIn(directory: string): DxSource {
  const source = sources.get(directory) ?? readDxSource(directory);
  sources.set(directory, source);
  return source;
}

function isSeeded(database: Database): boolean {
  return database.get('SELECT 1 AS found FROM "~fact" WHERE "name" = ?1', ['seed']) !== undefined;
}

function settle(database: Database, facts: SettledFacts): void {
  const granted = Object.entries(flags(facts.servicePermissions));
  const sets = granted.map(([name], n) => `"${name}" = ?${n + 2}`).join(', ');
  const values = granted.map(([, value]) => value);
  database.transaction(() => {
    database.run('UPDATE "Organization" SET "Id" = ?1', [facts.organizationId]);
    database.run(`UPDATE "PermissionSet" SET ${sets} WHERE "Name" = ?1`, [SERVICE_PERMISSION_SET, ...values]);
    if (facts.serviceUser) settleUser(database, facts.serviceUser);
  });
}

function settleUser(database: Database, user: ServiceUser): void {
  const { first, last } = nameParts(user);
  database.run(
    'UPDATE "User" SET "IsActive" = ?2, "FirstName" = ?3, "LastName" = ?4, "Name" = ?5 WHERE "Id" = ?1',
    [user.id, user.active ? 1 : 0, first, last, user.name],
  );
}
