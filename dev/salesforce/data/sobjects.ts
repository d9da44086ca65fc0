/** Owns the basic information on objects: their names, and what the caller may do with them. */

import type { OrgUser } from '../org';

interface SObject {
  name: string;
  label: string;
  labelPlural: string;
  keyPrefix: string | null;
  /** The permissions a user needs to create one; null: nobody can by API. */
  create: string[] | null;
}

/**
 * That a logged email needs the task's permissions is assumed: access to it follows its task (documented). Object
 * permissions of profiles are not modelled.
 */
const SOBJECTS: SObject[] = [
  {
    name: 'EmailMessage',
    label: 'Email Message',
    labelPlural: 'Email Messages',
    keyPrefix: '02s',
    create: ['EditTask', 'ActivitiesAccess'],
  },
  {
    name: 'EmailMessageRelation',
    label: 'Email Message Relation',
    labelPlural: 'Email Message Relations',
    keyPrefix: '0C3',
    create: ['EditTask', 'ActivitiesAccess'],
  },
  { name: 'Event', label: 'Event', labelPlural: 'Events', keyPrefix: '00U', create: ['EditEvent'] },
  {
    name: 'Organization',
    label: 'Organization',
    labelPlural: 'Organizations',
    keyPrefix: '00D',
    create: null,
  },
  { name: 'Task', label: 'Task', labelPlural: 'Tasks', keyPrefix: '00T', create: ['EditTask'] },
  { name: 'User', label: 'User', labelPlural: 'Users', keyPrefix: '005', create: ['ManageUsers'] },
];

/** What `sobjects` lists for this user. `path` is `/services/data/vXX.X`. */
export function describeAll(user: OrgUser, path: string): object[] {
  return SOBJECTS.map((sobject) => describe(sobject, user, path));
}

/** Undefined for an object the org does not have. Paths tell no case (assumed). */
export function describeOne(name: string, user: OrgUser, path: string): object | undefined {
  const found = SOBJECTS.find((sobject) => sobject.name.toLowerCase() === name.toLowerCase());
  return found && describe(found, user, path);
}

/** Fields as jsforce's types have them (seen). */
function describe(sobject: SObject, user: OrgUser, path: string): object {
  const { name, label, labelPlural, keyPrefix, create } = sobject;
  const createable = create !== null && create.every((permission) => user.permissions.includes(permission));
  const own = `${path}/sobjects/${name}`;
  return {
    activateable: false,
    createable,
    custom: false,
    customSetting: false,
    deletable: createable && name !== 'User',
    deprecatedAndHidden: false,
    feedEnabled: false,
    keyPrefix,
    label,
    labelPlural,
    layoutable: true,
    mergeable: false,
    name,
    queryable: true,
    replicateable: true,
    retrieveable: true,
    searchable: name !== 'Organization',
    triggerable: name !== 'Organization',
    undeletable: createable && name !== 'User',
    updateable: createable,
    urls: { sobject: own, describe: `${own}/describe`, rowTemplate: `${own}/{ID}` },
  };
}
