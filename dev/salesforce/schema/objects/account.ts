/** Owns the object Account. Names, types and lengths are the object reference's (documented); its rarer fields are left out. */

import {
  addressFields,
  money,
  phone,
  picklist,
  reference,
  SYSTEM,
  text,
  textArea,
  url,
  whole,
} from '../field-builders';
import { LAST_SEEN, object, owner, SYSTEM_FIELDS } from '../object-builders';
import { INDUSTRIES, RATINGS } from '../picklists';
import { PERSON_FIELDS } from './person-account';

export const ACCOUNT = object({
  name: 'Account',
  keyPrefix: '001',
  access: { by: 'owner' },
  permissioned: true,
  mergeable: true,
  fields: [
    ...SYSTEM_FIELDS,
    reference('MasterRecordId', 'Account', { ...SYSTEM, relationshipName: 'MasterRecord', indexed: false }),
    text('Name', 255, { label: 'Account Name', required: true, nameField: true, indexed: true }),
    picklist('Type', ['Prospect', 'Customer - Direct', 'Customer - Channel', 'Technology Partner', 'Other'], {
      label: 'Account Type',
    }),
    reference('ParentId', 'Account', { label: 'Parent Account ID', childName: 'ChildAccounts' }),
    ...addressFields('Billing', 'BillingAddress'),
    ...addressFields('Shipping', 'ShippingAddress'),
    phone('Phone', { label: 'Account Phone', indexed: true }),
    phone('Fax', { label: 'Account Fax' }),
    text('AccountNumber', 40),
    url('Website'),
    text('Sic', 20, { label: 'SIC Code' }),
    picklist('Industry', INDUSTRIES),
    money('AnnualRevenue', { precision: 18, scale: 0 }),
    whole('NumberOfEmployees', { label: 'Employees' }),
    picklist('Ownership', ['Public', 'Private', 'Subsidiary', 'Other']),
    text('TickerSymbol', 20),
    textArea('Description', 32_000, { label: 'Account Description' }),
    picklist('Rating', RATINGS, { label: 'Account Rating' }),
    text('Site', 80, { label: 'Account Site' }),
    owner(),
    ...LAST_SEEN,
    ...PERSON_FIELDS,
    picklist('AccountSource', ['Web', 'Phone Inquiry', 'Partner Referral', 'Purchased List', 'Other']),
  ],
});
