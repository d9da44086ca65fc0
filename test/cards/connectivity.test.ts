import { connectivityCard, type ConnectivityModel } from '../../src/cards/connectivity-card';
import type { OrganizationState } from '../../src/organization/state';
import { describeError } from '../../src/text/errors';
import { START_MS } from '../unit/fakes';
import { acme, DAY, failed } from '../unit/organization/organization-bench';
import { buttonsIn, drawn, readable, sheet, textsIn, useHostCardService } from './drawn';
import { CONNECTIVITY, failureOf, notSetUp } from './models';

beforeAll(useHostCardService);

const PRODUCTION = 'acme.my.salesforce.com';
const SANDBOX = 'acme--uat.sandbox.my.salesforce.com';

/** A new state does not compile without a case. */
const MODELS: Readonly<Record<OrganizationState, ConnectivityModel>> = {
  'not-set-up': notSetUp({ production: PRODUCTION }),
  disabled: { ...CONNECTIVITY, state: 'disabled', isEnabled: false },
  connected: CONNECTIVITY,
  expiring: { ...CONNECTIVITY, state: 'expiring', connected: acme({ expiresAtMs: START_MS + 10 * DAY }) },
  lost: { ...CONNECTIVITY, state: 'lost', ...failureOf('lost') },
  blocked: { ...CONNECTIVITY, state: 'blocked', ...failureOf('blocked') },
  unreachable: { ...CONNECTIVITY, state: 'unreachable', ...failureOf('unreachable') },
};

const lines = (model: ConnectivityModel) => textsIn(drawn(connectivityCard(model))).map(readable);

test.each(Object.entries(MODELS))('Salesforce Connectivity while it is %s', (_state, model) => {
  expect(sheet(connectivityCard(model))).toMatchSnapshot();
});

describe('before the first connection', () => {
  test.each([
    ['neither', {}],
    ['the sandbox’s', { sandbox: SANDBOX }],
    ['both', { production: PRODUCTION, sandbox: SANDBOX }],
  ])('with %s credentials', (_which, entered) => {
    expect(sheet(connectivityCard(notSetUp(entered)))).toMatchSnapshot();
  });
});

test('a button without credentials is there and cannot be pressed', () => {
  const buttons = buttonsIn(drawn(connectivityCard(CONNECTIVITY)));
  const find = (text: string) => buttons.find((button) => button.text === text);
  expect(find('Connect to Salesforce')?.disabled).toBe(false);
  expect(find('Connect to Salesforce Sandbox')?.disabled).toBe(true);
});

describe('what is established', () => {
  const ESTABLISHED = 'Salesforce connection established successfully';
  const good: readonly OrganizationState[] = ['connected', 'expiring', 'disabled'];

  test.each(Object.entries(MODELS))('is said or not while it is %s', (state, model) => {
    expect(lines(model).includes(ESTABLISHED)).toBe(good.includes(state as OrganizationState));
  });

  // A status is never greener than the truth: the switch does not mend what is lost.
  test.each(['lost', 'blocked'] as const)('is not said of one that is switched off and %s', (kind) => {
    const model: ConnectivityModel = { ...MODELS.disabled, failure: failed(kind) };
    expect(lines(model)).not.toContain(ESTABLISHED);
  });

  test('shows who, where and since when, and no token', () => {
    const all = lines(CONNECTIVITY);
    for (const text of [
      'Trunkline Service (service@acme.crm)',
      '005000000000009AAA',
      'Acme Corp · acme.my.salesforce.com',
      '00D000000000001EAA',
      'Connected by ada@acme.example',
      '21 Nov, 10:00 · last used 09:00 · checked 21 Nov, 10:00',
    ])
      expect(all).toContain(text);
  });
});

describe('permissions', () => {
  const permissionsOf = (permissions: NonNullable<ConnectivityModel['connected']>['permissions']) =>
    drawn(connectivityCard({ ...CONNECTIVITY, connected: acme({ permissions }) })).sections.at(-1);

  test('are counted without the one that is too much', () => {
    expect(permissionsOf(CONNECTIVITY.connected?.permissions ?? [])?.header).toBe('Permissions (2 of 3)');
  });

  test('that are too much are warned about', () => {
    const section = permissionsOf([
      { name: 'viewAllData', present: true },
      { name: 'modifyAllData', present: true },
    ]);
    expect(section?.header).toBe('Permissions (1 of 1)');
    expect(textsIn(section).map(readable)).toContain('Modify All Data is more than Trunkline needs.');
  });
});

describe('a connect that is not done', () => {
  const attempt = { environment: 'production', atMs: START_MS - 60_000 } as const;
  const model = notSetUp({ production: PRODUCTION });

  test('while no answer has come', () => {
    expect(sheet(connectivityCard({ ...model, attempt }))).toMatchSnapshot();
  });

  test('after a person said no', () => {
    const outcome = describeError('auth.denied', { words: 'access_denied: end-user denied authorization' });
    expect(sheet(connectivityCard({ ...model, attempt: { ...attempt, outcome } }))).toMatchSnapshot();
  });

  test('after a person’s account was refused', () => {
    const personAddress = 'grace@acme.example';
    const outcome = describeError('auth.person_account', { address: personAddress, name: 'Grace Hopper' });
    expect(
      sheet(connectivityCard({ ...model, attempt: { ...attempt, outcome, personAddress } })),
    ).toMatchSnapshot();
  });

  test('after another organization’s account was refused', () => {
    const otherOrganizationId = '00D000000000002EAA';
    const outcome = describeError('auth.other_organization', {
      name: 'Beta Ltd',
      found: otherOrganizationId,
    });
    expect(
      sheet(connectivityCard({ ...CONNECTIVITY, attempt: { ...attempt, outcome, otherOrganizationId } })),
    ).toMatchSnapshot();
  });
});

/** What a mail is, and whether its key can be trusted. */
test.each([
  [{ state: 'unique' }, /^Mail is logged as emails\./],
  [{ state: 'not-unique' }, /not unique: no mail is logged/],
  [{ state: 'missing' }, /missing on Email Message: no mail/],
  [{ state: 'no-object' }, /neither emails nor tasks: no mail/],
  [{ state: 'unique', object: 'Task' }, /mail is logged as tasks.*no mail is logged twice/],
  [{ state: 'not-unique', object: 'Task' }, /mail is logged as tasks.*not unique/],
  [{ state: 'missing', object: 'Task' }, /missing on Activity: no mail/],
] as const)('mail with the key field %j', (field, words) => {
  const connected = acme({ permissions: [{ name: 'createEmailMessage', present: false }] });
  const model = { ...CONNECTIVITY, connected, keyField: { ...field, lookedAtMs: START_MS } };
  const all = lines(model);
  expect(all.filter((line) => words.test(line))).toHaveLength(1);
  // Where a mail is a Task, nobody needs an EmailMessage.
  expect(all.some((line) => line.includes('Create on EmailMessage'))).toBe(!('object' in field));
});
