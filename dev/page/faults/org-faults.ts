/** Owns the faults of one org that need more than a switch, as forms. */

import type { OrgRow } from '../../host/api';
import type { FaultForm } from './fault-form';

export function orgFaultForms(org: OrgRow['org']): readonly FaultForm[] {
  return [
    {
      title: 'Refused token',
      note: 'What the token endpoint answers to one kind of grant.',
      fields: [
        {
          name: 'grantType',
          label: 'Grant',
          choices: ['refresh_token', 'authorization_code'].map((value) => ({ value, text: value })),
        },
        { name: 'status', label: 'Status', type: 'number', value: '400', required: true },
        { name: 'error', label: 'Error', value: 'invalid_grant', required: true },
        { name: 'text', label: 'Description', value: 'expired access/refresh token' },
      ],
      button: 'Refuse',
      on: ({ grantType = '', status, error = '', text = '' }) => {
        const tokenAnswer = { grantType, status: Number(status), error, error_description: text };
        return { salesforce: { org, set: { tokenAnswer } } };
      },
      off: () => ({ salesforce: { org, set: { tokenAnswer: null } } }),
      isOn: ({ salesforce }) => 'tokenAnswer' in salesforce[org],
    },
    {
      title: 'Wrong instance address',
      note: 'What the token endpoint says as instance_url.',
      fields: [{ name: 'url', label: 'Address', value: 'https://evil.example', required: true }],
      button: 'Switch on',
      on: ({ url = '' }) => ({ salesforce: { org, set: { instanceUrl: url } } }),
      off: () => ({ salesforce: { org, set: { instanceUrl: null } } }),
      isOn: ({ salesforce }) => 'instanceUrl' in salesforce[org],
    },
    {
      title: 'Refreshed org',
      note: 'The org has another id, 18 characters, and has forgotten every session and grant.',
      fields: [{ name: 'id', label: 'Organization ID', value: '00D000000000001EAA', required: true }],
      button: 'Refresh',
      on: ({ id = '' }) => ({ salesforce: { org, set: { organizationId: id } } }),
      off: () => ({ salesforce: { org, set: { organizationId: null } } }),
      isOn: ({ salesforce }) => 'organizationId' in salesforce[org],
    },
    {
      title: 'Service user’s permissions',
      note: 'Those that are left, with commas between. Clear gives back what there was.',
      fields: [{ name: 'names', label: 'Permissions', placeholder: 'none' }],
      button: 'Set',
      on: ({ names = '' }) => {
        const servicePermissions = names.split(/[\s,]+/).filter((name) => name !== '');
        return { salesforce: { org, set: { servicePermissions } } };
      },
      isOn: ({ salesforce }) => 'servicePermissions' in salesforce[org],
    },
  ];
}
