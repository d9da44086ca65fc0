/** Owns the proof that a run's writes are barred by what bars the run itself, and by nothing more. */

import { rulesOf } from '../../../src/app/mail-parts';
import { fakeProperties } from '../fakes';
import { ACME, connectedRecord, failed, KEYS, organizationBench } from '../organization/organization-bench';
import { GRACE } from '../sync/run-bench';

function rulesWith(record: ReturnType<typeof connectedRecord>, generation: number) {
  const { organization, settings } = organizationBench(record);
  const parts = {
    organizationStore: () => organization,
    settings: () => ({ ...settings, readAnew: settings.read }),
    keys: () => KEYS,
    person: () => GRACE,
    isMember: () => true,
    mine: () => ({ read: () => ({}) }),
    stores: () => ({ mine: fakeProperties() }),
  } as unknown as Parameters<typeof rulesOf>[0];
  return rulesOf(parts, () => ({ hasAccess: () => true, generation: () => generation }))();
}

const LOST = connectedRecord({ failure: failed('lost', { generation: 3 }) });

test('F67: after a kill inside a reconnect a run with mail goes on, as one without does', () => {
  expect(rulesWith(LOST, 4)?.domains).toContain(String(ACME));
});

test.each([
  ['is lost', LOST, 3],
  ['is switched off', connectedRecord({ isEnabled: false }), 4],
])('a connection that %s ends it before the next write', (_how, record, generation) => {
  expect(rulesWith(record, generation)).toBeUndefined();
});
