/** Owns an org's switches: policies and failures of real orgs, turned on by hand. */

import type { OrgControls, OrgRow } from '../../host/api';
import { el, newId, onClick } from '../dom/element';
import { labelledSwitch } from '../dom/switch';
import type { OrgCardTools } from './org-card';

type SwitchName = 'rotation' | 'appInstalled' | 'appBlocked' | 'adminApprovalRequired' | 'serviceUserActive';

const SWITCHES: readonly { name: SwitchName; label: string; note: string }[] = [
  {
    name: 'rotation',
    label: 'Refresh token rotation',
    note: 'Each refresh gives a new refresh token and ends the old one.',
  },
  { name: 'appInstalled', label: 'App installed', note: 'Off: the org does not know the app.' },
  { name: 'appBlocked', label: 'App blocked', note: 'On: the Salesforce admin has blocked the app.' },
  {
    name: 'adminApprovalRequired',
    label: 'Approved users only',
    note: 'On: nobody is approved to use the app yet.',
  },
  { name: 'serviceUserActive', label: 'Service user active', note: 'Off: the service account is frozen.' },
];

const ACTS = [
  { act: 'expireRefreshTokens', text: 'Expire refresh token', done: 'The refresh token has expired.' },
  { act: 'revokeRefreshTokens', text: 'Revoke refresh token', done: 'The refresh token is revoked.' },
  { act: 'expireAccessTokens', text: 'Expire access tokens', done: 'All access tokens have expired.' },
] as const;

const OUTAGES: readonly { value: OrgControls['unavailable']; text: string }[] = [
  { value: 'off', text: 'Answers as usual' },
  { value: '503', text: 'Answers 503' },
  { value: 'html', text: 'Shows a maintenance page' },
  { value: 'timeout', text: 'Does not answer' },
];

export interface OrgSwitches {
  element: HTMLElement;
  update(state: OrgControls): void;
}

export function orgSwitches(org: OrgRow['org'], { change }: OrgCardTools): OrgSwitches {
  const set = (controls: Partial<OrgControls>) => change({ salesforce: { org, set: controls } }, 'Saved.');
  const switches = SWITCHES.map(({ name, label, note }) => {
    const { input, row } = labelledSwitch(label, note);
    input.addEventListener('change', () => set({ [name]: input.checked }));
    return { name, input, row };
  });
  const buttons = ACTS.map(({ act, text, done }) =>
    onClick(el('button', { type: 'button', class: 'button outlined small' }, [text]), () =>
      change({ salesforce: { org, act: [act] } }, done),
    ),
  );
  const outage = outageSelect((unavailable) => set({ unavailable }));
  return {
    element: el('div', {}, [
      el('h3', {}, ['Policies and failures']),
      ...switches.map(({ row }) => row),
      outage.row,
      el('div', { class: 'buttons' }, buttons),
    ]),
    update(state) {
      for (const { name, input } of switches) input.checked = state[name];
      outage.select.value = state.unavailable;
    },
  };
}

function outageSelect(choose: (value: OrgControls['unavailable']) => void) {
  const options = OUTAGES.map(({ value, text }) => el('option', { value }, [text]));
  const select = el('select', { id: newId('outage'), class: 'plain-select' }, options);
  select.addEventListener('change', () => {
    const chosen = OUTAGES.find(({ value }) => value === select.value);
    if (chosen) choose(chosen.value);
  });
  return {
    select,
    row: el('div', { class: 'switch-row' }, [el('label', { for: select.id }, ['Availability']), select]),
  };
}
