/** Owns the way from a CustomField or CustomObject file to the schema: what an admin deploys is what is simulated. */

import {
  date,
  dateTime,
  decimal,
  email,
  field,
  type FieldOptions,
  flag,
  money,
  percent,
  phone,
  picklist,
  reference,
  SYSTEM,
  text,
  textArea,
  url,
} from './field-builders';
import { LAST_SEEN, object, owner, SYSTEM_FIELDS } from './object-builders';
import { childText, type XmlElement } from './metadata-xml';
import type { FieldSpec, ObjectSpec } from './object-spec';

/** @throws Error for a type of field that is not built here */
export function customField(source: XmlElement, file: string): FieldSpec {
  const read = (name: string) => childText(source, name);
  const isSet = (name: string) => read(name) === 'true';
  const name = read('fullName') ?? '';
  if (!/^[A-Za-z]\w*__c$/.test(name)) throw new Error(`${file}: ${name} is no name of a custom field.`);
  const options: FieldOptions & { label: string } = {
    label: read('label') ?? name,
    custom: true,
    required: isSet('required'),
    unique: isSet('unique'),
    externalId: isSet('externalId'),
    // An external id can find a record (documented).
    idLookup: isSet('externalId'),
    caseSensitive: isSet('caseSensitive'),
    indexed: isSet('externalId') || isSet('unique'),
    inlineHelpText: read('inlineHelpText') ?? null,
  };
  const length = Number(read('length') ?? 255);
  const builders: Record<string, () => FieldSpec> = {
    Text: () => text(name, length, options),
    TextArea: () => textArea(name, 255, options),
    LongTextArea: () => textArea(name, length, options),
    Email: () => email(name, options),
    Phone: () => phone(name, options),
    Url: () => url(name, 255, options),
    Checkbox: () => flag(name, { ...options, defaultValue: read('defaultValue') === 'true' }),
    Date: () => date(name, options),
    DateTime: () => dateTime(name, options),
    Number: () => decimal(name, { ...options, ...digits(source) }),
    Currency: () => money(name, { ...options, ...digits(source) }),
    Percent: () => percent(name, { ...options, ...digits(source) }),
    Picklist: () => picklist(name, values(source), { ...options, restrictedPicklist: isRestricted(source) }),
    MultiselectPicklist: () =>
      field('multipicklist', name, { ...picklist(name, values(source), options), ...options }),
    Lookup: () => customReference(name, source, options),
  };
  const build = builders[read('type') ?? ''];
  if (!build) throw new Error(`${file}: fields of type ${read('type')} are not built in this simulator.`);
  return build();
}

function customReference(name: string, source: XmlElement, options: FieldOptions): FieldSpec {
  const child = childText(source, 'relationshipName');
  return reference(name, childText(source, 'referenceTo') ?? '', {
    ...options,
    indexed: true,
    relationshipName: name.replace(/__c$/, '__r'),
    ...(child === undefined ? {} : { childName: `${child}__r` }),
  });
}

function digits(source: XmlElement): { precision: number; scale: number } {
  return {
    precision: Number(childText(source, 'precision') ?? 18),
    scale: Number(childText(source, 'scale') ?? 0),
  };
}

const below = (source: XmlElement, ...path: string[]): XmlElement[] =>
  path.reduce<XmlElement[]>(
    (at, name) => at.flatMap(({ children }) => children.filter((child) => child.name === name)),
    [source],
  );

function values(source: XmlElement) {
  return below(source, 'valueSet', 'valueSetDefinition', 'value').map((value) => ({
    value: childText(value, 'fullName') ?? '',
    label: childText(value, 'label') ?? childText(value, 'fullName') ?? '',
    ...(childText(value, 'default') === 'true' ? { isDefault: true as const } : {}),
  }));
}

function isRestricted(source: XmlElement): boolean {
  return below(source, 'valueSet', 'restricted')[0]?.text === 'true';
}

/** Key prefixes of custom objects start with `a`; the org deals them out (documented), here by the alphabet. */
export function customObject(name: string, source: XmlElement, index: number): ObjectSpec {
  const nameField = source.children.find((child) => child.name === 'nameField');
  return object({
    name,
    label: childText(source, 'label') ?? name,
    labelPlural: childText(source, 'pluralLabel') ?? name,
    keyPrefix: `a${String(index).padStart(2, '0')}`,
    custom: true,
    permissioned: true,
    access: { by: 'owner' },
    fields: [
      ...SYSTEM_FIELDS,
      owner(['Group', 'User']),
      nameField && childText(nameField, 'type') === 'AutoNumber'
        ? text('Name', 80, { ...SYSTEM, nameField: true, indexed: true, defaultedOnCreate: true })
        : text('Name', 80, {
            label: (nameField && childText(nameField, 'label')) ?? 'Name',
            nameField: true,
            indexed: true,
            // Without a name a record is called by its id (documented).
            defaultedOnCreate: true,
            permissionable: false,
          }),
      ...LAST_SEEN,
    ],
  });
}
