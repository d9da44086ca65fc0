/** Owns the fields that an org with person accounts has more. Names, types and lengths are the object reference's (documented). */

import {
  addressFields,
  date,
  email,
  flag,
  phone,
  picklist,
  READ_ONLY,
  reference,
  SYSTEM,
  text,
} from '../field-builders';
import type { FieldSpec } from '../object-spec';
import { SALUTATIONS } from '../picklists';

const ofFeature = (field: FieldSpec): FieldSpec => ({ ...field, feature: 'personAccounts' });

/** Of Account; its rarer ones are left out. */
export const PERSON_FIELDS: readonly FieldSpec[] = [
  text('LastName', 80),
  text('FirstName', 40),
  picklist('Salutation', SALUTATIONS),
  reference('PersonContactId', 'Contact', { ...READ_ONLY, relationshipName: 'PersonContact' }),
  flag('IsPersonAccount', SYSTEM),
  ...addressFields('PersonMailing', 'PersonMailingAddress'),
  phone('PersonMobilePhone'),
  phone('PersonHomePhone'),
  email('PersonEmail', { idLookup: true, indexed: true }),
  text('PersonTitle', 80),
  text('PersonDepartment', 80),
  date('PersonBirthdate'),
].map(ofFeature);

/** Of Contact. */
export const IS_PERSON_ACCOUNT: FieldSpec = ofFeature(flag('IsPersonAccount', SYSTEM));
