import {
  adminsCard,
  credentialsCard,
  disconnectCard,
  scopeCard,
  type ScopeModel,
} from '../../src/cards/setting-cards';
import { sheet, useHostCardService } from './drawn';
import { CALLBACK, SCOPE } from './models';

beforeAll(useHostCardService);

describe('app credentials', () => {
  test.each(['production', 'sandbox'] as const)('of %s, not entered yet', (environment) => {
    expect(sheet(credentialsCard({ environment, callbackAddress: CALLBACK }))).toMatchSnapshot();
  });

  test('that are stored, without the secret', () => {
    const stored = { host: 'acme.my.salesforce.com', consumerKey: '3MVG9.key', refreshTokenDays: 90 };
    const card = credentialsCard({ environment: 'production', callbackAddress: CALLBACK, stored });
    expect(sheet(card)).toMatchSnapshot();
  });

  test('show no secret, also where one is handed to the card', () => {
    const stored = {
      host: 'acme.my.salesforce.com',
      consumerKey: '3MVG9.key',
      consumerSecret: 'CANARY-secret',
    };
    const card = credentialsCard({ environment: 'production', callbackAddress: CALLBACK, stored });
    expect(sheet(card)).not.toContain('CANARY');
  });
});

describe('the scope', () => {
  const { snapshot: _none, ...unread } = SCOPE;
  const cases: Readonly<Record<string, ScopeModel>> = {
    'groups that were read': SCOPE,
    'groups that nobody has read': unread,
    'groups that were read long ago, one of them unknown': {
      ...SCOPE,
      snapshot: { ...SCOPE.snapshot!, isOld: true, unknownGroups: ['gone@acme.example'] },
    },
    'groups that cannot be read any more': {
      ...SCOPE,
      problem: 'Everybody is in the group all@acme.example.',
    },
    everyone: { ...SCOPE, kind: 'everyone', groups: [], leftOut: [], domains: [] },
    'groups, for a named admin': { ...SCOPE, isWorkspaceAdmin: false },
    'everyone, for a named admin': { ...SCOPE, kind: 'everyone', isWorkspaceAdmin: false },
  };

  test.each(Object.entries(cases))('%s', (_what, model) => {
    expect(sheet(scopeCard(model))).toMatchSnapshot();
  });

  test('a named admin has no field for groups, domains or the choice', () => {
    const drawn = sheet(scopeCard({ ...SCOPE, isWorkspaceAdmin: false }));
    for (const name of ['groups', 'domains', 'kind']) expect(drawn).not.toContain(`"name":"${name}"`);
    expect(drawn).toContain('"name":"leftOut"');
  });
});

test('further admins', () => {
  expect(sheet(adminsCard({ admins: [] }))).toMatchSnapshot('none');
  expect(sheet(adminsCard({ admins: ['ken@acme.example', 'mary@acme.example'] }))).toMatchSnapshot('two');
});

test('the question before a disconnect', () => {
  expect(sheet(disconnectCard({ name: 'Acme Corp' }))).toMatchSnapshot();
});
