/** Owns the faults of Gmail as forms. */

import type { FaultsState } from '../../host/api';
import type { FaultForm } from './fault-form';

type Act = NonNullable<FaultsState['google']['gmailFault']>['act'];
const ACTS: readonly { value: Act; text: string }[] = [
  { value: '503', text: 'Answers 503' },
  { value: '429', text: 'Answers 429' },
  { value: 'slow', text: 'Is slow' },
];

export const GMAIL_FAULTS: readonly FaultForm[] = [
  {
    title: 'Failing Gmail',
    note: 'What Gmail’s REST API answers, to every request or to those whose path has this in it.',
    fields: [
      { name: 'act', label: 'Gmail', choices: ACTS },
      { name: 'path', label: 'Path has', placeholder: 'anything' },
      { name: 'ms', label: 'Slow by ms', type: 'number', placeholder: '10000' },
    ],
    button: 'Switch on',
    on: ({ act, path, ms }) => ({
      google: {
        gmailFault: {
          act: ACTS.find(({ value }) => value === act)?.value ?? '503',
          ...(path ? { path } : {}),
          ...(ms ? { slowMs: Number(ms) } : {}),
        },
      },
    }),
    off: () => ({ google: { gmailFault: null } }),
    isOn: ({ google }) => google.gmailFault !== null,
  },
  {
    title: 'Small batches',
    note: 'Parts of one batch that are answered at once; those beyond get 429.',
    fields: [{ name: 'parts', label: 'Parts', type: 'number', value: '25', required: true }],
    button: 'Switch on',
    on: ({ parts }) => ({ google: { gmailBatchAtOnce: Number(parts) } }),
    off: () => ({ google: { gmailBatchAtOnce: null } }),
    isOn: ({ google }) => google.gmailBatchAtOnce !== null,
  },
  {
    title: 'Expired history',
    note: 'Every history id up to now is too old at once, as after a long absence.',
    fields: [],
    button: 'Expire now',
    on: () => ({ google: { expireGmailHistory: true } }),
    isOn: () => false,
  },
];
