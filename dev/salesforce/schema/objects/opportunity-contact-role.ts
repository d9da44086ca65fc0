/** Owns the object OpportunityContactRole: which contact plays which part in an opportunity (documented). */

import { flag, picklist, reference } from '../field-builders';
import { object, SYSTEM_FIELDS } from '../object-builders';
import { CONTACT_ROLES } from '../picklists';

export const OPPORTUNITY_CONTACT_ROLE = object({
  name: 'OpportunityContactRole',
  label: 'Opportunity Contact Role',
  keyPrefix: '00K',
  access: { by: 'parents', parents: ['OpportunityId'] },
  searchable: false,
  fields: [
    ...SYSTEM_FIELDS,
    reference('OpportunityId', 'Opportunity', {
      required: true,
      updateable: false,
      childName: 'OpportunityContactRoles',
      onDelete: 'cascade',
    }),
    reference('ContactId', 'Contact', {
      required: true,
      childName: 'OpportunityContactRoles',
      onDelete: 'cascade',
    }),
    picklist('Role', CONTACT_ROLES, { permissionable: false }),
    flag('IsPrimary', { label: 'Primary' }),
  ],
});
