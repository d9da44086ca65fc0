/** Owns what the tests of queries share: the demo company with odd names in it, and ways to ask. */

import { type OrgSeed, scenario } from '../../../../dev/world/scenarios';
import { connect } from './browser';
import { api, createWorld, type World } from './world';

export type Answer = { totalSize: number; done: boolean; records: Record<string, unknown>[] };
export type Refusal = { errorCode: string; message: string };

/** The demo company, with what the conditions are tried on. */
export function orgs(): OrgSeed[] {
  const changed: Record<string, { federationIdentifier?: string; name?: string }> = {
    'mia@acme.example': { federationIdentifier: 'Mia@acme.example' },
    'omar@acme.example': { name: "Omar O'Haddad" },
    'jonas@acme.example': { name: 'Jonas 50%_Weber' },
  };
  return scenario('demo', 'SCRIPT').orgs.map((org) => ({
    ...org,
    users: org.users.map((user) => ({ ...user, ...changed[user.username] })),
  }));
}

export interface Querying {
  world: World;
  /** Of a query that must succeed; as the service user unless told. */
  rows(soql: string, accessToken?: string): Promise<Answer>;
  /** Of a query that must be refused. */
  refusal(soql: string): Promise<Refusal>;
}

export async function createQuerying(): Promise<Querying> {
  const world = createWorld({ orgs: orgs() });
  const token = (await connect(world))['access_token']!;
  const asked = (soql: string, as: string) => api(world, as, `/query?q=${encodeURIComponent(soql)}`);
  return {
    world,
    async rows(soql, accessToken = token) {
      const response = await asked(soql, accessToken);
      expect([response.status, soql]).toEqual([200, soql]);
      return (await response.json()) as Answer;
    },
    async refusal(soql) {
      const response = await asked(soql, token);
      expect([response.status, soql]).toEqual([400, soql]);
      const [first, ...more] = (await response.json()) as Refusal[];
      expect(more).toEqual([]);
      return first!;
    },
  };
}
