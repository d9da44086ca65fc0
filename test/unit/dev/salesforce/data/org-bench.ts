/** Owns what the tests of an org's data share: an org in this process, its people, and short ways to ask it. */

import type {
  Caller,
  OrgData,
  RecordIn,
  RecordOut,
  SaveError,
  SaveResult,
} from '../../../../../dev/salesforce/org-data';
import { openOrgStore, type OrgStore } from '../../../../../dev/salesforce/org-store';
import { OrgRefusal } from '../../../../../dev/salesforce/refusal';
import type { SeedKind } from '../../../../../dev/salesforce/seed/company';
import { scenario } from '../../../../../dev/world/scenarios';

export const NOW_MS = Date.UTC(2026, 10, 23, 9, 30, 15);
const PATH = '/services/data/v66.0';

export interface OrgBench {
  store: OrgStore;
  data: OrgData;
  /** By what stands before the at sign of the user name; the service account unless told. */
  as(name?: string): Caller;
  /** Records without their attributes, parents' too. */
  rows(soql: string, who?: string): Record<string, unknown>[];
  /** The values of the first field. */
  column(soql: string, who?: string): unknown[];
  refused(soql: string, who?: string): { errorCode: string; message: string };
  /** The new record's id. */
  made(object: string, fields: RecordIn, who?: string): string;
  /** What is wrong with one that cannot be made. */
  wrong(object: string, fields: RecordIn, who?: string): SaveError[];
  changed(object: string, id: string, fields: RecordIn, who?: string): SaveResult;
  advance(ms: number): void;
}

export interface BenchOptions {
  kind?: SeedKind;
  file?: string | undefined;
  metadataDirectory?: string;
  servicePermissions?: string[];
}

const SERVICE_PERMISSIONS = scenario('demo', 'SCRIPT').orgs[0]!.users[0]!.permissions;

export function openOrg(options: BenchOptions = {}): OrgBench {
  let nowMs = NOW_MS;
  const seed = scenario('demo', 'SCRIPT').orgs[0]!;
  const store = openOrgStore(options.file, {
    seed,
    isSandbox: false,
    kind: options.kind ?? 'empty',
    metadataDirectory: options.metadataDirectory ?? 'salesforce',
    nowMs: () => nowMs,
  });
  store.settle({
    organizationId: '00DHp000001gPLaMAM',
    serviceUser: undefined,
    servicePermissions: options.servicePermissions ?? SERVICE_PERMISSIONS,
  });
  const { data } = store;
  // The first user's id has the first number, whatever the others are.
  const first: Caller = { userId: '005Hp0000027oiUIAQ', dataPath: PATH };
  const as = (name = 'trunkline.service'): Caller => {
    const soql = `SELECT Id FROM User WHERE Username = '${name}@acme.example'`;
    return { userId: String(data.query(first, soql).records[0]!['Id']), dataPath: PATH };
  };
  const records = (soql: string, who?: string) => data.query(as(who), soql).records;
  const saved = (object: string, fields: RecordIn, who?: string) =>
    data.create(as(who), [{ object, fields }])[0]!;
  return {
    store,
    data,
    as,
    rows: (soql, who) => records(soql, who).map((record) => bare(record) as Record<string, unknown>),
    column: (soql, who) => records(soql, who).map(({ attributes: _, ...rest }) => Object.values(rest)[0]),
    refused(soql, who) {
      try {
        records(soql, who);
      } catch (error) {
        if (error instanceof OrgRefusal) return { errorCode: error.code, message: error.message };
        throw error;
      }
      throw new Error(`Not refused: ${soql}`);
    },
    made(object, fields, who) {
      const { id, errors } = saved(object, fields, who);
      expect(errors).toEqual([]);
      return id!;
    },
    wrong: (object, fields, who) => saved(object, fields, who).errors,
    changed: (object, id, fields, who) => data.update(as(who), [{ object, id, fields }])[0]!,
    advance: (ms) => void (nowMs += ms),
  };
}

function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value as RecordOut).filter(([name]) => name !== 'attributes');
  return Object.fromEntries(entries.map(([name, one]) => [name, bare(one)]));
}
