/** Owns the objects Organization and RecordType (documented; rarer fields are left out). */

import { dateTime, flag, phone, picklist, SYSTEM, text, textArea } from '../field-builders';
import { SETUP_FIELDS, setupObject } from '../object-builders';

export const ORGANIZATION = setupObject({
  name: 'Organization',
  keyPrefix: '00D',
  layoutable: true,
  fields: [
    ...SETUP_FIELDS,
    text('Name', 80, { required: true, nameField: true }),
    phone('Phone'),
    text('Country', 80),
    text('PrimaryContact', 80),
    text('DefaultLocaleSidKey', 40, { required: true }),
    text('LanguageLocaleKey', 40, { required: true }),
    text('TimeZoneSidKey', 40, { required: true, label: 'Time Zone' }),
    text('InstanceName', 5, SYSTEM),
    flag('IsSandbox', SYSTEM),
    picklist('OrganizationType', ['Developer Edition', 'Enterprise Edition', 'Unlimited Edition'], SYSTEM),
    text('NamespacePrefix', 15, SYSTEM),
    dateTime('TrialExpirationDate', SYSTEM),
  ],
});

export const RECORD_TYPE = setupObject({
  name: 'RecordType',
  label: 'Record Type',
  keyPrefix: '012',
  fields: [
    ...SETUP_FIELDS,
    text('Name', 80, { required: true, nameField: true }),
    text('DeveloperName', 80, { required: true }),
    text('SobjectType', 40, { required: true }),
    textArea('Description', 255),
    flag('IsActive'),
  ],
});
