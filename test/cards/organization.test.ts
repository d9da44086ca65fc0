import {
  type OrganizationModel,
  organizationCard,
  organizationsCard,
} from '../../src/cards/organization-cards';
import type { OrganizationState } from '../../src/organization/state';
import { sheet, useHostCardService } from './drawn';
import { failureOf, ORGANIZATION } from './models';

beforeAll(useHostCardService);

/** Before a connection there is no name, and nobody is counted. */
function unconnected(): OrganizationModel {
  const { connected: _connected, counts: _counts, ...rest } = ORGANIZATION;
  return { ...rest, state: 'not-set-up' };
}

/** A new state does not compile without a case. */
const MODELS: Readonly<Record<OrganizationState, OrganizationModel>> = {
  'not-set-up': unconnected(),
  disabled: { ...ORGANIZATION, state: 'disabled' },
  connected: ORGANIZATION,
  expiring: { ...ORGANIZATION, state: 'expiring' },
  lost: { ...ORGANIZATION, state: 'lost', ...failureOf('lost') },
  blocked: { ...ORGANIZATION, state: 'blocked', ...failureOf('blocked') },
  unreachable: { ...ORGANIZATION, state: 'unreachable', ...failureOf('unreachable') },
};

test.each(Object.entries(MODELS))(
  'an organization that is %s: the list, and its own card',
  (_state, model) => {
    expect(sheet(organizationsCard(model))).toMatchSnapshot('list');
    expect(sheet(organizationCard(model))).toMatchSnapshot('card');
  },
);

test('the groups in scope are named', () => {
  const groups = ['sales@acme.example', 'support@acme.example'];
  expect(sheet(organizationCard({ ...ORGANIZATION, groups }))).toContain(
    '"bottomLabel":"Scope: sales@acme.example, support@acme.example"',
  );
});

test('groups that cannot be read are told, with the way to the settings', () => {
  const scopeProblem = 'Everybody is in the group all@acme.example.';
  const drawn = sheet(organizationCard({ ...ORGANIZATION, groups: ['all@acme.example'], scopeProblem }));
  expect(drawn).toMatch(/Who is in scope cannot be read anew\.[^\n]*all@acme\.example\.[^\n]*onOpenScope/);
});

test('a sandbox is named as such', () => {
  const connected = { name: 'Acme Corp', environment: 'sandbox' } as const;
  const model = { ...ORGANIZATION, connected };
  for (const card of [organizationsCard(model), organizationCard(model)])
    expect(sheet(card)).toContain('Connected · Sandbox');
});

describe('the dialog of a loss', () => {
  const lost = MODELS.lost;

  test('asks Yes or No, and Yes opens Salesforce', () => {
    const drawn = sheet(organizationCard(lost));
    expect(drawn).toMatch(/"text":"Yes","onClick":\{"openDynamicLinkAction":\{"function":"onConnect"/);
    expect(drawn).toMatch(/"text":"No","onClick":\{"action":\{"function":"onDeclineReconnect"/);
  });

  test('after No it is still told, and Yes stays', () => {
    const drawn = sheet(organizationCard({ ...lost, isDeclined: true }));
    expect(drawn).toContain('Salesforce connectivity was lost on');
    expect(drawn).toContain('"text":"Yes"');
    expect(drawn).not.toContain('"text":"No"');
  });
});
