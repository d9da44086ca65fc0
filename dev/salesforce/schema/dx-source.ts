/** Owns reading a Salesforce DX project: custom objects, custom fields and permission sets, as plain data. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CustomSchema } from './catalog';
import { customField, customObject } from './custom-fields';
import { childText, parseXml, type XmlElement } from './metadata-xml';
import { customShare } from './objects/shares';

export interface DxSource {
  /** The first is the default one. */
  packages: ({ name: string } & CustomSchema)[];
  /** Of all packages; what two of them say of one set is one set. */
  permissionSets: PermissionSetSource[];
}

export interface PermissionSetSource {
  name: string;
  label: string;
  userPermissions: string[];
  objects: { object: string; allow: Record<ObjectAllow, boolean> }[];
  fields: { object: string; field: string; readable: boolean; editable: boolean }[];
}

/** As the metadata files call them. */
export const OBJECT_ALLOWS = [
  'allowRead',
  'allowCreate',
  'allowEdit',
  'allowDelete',
  'viewAllRecords',
  'modifyAllRecords',
] as const;
export type ObjectAllow = (typeof OBJECT_ALLOWS)[number];

/**
 * Reads `directory`, which holds `sfdx-project.json`. Kinds of metadata that a simulated org has no use for are left.
 * @throws Error naming the file that cannot be read
 */
export function readDxSource(directory: string): DxSource {
  const names = packagesOf(join(directory, 'sfdx-project.json'));
  const homes = names.map((name) => ({ name, home: join(directory, name, 'main/default') }));
  return {
    packages: homes.map(({ name, home }) => ({ name, ...schemaIn(home) })),
    permissionSets: merged(homes.flatMap(({ home }) => permissionSetsIn(home))),
  };
}

/** All that any of the packages would add to an org. */
export function wholeSchema({ packages }: DxSource): CustomSchema {
  return {
    objects: packages.flatMap(({ objects }) => objects),
    fields: packages.flatMap(({ fields }) => fields),
  };
}

/** The default one first; a project without a file has the usual one. */
function packagesOf(file: string): string[] {
  if (!existsSync(file)) return ['force-app'];
  const { packageDirectories } = JSON.parse(readFileSync(file, 'utf8')) as {
    packageDirectories: { path: string; default?: boolean }[];
  };
  return [...packageDirectories]
    .sort((one, other) => Number(other.default ?? false) - Number(one.default ?? false))
    .map(({ path }) => path);
}

function schemaIn(home: string): CustomSchema {
  const objectNames = namesIn(join(home, 'objects'));
  const custom = objectNames.filter((name) => name.endsWith('__c'));
  const objects = custom.flatMap((name, index) => {
    const file = join(home, 'objects', name, `${name}.object-meta.xml`);
    const spec = customObject(name, readXml(file), index * 2);
    return [spec, customShare(name, `a${String(index * 2 + 1).padStart(2, '0')}`)];
  });
  const fields = objectNames.flatMap((name) =>
    filesIn(join(home, 'objects', name, 'fields'), '.field-meta.xml').map((file) => ({
      object: name,
      field: customField(readXml(file), file),
    })),
  );
  return { objects, fields };
}

function permissionSetsIn(home: string): PermissionSetSource[] {
  return filesIn(join(home, 'permissionsets'), '.permissionset-meta.xml').map((file) =>
    permissionSet(readXml(file), /([^/\\]+)\.permissionset-meta\.xml$/.exec(file)![1]!),
  );
}

/** Kinder than an org: what a later one grants of a field is there before the field, and opens nothing. */
function merged(sets: PermissionSetSource[]): PermissionSetSource[] {
  const byName = new Map<string, PermissionSetSource>();
  for (const set of sets) {
    const known = byName.get(set.name);
    byName.set(set.name, known ? { ...known, fields: [...known.fields, ...set.fields] } : set);
  }
  return [...byName.values()];
}

function permissionSet(source: XmlElement, name: string): PermissionSetSource {
  const all = (kind: string) => source.children.filter((child) => child.name === kind);
  const isTrue = (element: XmlElement, child: string) => childText(element, child) === 'true';
  return {
    name,
    label: childText(source, 'label') ?? name,
    userPermissions: all('userPermissions')
      .filter((one) => isTrue(one, 'enabled'))
      .map((one) => childText(one, 'name') ?? ''),
    objects: all('objectPermissions').map((one) => ({
      object: childText(one, 'object') ?? '',
      allow: Object.fromEntries(OBJECT_ALLOWS.map((kind) => [kind, isTrue(one, kind)])) as Record<
        ObjectAllow,
        boolean
      >,
    })),
    fields: all('fieldPermissions').map((one) => {
      const [object = '', field = ''] = (childText(one, 'field') ?? '').split('.');
      return { object, field, readable: isTrue(one, 'readable'), editable: isTrue(one, 'editable') };
    }),
  };
}

const readXml = (file: string) => parseXml(readFileSync(file, 'utf8'), file);

function namesIn(directory: string): string[] {
  return existsSync(directory) ? readdirSync(directory).sort() : [];
}

function filesIn(directory: string, ending: string): string[] {
  return namesIn(directory)
    .filter((name) => name.endsWith(ending))
    .map((name) => join(directory, name));
}
