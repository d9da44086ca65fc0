/** Owns the faults of the script's host as forms: executions, locks, cache, properties, fetches. */

import type { FaultsRequest, FaultsState } from '../../host/api';
import type { FaultForm, Field, Values } from './fault-form';

/** Names of the two lists of suggestions that the view offers. */
export const USERS_LIST = 'fault-users';
export const FUNCTIONS_LIST = 'fault-functions';

const FUNCTION: Field = { name: 'function', label: 'Function', placeholder: 'any', list: FUNCTIONS_LIST };
const USER: Field = { name: 'user', label: 'User', placeholder: 'anybody', list: USERS_LIST };

const EXECUTIONS: readonly FaultForm[] = [
  {
    title: 'Kill an execution',
    note: 'The next execution that comes to this service call is killed there, once.',
    fields: [
      {
        name: 'at',
        label: 'When',
        choices: [
          { value: 'before', text: 'Before' },
          { value: 'after', text: 'After' },
        ],
      },
      { name: 'call', label: 'Service call no.', type: 'number', value: '1', required: true },
      FUNCTION,
      USER,
    ],
    button: 'Kill',
    on: (values) => ({
      kill: { at: values.at === 'after' ? 'after' : 'before', call: Number(values.call), ...whose(values) },
    }),
    off: () => ({ kill: null }),
    isOn: ({ kill }) => kill !== null,
  },
  {
    title: 'Hold executions',
    note: 'Each execution waits at this call until it is released, in the order that you choose.',
    fields: [
      { name: 'service', label: 'Service', value: 'UrlFetchApp', required: true },
      { name: 'method', label: 'Method', value: 'fetch', required: true },
      {
        name: 'at',
        label: 'When',
        choices: [
          { value: 'request', text: 'Before it is made' },
          { value: 'reply', text: 'When it has answered' },
        ],
      },
      { name: 'httpStatus', label: 'HTTP status', type: 'number', placeholder: 'any' },
      FUNCTION,
      USER,
    ],
    button: 'Hold',
    on: ({ service = '', method = '', ...values }) => ({
      hold: {
        service,
        method,
        at: values.at === 'reply' ? 'reply' : 'request',
        ...(values.httpStatus ? { httpStatus: Number(values.httpStatus) } : {}),
        ...whose(values),
      },
    }),
    off: () => ({ hold: null, release: true }),
    isOn: ({ hold }) => hold !== null,
  },
];

const STORES: readonly FaultForm[] = [
  {
    title: 'Busy lock',
    note: 'As if somebody else held the lock. A user’s lock needs the user.',
    fields: [
      {
        name: 'lock',
        label: 'Lock',
        choices: [
          { value: 'script', text: 'Script' },
          { value: 'user', text: 'User' },
        ],
      },
      { name: 'seconds', label: 'Seconds', type: 'number', value: '60', required: true },
      { ...USER, placeholder: 'of a user’s lock' },
    ],
    button: 'Make busy',
    on: ({ lock, seconds, user }) => ({
      busyLock: {
        lock: lock === 'user' ? 'user' : 'script',
        forMs: Number(seconds) * 1000,
        ...(user ? { user } : {}),
      },
    }),
    off: () => ({ busyLock: null }),
    isOn: ({ busyLocks }) => busyLocks.length > 0,
  },
  {
    title: 'Stale property reads',
    note: 'After a write, other executions read the old values for this long.',
    fields: [{ name: 'ms', label: 'Milliseconds', type: 'number', value: '5000', required: true }],
    button: 'Switch on',
    on: ({ ms }) => ({ properties: { staleReadsMs: Number(ms) } }),
    off: () => ({ properties: { staleReadsMs: 0 } }),
    isOn: ({ properties }) => properties.staleReadsMs > 0,
  },
  {
    title: 'Refused property writes',
    note: 'Writes are refused with the platform’s words.',
    fields: [
      {
        name: 'store',
        label: 'Store',
        choices: [
          { value: 'script', text: 'Script' },
          { value: 'user', text: 'User' },
        ],
      },
    ],
    button: 'Refuse',
    on: ({ store }) => ({ properties: { refuseWrites: store === 'user' ? 'user' : 'script' } }),
    off: () => ({ properties: { refuseWrites: 'none' } }),
    isOn: ({ properties }) => properties.refuseWrites !== 'none',
  },
  {
    title: 'Empty cache',
    note: 'Everything leaves the cache at once, as the platform may do at any time.',
    fields: [],
    button: 'Empty now',
    on: () => ({ emptyCache: true }),
    isOn: () => false,
  },
];

type Act = NonNullable<FaultsState['fetch']>['act'];
const ACTS: readonly { value: Act; text: string }[] = [
  { value: 'dns', text: 'Finds no such name' },
  { value: 'hang', text: 'Hangs' },
  { value: 'cut', text: 'Is cut off' },
  { value: 'html', text: 'Answers a page of HTML' },
  { value: 'status', text: 'Answers with a status' },
];

const NETWORK: readonly FaultForm[] = [
  {
    title: 'Failing fetch',
    note: 'Fetches of addresses that begin so fail on their way.',
    fields: [
      { name: 'urlPrefix', label: 'Address begins with', value: 'https://', required: true },
      { name: 'act', label: 'The fetch', choices: ACTS },
      { name: 'status', label: 'Status', type: 'number', placeholder: '503' },
      { name: 'times', label: 'Times', type: 'number', placeholder: 'always' },
    ],
    button: 'Switch on',
    on: ({ urlPrefix = '', act, status, times }) => ({
      fetch: {
        urlPrefix,
        act: ACTS.find(({ value }) => value === act)?.value ?? 'dns',
        ...(status && act === 'status' ? { status: Number(status) } : {}),
        ...(times ? { times: Number(times) } : {}),
      },
    }),
    off: () => ({ fetch: null }),
    isOn: ({ fetch }) => fetch !== null,
  },
];

const LIMITS: readonly FaultForm[] = [
  {
    title: 'Lower a limit',
    note: 'Under its name in the host’s list of limits; a wrong name is answered with all of them.',
    fields: [
      { name: 'name', label: 'Limit', value: 'fetchCallsPerDay', required: true },
      { name: 'value', label: 'Value', type: 'number', value: '10', required: true },
    ],
    button: 'Lower',
    on: ({ name = '', value }) => ({ limits: { [name]: Number(value) } }),
    off: ({ limits }) => ({ limits: Object.fromEntries(Object.keys(limits).map((name) => [name, null])) }),
    isOn: ({ limits }) => Object.keys(limits).length > 0,
  },
];

/** In the order in which they are shown, each under its heading. */
export const SCRIPT_FAULTS: readonly { heading: string; faults: readonly FaultForm[] }[] = [
  { heading: 'Executions', faults: EXECUTIONS },
  { heading: 'Locks, cache and properties', faults: STORES },
  { heading: 'Fetches', faults: NETWORK },
  { heading: 'Limits', faults: LIMITS },
];

function whose({
  function: name,
  user,
}: Values): Pick<NonNullable<FaultsRequest['kill']>, 'function' | 'user'> {
  return { ...(name ? { function: name } : {}), ...(user ? { user } : {}) };
}
