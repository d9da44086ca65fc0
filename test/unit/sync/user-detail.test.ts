import { AppError } from '../../../src/errors';
import { viewOf } from '../../../src/organization/state';
import type { SalesforceRecords, SalesforceUser } from '../../../src/salesforce/records';
import { findMatch } from '../../../src/sync/user-detail';
import { START_MS } from '../fakes';
import { connectedRecord, failed } from '../organization/organization-bench';
import { GRACE, GRACE_IN_SALESFORCE } from './run-bench';

function recordsThat(usersByAddress: () => SalesforceUser[]): () => SalesforceRecords {
  const unasked = () => {
    throw new Error('not for this question');
  };
  return () => ({
    usersByAddress,
    userById: unasked,
    organization: unasked,
    permissions: unasked,
    isCreateable: unasked,
  });
}

const usable = viewOf(connectedRecord(), START_MS);

test('an admin who looks at a user reads which Salesforce user is theirs', () => {
  const records = recordsThat(() => [GRACE_IN_SALESFORCE]);
  expect(findMatch({ records, organization: usable }, GRACE.address)).toEqual({
    kind: 'found',
    id: GRACE_IN_SALESFORCE.id,
    name: 'Grace Hopper',
  });
});

test.each([
  ['nothing is connected', undefined],
  ['it is lost', connectedRecord({ failure: failed('lost') })],
  ['it is blocked', connectedRecord({ failure: failed('blocked') })],
  ['it is switched off', connectedRecord({ isEnabled: false })],
])('nobody is asked while %s', (_when, record) => {
  const records = () => {
    throw new Error('Salesforce was asked');
  };
  expect(findMatch({ records, organization: viewOf(record, START_MS) }, GRACE.address)).toBeUndefined();
});

test('that Salesforce fails now is no reason to show nothing', () => {
  const records = recordsThat(() => {
    throw new AppError('salesforce.unavailable', 'down');
  });
  expect(findMatch({ records, organization: usable }, GRACE.address)).toBeUndefined();
});

test('a defect of ours goes through', () => {
  const records = recordsThat(() => {
    throw new TypeError('a defect');
  });
  expect(() => findMatch({ records, organization: usable }, GRACE.address)).toThrow(TypeError);
});
