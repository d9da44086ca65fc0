/** Owns the controls of an org that concern its data and the way to it: what they are at first, and what they may be. */

import { type Check, listOf, mapOf, may, oneOf, shape, text, whole, yesOrNo } from '../world/checks';
import type { OrgControls } from './controls';
import { type DataSwitches, INITIAL_SWITCHES } from './data-switches';
import { orgFaults } from './faults/fault-checks';

export type DataControls = DataSwitches & Pick<OrgControls, 'faults' | 'movedTo'>;

/** Nothing is set. */
export const QUIET: DataControls = {
  ...INITIAL_SWITCHES,
  faults: [],
  movedTo: null,
};

const fieldValue: Check = (value) =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value)
    ? undefined
    : 'must be a text, a number, true, false or null';

const RULE = shape({
  object: text,
  message: text,
  field: may(text),
  when: may(shape({ field: text, equals: fieldValue })),
});

/** `Contact.Email`. */
const fieldNames: Check = (value) => {
  const wrong = Object.keys(value as object).find((name) => !/^\w+\.\w+$/.test(name));
  return wrong === undefined ? undefined : `cannot have ${wrong}; name a field as in Contact.Email`;
};

/** A host name, without a scheme or a port. */
const hostName: Check = (value) =>
  typeof value === 'string' && /^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(value)
    ? undefined
    : 'must be a host name, or null';

/** The ends of sentences that begin with the control's name. */
export const DATA_CHECKS: Record<keyof DataControls, Check> = {
  metadataDeployed: yesOrNo,
  alsoDeployed: listOf(text),
  notUnique: listOf(text),
  readOnly: yesOrNo,
  storageFull: yesOrNo,
  lockRows: shape({ times: whole(0), after: may(whole(0)) }),
  sharedActivities: yesOrNo,
  enhancedEmail: yesOrNo,
  personAccounts: yesOrNo,
  duplicateRules: oneOf('off', 'alert', 'block'),
  validationRules: listOf(RULE),
  fieldPermissions: (value) => mapOf(oneOf('none', 'read'))(value) ?? fieldNames(value),
  sharing: mapOf(oneOf('Private', 'Read', 'ReadWrite', 'ControlledByParent')),
  faults: orgFaults,
  duplicateKey: oneOf('duplicateResut', 'duplicateResult'),
  movedTo: (value) => (value === null ? undefined : hostName(value)),
};
