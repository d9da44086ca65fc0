import { faultsOn } from '../../../../dev/page/faults/faults-on';
import type { FaultsState } from '../../../../dev/host/api';
import { createTimes } from '../../../../dev/page/times';

const times = createTimes('UTC');
const QUIET: FaultsState = {
  salesforce: { production: {}, sandbox: {} },
  google: {
    domainGrant: true,
    directoryDown: false,
    apiOff: false,
    everyoneIsAdmin: false,
    missingPeople: [],
    emptyGroups: false,
    everybodyIn: [],
    withdrawnScopes: {},
    gmailFault: null,
    gmailHistoryDays: 7,
    gmailBatchAtOnce: null,
  },
  properties: { staleReadsMs: 0, refuseWrites: 'none' },
  hold: null,
  held: [],
  kill: null,
  chance: null,
  busyLocks: [],
  fetch: null,
  latency: 'off',
  limits: {},
};

test('where all works there is nothing to say', () => {
  expect(faultsOn(QUIET, times)).toEqual([]);
});

test.each<[Partial<FaultsState>, string]>([
  [
    { google: { ...QUIET.google, gmailFault: { act: '429', path: '/messages' } } },
    'Gmail answers 429 where the path has /messages',
  ],
  [
    { google: { ...QUIET.google, everybodyIn: ['sales@acme.example'] } },
    'Everybody is in sales@acme.example',
  ],
  [
    { google: { ...QUIET.google, withdrawnScopes: { 'mia@acme.example': ['openid'] } } },
    'Google grants fewer scopes to mia@acme.example',
  ],
  [{ chance: { seed: 1, oneIn: 20 } }, 'One step in 20 fails by chance'],
  [{ google: { ...QUIET.google, gmailFault: { act: '403', oneIn: 8 } } }, 'Gmail answers 403, to one in 8'],
  [{ google: { ...QUIET.google, gmailBatchAtOnce: 25 } }, 'Gmail answers 25 parts of a batch at once'],
  [{ google: { ...QUIET.google, gmailHistoryDays: 1 } }, 'Gmail’s history is kept for 1 day'],
  [{ google: { ...QUIET.google, domainGrant: false } }, 'The domain-wide grant is off'],
  [
    { google: { ...QUIET.google, missingPeople: ['mia@acme.example', 'tom@acme.example'] } },
    'The directory does not know mia@acme.example, tom@acme.example',
  ],
  [
    { salesforce: { production: { frozenUsers: ['a@acme.example', 'b@acme.example'] }, sandbox: {} } },
    'Salesforce production has frozen a@acme.example, b@acme.example',
  ],
  [
    { salesforce: { production: {}, sandbox: { loginsAnHour: 0 } } },
    'Salesforce sandbox allows 0 log-ins an hour',
  ],
  [
    { salesforce: { production: { unavailable: 'timeout' }, sandbox: {} } },
    'Salesforce production does not answer',
  ],
  [
    { salesforce: { production: {}, sandbox: { appInstalled: false } } },
    'Salesforce sandbox does not know the app',
  ],
  [
    { salesforce: { production: { servicePermissions: [] }, sandbox: {} } },
    'Salesforce production gives the service user other permissions',
  ],
  [
    {
      salesforce: {
        production: { faults: [{ act: 'lost', how: '502', method: 'POST', path: 'composite' }] },
        sandbox: {},
      },
    },
    'Salesforce production carries out, and loses the answers to, POST calls of composite…',
  ],
  [
    { salesforce: { production: {}, sandbox: { readOnly: true } } },
    'Salesforce sandbox is in read-only mode',
  ],
  [{ properties: { staleReadsMs: 5000, refuseWrites: 'none' } }, 'Property reads are stale for 5,000 ms'],
  [
    { hold: { service: 'Lock', method: 'tryLock', at: 'request' } },
    'Every execution is held at Lock.tryLock',
  ],
  [
    { kill: { at: 'after', call: 3, function: 'onHome', user: 'mia@acme.example' } },
    'The next onHome of mia@acme.example is killed after its call 3',
  ],
  [
    { busyLocks: [{ lock: 'script', untilMs: Date.UTC(2026, 10, 24, 9, 5) }] },
    'The script lock is busy until 09:05',
  ],
  [{ fetch: { urlPrefix: 'https://acme', act: 'cut' } }, 'Fetches of https://acme… are cut off'],
  [{ latency: 'published' }, 'Service calls take their published time'],
  [{ limits: { fetchCallsPerDay: 10 } }, 'The limit fetchCallsPerDay is lowered to 10'],
])('%j is told', (on, words) => {
  expect(faultsOn({ ...QUIET, ...on }, times)).toEqual([words]);
});

test('a policy that many orgs have is no fault', () => {
  expect(faultsOn({ ...QUIET, salesforce: { production: { rotation: true }, sandbox: {} } }, times)).toEqual(
    [],
  );
});
