import { AppError } from '../../../src/errors';
import { appErrorOf, START_MS } from '../fakes';
import { connecting, ORG, ORG_ID, SERVICE_ID } from './connect-bench';
import { acme, connectedRecord, DAY, failed } from './organization-bench';
import type { RestOrg } from './rest-org';

describe('an account that only Trunkline uses', () => {
  test('is taken, with all that the card shows; nothing is written before the connection is stored', () => {
    const bench = connecting({});
    const commit = bench.vet();
    expect(bench.record()).toBeUndefined();
    commit();
    expect(bench.record()).toEqual({
      revision: 1,
      isEnabled: true,
      lastSuccessAtMs: START_MS,
      connected: {
        environment: 'production',
        organizationId: ORG_ID,
        name: 'Acme Corp',
        host: 'acme.my.salesforce.com',
        serviceUser: { id: SERVICE_ID, name: 'Trunkline Service', username: 'service@acme.crm' },
        by: 'ada@acme.example',
        atMs: START_MS,
        permissions: [
          { name: 'apiEnabled', present: true },
          { name: 'viewAllData', present: true },
          { name: 'viewAllUsers', present: true },
          { name: 'accessActivities', present: true },
          { name: 'editTasks', present: true },
          { name: 'editEvents', present: true },
          { name: 'modifyAllData', present: false },
          { name: 'createEmailMessage', present: true },
        ],
        checkedAtMs: START_MS,
      },
    });
  });

  test('is asked about with its own session, at its own address', () => {
    const { vet: look, org } = connecting({});
    look();
    expect(org.requests.length).toBeGreaterThan(0);
    for (const { url, headers, method } of org.requests) {
      expect(url).toMatch(/^https:\/\/acme\.my\.salesforce\.com\/services\/data\/v66\.0\//);
      expect([method, headers?.Authorization]).toEqual(['get', 'Bearer new-access-token']);
    }
  });

  test('ends a loss, and keeps the switch as it was', () => {
    const before = connectedRecord({ failure: failed('lost'), isEnabled: false, noticeGeneration: 4 });
    const bench = connecting({ before });
    bench.vet()();
    expect(bench.record()).not.toHaveProperty('failure');
    expect(bench.record()).toMatchObject({ isEnabled: false, noticeGeneration: 4 });
  });

  test('keeps the end of its refresh token, where an admin entered a lifetime', () => {
    const bench = connecting({ candidate: { expiresAtMs: START_MS + 90 * DAY } });
    bench.vet()();
    expect(bench.record()?.connected?.expiresAtMs).toBe(START_MS + 90 * DAY);
  });

  test('with missing permissions is taken, and they are noted', () => {
    const { canCreateEmailMessage: _none, ...rest } = ORG;
    const org = { ...rest, permissions: { ...ORG.permissions, PermissionsViewAllData: false } };
    const bench = connecting({ org });
    bench.vet()();
    const missing = bench.record()?.connected?.permissions.filter(({ present }) => !present);
    expect(missing?.map(({ name }) => name)).toEqual(['viewAllData', 'modifyAllData', 'createEmailMessage']);
    expect(bench.record()?.keyField).toEqual({ state: 'no-object', lookedAtMs: START_MS });
  });

  test('in an org without EmailMessage is taken, and it is noted at once that mail will be tasks', () => {
    const { canCreateEmailMessage: _none, ...rest } = ORG;
    const key = { name: 'TrunklineKey__c', createable: true, externalId: true, unique: true };
    const bench = connecting({ org: { ...rest, taskFields: [key] } });
    bench.vet()();
    expect(bench.record()?.keyField).toEqual({ state: 'unique', object: 'Task', lookedAtMs: START_MS });
  });
});

describe('an answer that does not fit', () => {
  test('with another organization’s id than the token’s is refused', () => {
    const bench = connecting({ candidate: { organizationId: '00D000000000003EAA' } });
    expect(appErrorOf(bench.vet).code).toBe('auth.host_refused');
  });

  test('without the signed-in user cannot be read', () => {
    expect(appErrorOf(connecting({ org: { ...ORG, users: [] } }).vet).code).toBe('http.bad_response');
  });

  test('that does not take its own new token is a refused session, tried once and never renewed', () => {
    const urls: string[] = [];
    const http: RestOrg['http'] = ({ url }) => {
      urls.push(url);
      return { status: 401, headers: {}, text: '[{"errorCode":"INVALID_SESSION_ID","message":"no"}]' };
    };
    expect(appErrorOf(connecting({ http }).vet).code).toBe('salesforce.session_refused');
    expect(urls).toHaveLength(1);
  });

  test('of a network that fails goes through', () => {
    const http: RestOrg['http'] = () => {
      throw new AppError('http.unreachable', 'no answer');
    };
    expect(appErrorOf(connecting({ http, before: connectedRecord({ connected: acme() }) }).vet).code).toBe(
      'http.unreachable',
    );
  });
});
