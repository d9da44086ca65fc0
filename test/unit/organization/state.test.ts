import {
  barOf,
  isUsable,
  organizationState,
  type OrganizationState,
  viewOf,
} from '../../../src/organization/state';
import { NEW_ORGANIZATION, type OrganizationRecord } from '../../../src/organization/organization-record';
import { START_MS } from '../fakes';
import { acme, connectedRecord, DAY, failed } from './organization-bench';

const expiring = (inMs: number): OrganizationRecord =>
  connectedRecord({ connected: acme({ expiresAtMs: START_MS + inMs }) });

interface Row {
  record: OrganizationRecord | undefined;
  isUsable: boolean;
}

/** A new state has no row here and does not compile. */
const ROWS: Readonly<Record<OrganizationState, Row>> = {
  'not-set-up': { record: NEW_ORGANIZATION, isUsable: false },
  disabled: { record: connectedRecord({ isEnabled: false }), isUsable: false },
  connected: { record: connectedRecord(), isUsable: true },
  expiring: { record: expiring(14 * DAY - 1), isUsable: true },
  lost: { record: connectedRecord({ failure: failed('lost') }), isUsable: false },
  blocked: { record: connectedRecord({ failure: failed('blocked') }), isUsable: false },
  unreachable: { record: connectedRecord({ failure: failed('unreachable') }), isUsable: true },
};

test.each(Object.entries(ROWS))('%s comes of its facts, and runs may use it or not', (state, row) => {
  expect(organizationState(row.record, START_MS)).toBe(state);
  expect(isUsable(state as OrganizationState)).toBe(row.isUsable);
});

describe('F67: what keeps a run from Salesforce', () => {
  const connection = (access: 'yes' | 'no', generation = 4) => ({
    hasAccess: () => access === 'yes',
    generation: () => generation,
  });

  test.each([
    ['a loss that the connection confirms', failed('lost'), connection('no'), 'refused'],
    ['a block of this very connection', failed('blocked', { generation: 4 }), connection('yes'), 'refused'],
    [
      'nothing, where somebody has connected since',
      failed('lost', { generation: 3 }),
      connection('yes'),
      undefined,
    ],
    ['nothing, where it was only not reached', failed('unreachable'), connection('no'), undefined],
  ])('%s', (_what, failure, of, bar) => {
    expect(barOf(connectedRecord({ failure }), of)).toBe(bar);
    expect(barOf(connectedRecord({ failure, isEnabled: false }), of)).toBe('off');
    expect(barOf(NEW_ORGANIZATION, of)).toBe('off');
  });
});

test('nothing stored is not set up', () => {
  expect(organizationState(undefined, START_MS)).toBe('not-set-up');
  expect(viewOf(undefined, START_MS)).toEqual({ record: NEW_ORGANIZATION, state: 'not-set-up' });
});

test('a rest is told until it is over, with its reason', () => {
  const record = connectedRecord({ throttledUntilMs: START_MS + 1, throttledBy: 'storage' });
  expect(viewOf(record, START_MS).rest).toEqual({ untilMs: START_MS + 1, by: 'storage' });
  expect(viewOf(record, START_MS + 1)).not.toHaveProperty('rest');
  // What a version before this one has written.
  expect(viewOf(connectedRecord({ throttledUntilMs: START_MS + 1 }), START_MS).rest?.by).toBe('calls');
});

test('the warning begins 14 days before the end, and stays after it', () => {
  expect(organizationState(expiring(14 * DAY), START_MS)).toBe('connected');
  expect(organizationState(expiring(-DAY), START_MS)).toBe('expiring');
});

test('a failure is said before an expiry', () => {
  const record = { ...expiring(DAY), failure: failed('lost') };
  expect(organizationState(record, START_MS)).toBe('lost');
});

test('what is switched off is switched off, also when it is lost', () => {
  const record = connectedRecord({ isEnabled: false, failure: failed('lost') });
  expect(organizationState(record, START_MS)).toBe('disabled');
});
