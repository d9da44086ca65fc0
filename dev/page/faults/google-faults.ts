/** Owns the switches of the Google domain. */

import type { FaultsRequest, FaultsState } from '../../host/api';
import { el } from '../dom/element';
import { labelledSwitch } from '../dom/switch';
import { type DrawnFault, faultForm, type FaultForm } from './fault-form';
import { USERS_LIST } from './script-faults';

type SwitchName = 'domainGrant' | 'directoryDown' | 'apiOff' | 'everyoneIsAdmin' | 'emptyGroups';

const SWITCHES: readonly { name: SwitchName; label: string; note: string }[] = [
  {
    name: 'domainGrant',
    label: 'Domain-wide grant',
    note: 'A Google admin has allowed the add-on for everybody. Off: each person meets Google’s consent.',
  },
  { name: 'directoryDown', label: 'Directory down', note: 'The Directory API answers 503.' },
  {
    name: 'apiOff',
    label: 'API not switched on',
    note: 'The script’s Cloud project lacks the Admin SDK API.',
  },
  { name: 'everyoneIsAdmin', label: 'Everyone is an admin', note: 'The directory says so of all.' },
  { name: 'emptyGroups', label: 'Empty groups', note: 'Groups have no members.' },
];

const LISTS: readonly FaultForm[] = [
  {
    title: 'Missing people',
    note: 'The directory does not know these addresses, as before a new account has spread. Commas between.',
    fields: [{ name: 'people', label: 'Addresses', required: true, list: USERS_LIST }],
    button: 'Hide',
    on: ({ people = '' }) => ({ google: { missingPeople: addressesIn(people) } }),
    off: () => ({ google: { missingPeople: [] } }),
    isOn: ({ google }) => google.missingPeople.length > 0,
  },
  {
    title: 'Everybody in a group',
    note: 'These groups have all users of the domain as one member, of type CUSTOMER. Commas between.',
    fields: [{ name: 'groups', label: 'Groups', value: 'sales@acme.example', required: true }],
    button: 'Switch on',
    on: ({ groups = '' }) => ({ google: { everybodyIn: addressesIn(groups) } }),
    off: () => ({ google: { everybodyIn: [] } }),
    isOn: ({ google }) => google.everybodyIn.length > 0,
  },
];

function addressesIn(text: string): string[] {
  return text.split(/[\s,]+/).filter((address) => address !== '');
}

export function googleFaults(change: (request: FaultsRequest) => void): DrawnFault {
  const switches = SWITCHES.map(({ name, label, note }) => {
    const { input, row } = labelledSwitch(label, note);
    input.addEventListener('change', () => change({ google: { [name]: input.checked } }));
    return { name, input, row };
  });
  const lists = LISTS.map((fault) => faultForm(fault, change));
  return {
    element: el('div', {}, [...switches.map(({ row }) => row), ...lists.map(({ element }) => element)]),
    update(state: FaultsState) {
      for (const { name, input } of switches) input.checked = state.google[name];
      for (const one of lists) one.update(state);
    },
  };
}
