/** Owns the object Opportunity. Names, types and lengths are the object reference's (documented); its rarer fields are left out. */

import {
  date,
  flag,
  money,
  percent,
  picklist,
  READ_ONLY,
  reference,
  SYSTEM,
  text,
  textArea,
  whole,
} from '../field-builders';
import { LAST_SEEN, object, owner, SYSTEM_FIELDS } from '../object-builders';
import { FORECAST_CATEGORIES, LEAD_SOURCES, OPPORTUNITY_STAGES } from '../picklists';

export const OPPORTUNITY = object({
  name: 'Opportunity',
  labelPlural: 'Opportunities',
  keyPrefix: '006',
  access: { by: 'owner' },
  permissioned: true,
  fields: [
    ...SYSTEM_FIELDS,
    reference('AccountId', 'Account', { childName: 'Opportunities', onDelete: 'cascade' }),
    flag('IsPrivate', { label: 'Private' }),
    text('Name', 120, { required: true, nameField: true, indexed: true }),
    textArea('Description', 32_000),
    picklist('StageName', OPPORTUNITY_STAGES, { label: 'Stage', required: true }),
    money('Amount'),
    percent('Probability', { label: 'Probability (%)', defaultedOnCreate: true }),
    money('ExpectedRevenue', { ...READ_ONLY, label: 'Expected Amount', calculated: true }),
    date('CloseDate', { required: true, indexed: true }),
    picklist('Type', ['Existing Business', 'New Business'], { label: 'Opportunity Type' }),
    text('NextStep', 255),
    picklist('LeadSource', LEAD_SOURCES),
    flag('IsClosed', { ...SYSTEM, label: 'Closed' }),
    flag('IsWon', { ...SYSTEM, label: 'Won' }),
    picklist('ForecastCategory', FORECAST_CATEGORIES, {
      ...SYSTEM,
      nillable: false,
      defaultedOnCreate: true,
    }),
    text('ForecastCategoryName', 255, { label: 'Forecast Category', defaultedOnCreate: true }),
    owner(),
    flag('HasOpportunityLineItem', { ...SYSTEM, label: 'Has Line Item' }),
    reference('ContactId', 'Contact', { createable: true, updateable: false, indexed: false }),
    whole('FiscalQuarter', { ...SYSTEM, calculated: true }),
    whole('FiscalYear', { ...SYSTEM, calculated: true }),
    text('Fiscal', 6, { ...SYSTEM, label: 'Fiscal Period', calculated: true }),
    ...LAST_SEEN,
  ],
});
