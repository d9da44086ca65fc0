/** Owns the short forms in which the files of schema/objects write fields down. */

import type { FieldSpec, FieldType, PicklistValue } from './object-spec';

export type FieldOptions = Partial<Omit<FieldSpec, 'name' | 'label' | 'type'>> & {
  /** Asked for at creation. */
  required?: boolean;
};

const DEFAULTS: Omit<FieldSpec, 'name' | 'label' | 'type'> = {
  length: 0,
  precision: 0,
  scale: 0,
  nillable: true,
  createable: true,
  updateable: true,
  filterable: true,
  sortable: true,
  groupable: true,
  defaultValue: null,
  defaultedOnCreate: false,
  unique: false,
  caseSensitive: false,
  externalId: false,
  idLookup: false,
  nameField: false,
  calculated: false,
  custom: false,
  permissionable: true,
  htmlFormatted: false,
  restrictedPicklist: false,
  picklist: [],
  referenceTo: [],
  relationshipName: null,
  childName: null,
  onDelete: 'clear',
  compound: null,
  indexed: false,
  feature: null,
  inlineHelpText: null,
};

/** Nobody writes it but the platform. */
export const SYSTEM = { createable: false, updateable: false, permissionable: false } as const;
/** The platform works it out; field-level security still applies. */
export const READ_ONLY = { createable: false, updateable: false } as const;

export function field(
  type: FieldType,
  name: string,
  options: FieldOptions & { label?: string } = {},
): FieldSpec {
  const { required, label = labelOf(name), ...rest } = options;
  const asked = required ? { nillable: false, permissionable: false } : {};
  return { ...DEFAULTS, ...asked, ...rest, name, label, type };
}

/** `AccountId` is labelled "Account ID", `MailingPostalCode` "Mailing Postal Code". */
export function labelOf(name: string): string {
  return name
    .replace(/__c$/, '')
    .replaceAll('_', ' ')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/\bId\b/, 'ID');
}

type Named = [name: string, options?: FieldOptions & { label?: string }];

export const text = (name: string, length: number, options?: Named[1]) =>
  field('string', name, { length, ...options });
/** Up to 255 characters it can be sorted and grouped; above, not even filtered (documented). */
export const textArea = (name: string, length: number, options?: Named[1]) =>
  field('textarea', name, {
    length,
    ...(length > 255 ? { filterable: false, sortable: false, groupable: false } : {}),
    ...options,
  });
export const email = (...[name, options]: Named) => field('email', name, { length: 80, ...options });
export const phone = (...[name, options]: Named) => field('phone', name, { length: 40, ...options });
export const url = (name: string, length = 255, options?: Named[1]) =>
  field('url', name, { length, ...options });
export const flag = (...[name, options]: Named) =>
  field('boolean', name, { nillable: false, defaultedOnCreate: true, defaultValue: false, ...options });
export const whole = (...[name, options]: Named) => field('int', name, { precision: 8, ...options });
export const decimal = (...[name, options]: Named) =>
  field('double', name, { precision: 18, scale: 2, groupable: false, ...options });
export const money = (...[name, options]: Named) =>
  field('currency', name, { precision: 18, scale: 2, groupable: false, ...options });
export const percent = (...[name, options]: Named) =>
  field('percent', name, { precision: 3, groupable: false, ...options });
export const date = (...[name, options]: Named) => field('date', name, options);
export const dateTime = (...[name, options]: Named) =>
  field('datetime', name, { groupable: false, ...options });

/** Values as texts, or with what they mean; a list that is not restricted takes any text (documented). */
export const picklist = (name: string, values: readonly (string | PicklistValue)[], options?: Named[1]) =>
  field('picklist', name, {
    length: 255,
    picklist: values.map((value) => (typeof value === 'string' ? { value, label: value } : value)),
    ...options,
  });

/** `referenceTo` and how paths and subqueries call it. */
export const reference = (
  name: string,
  to: string | readonly string[],
  options: NonNullable<Named[1]> = {},
) =>
  field('reference', name, {
    length: 18,
    referenceTo: typeof to === 'string' ? [to] : to,
    relationshipName: name.replace(/Id$/, ''),
    indexed: true,
    ...options,
  });

/** Street to country, and the compound field that shows them together. */
export function addressFields(prefix: string, name: string): FieldSpec[] {
  const part = { compound: name };
  return [
    textArea(`${prefix}Street`, 255, part),
    text(`${prefix}City`, 40, part),
    text(`${prefix}State`, 80, part),
    text(`${prefix}PostalCode`, 20, part),
    text(`${prefix}Country`, 80, part),
    field('address', name, { ...READ_ONLY, filterable: true, sortable: false, groupable: false }),
  ];
}
