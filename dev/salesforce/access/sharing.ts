/**
 * Owns which records a user reaches, as SQL: owners, the role hierarchy, shares, organization-wide defaults, parents.
 * Sharing rules, teams and territories are not modelled: a share row can stand for each.
 */

import type { SharingModel } from '../org-data';
import type { Catalog } from '../schema/catalog';
import type { ObjectSpec } from '../schema/object-spec';
import type { Params } from '../storage/params';
import type { Rights } from './rights';

/** `all` is what an owner has: deleting and handing over too. */
export type AccessLevel = 'read' | 'edit' | 'all';

export interface Asking {
  rights: Rights;
  params: Params;
}

export interface Sharing {
  /**
   * A condition on the rows of `object` that stand as `row`: those that the user reaches at this level. Undefined when
   * that is all of them. Object permissions are looked at for View All alone.
   */
  condition(
    target: { object: ObjectSpec; row: string; level: AccessLevel },
    asking: Asking,
  ): string | undefined;
}

export interface SharingDeps {
  catalog: () => Catalog;
  model: (object: string) => SharingModel;
}

type Target = Parameters<Sharing['condition']>[0];

/** How far parents are followed: an email's task's contact's account. */
const DEEPEST = 5;
/** Whoever reaches one of these reads its account: implicit sharing (documented). */
const IMPLICIT_CHILDREN = ['Opportunity', 'Case', 'Contact'];

export function createSharing({ catalog, model }: SharingDeps): Sharing {
  function condition(target: Target, asking: Asking, depth = 0): string | undefined {
    const { object, level } = target;
    const rights = asking.rights.object(object);
    if (rights.modifyAll || (level === 'read' && rights.viewAll)) return undefined;
    if (depth > DEEPEST) return '0';
    switch (object.access.by) {
      case 'all':
        return undefined;
      case 'owner':
        return owned(target, asking, depth);
      case 'parents':
        return anyOf([...throughParents(target, asking, depth), ...asCreator(target, asking)]);
      case 'ownerOrParent':
        return object.name === 'Contact' ? contact(target, asking, depth) : activity(target, asking, depth);
    }
  }

  function owned(target: Target, asking: Asking, depth: number): string | undefined {
    const own = model(target.object.name);
    if (own === 'ReadWrite' && target.level !== 'all') return undefined;
    if (own === 'Read' && target.level === 'read') return undefined;
    const implicit =
      target.object.name === 'Account' && target.level === 'read'
        ? implicitParent(target, asking, depth)
        : [];
    return anyOf([...byOwner(target, asking), ...byShare(target, asking), ...implicit]);
  }

  /** An account is read through its children: what the user owns or was given, not what the account itself opens. */
  function implicitParent({ row }: Target, asking: Asking, depth: number): string[] {
    if (depth > 0) return [];
    return IMPLICIT_CHILDREN.map((name) => {
      const object = catalog().object(name)!;
      const target: Target = { object, row: `i${name}`, level: 'read' };
      const reached = anyOf([...byOwner(target, asking), ...byShare(target, asking)]);
      return (
        `EXISTS (SELECT 1 FROM "${name}" i${name} WHERE i${name}."AccountId" = ${row}."Id" ` +
        `AND i${name}."IsDeleted" = 0 AND ${reached})`
      );
    });
  }

  /** Controlled by Parent: the account decides; one without an account is its owner's alone (documented). */
  function contact(target: Target, asking: Asking, depth: number): string | undefined {
    if (model('Contact') !== 'ControlledByParent') return owned(target, asking, depth);
    const { row } = target;
    const ownerless = `(${row}."AccountId" IS NULL AND ${anyOf(byOwner(target, asking))})`;
    return anyOf([ownerless, ...byShare(target, asking), ...throughParents(target, asking, depth)]);
  }

  /** Private: the owner and those above change it, whoever reads what it is about reads it (documented). */
  function activity(target: Target, asking: Asking, depth: number): string | undefined {
    const isControlled = model(target.object.name) === 'ControlledByParent';
    const parents = isControlled || target.level === 'read' ? throughParents(target, asking, depth) : [];
    const reached = anyOf([...byOwner(target, asking), ...parents]);
    if (target.object.name !== 'Event') return reached;
    const { row } = target;
    return `(${reached} AND (${row}."IsPrivate" = 0 OR ${row}."OwnerId" = ${asking.params.bind(asking.rights.userId)}))`;
  }

  /** What hangs on a record is changed, deleted too, by who may edit that record. */
  function throughParents(target: Target, asking: Asking, depth: number): string[] {
    const { object, row } = target;
    const level = target.level === 'read' ? 'read' : 'edit';
    const parents = 'parents' in object.access ? object.access.parents : [];
    return parents.flatMap((name) => {
      const field = catalog().field(object, name);
      return (field?.referenceTo ?? []).flatMap((parentName) => {
        const parent = catalog().object(parentName);
        if (!parent || !asking.rights.object(parent).read) return [];
        const alias = `p${depth}${parent.name.replace(/\W/g, '')}`;
        const reached = condition({ object: parent, row: alias, level }, asking, depth + 1);
        const exists = `EXISTS (SELECT 1 FROM "${parent.name}" ${alias} WHERE ${alias}."Id" = ${row}."${name}"`;
        return [reached === undefined ? `${exists})` : `${exists} AND ${reached})`];
      });
    });
  }

  return { condition: (target, asking) => condition(target, asking) };
}

const anyOf = (conditions: string[]) => (conditions.length === 0 ? '0' : `(${conditions.join(' OR ')})`);

/** The creator of an email always has access (documented). */
function asCreator({ object, row }: Target, { rights, params }: Asking): string[] {
  return object.name === 'EmailMessage' ? [`${row}."CreatedById" = ${params.bind(rights.userId)}`] : [];
}

/** The user's own, those of the queues they are in, and those of everybody below in the role hierarchy. */
function byOwner({ row }: Target, { rights, params }: Asking): string[] {
  const me = params.bind(rights.userId);
  const own = [`${row}."OwnerId" = ${me}`, `${row}."OwnerId" IN (${groupsOf(me)})`];
  if (rights.roleId === null) return own;
  return [...own, `${row}."OwnerId" IN (${usersBelow(params.bind(rights.roleId))})`];
}

const groupsOf = (user: string) =>
  `SELECT g."GroupId" FROM "GroupMember" g WHERE g."UserOrGroupId" = ${user}`;

function usersBelow(role: string): string {
  return (
    `WITH RECURSIVE below(id) AS (SELECT r."Id" FROM "UserRole" r WHERE r."ParentRoleId" = ${role} ` +
    'UNION SELECT r."Id" FROM "UserRole" r JOIN below ON r."ParentRoleId" = below.id) ' +
    'SELECT u."Id" FROM "User" u JOIN below ON u."UserRoleId" = below.id'
  );
}

const ENOUGH: Record<AccessLevel, string> = {
  read: "('Read', 'Edit', 'All')",
  edit: "('Edit', 'All')",
  all: "('All')",
};

function byShare({ object, row, level }: Target, { rights, params }: Asking): string[] {
  const { table, parent, access } = shareOf(object);
  const me = params.bind(rights.userId);
  return [
    `EXISTS (SELECT 1 FROM "${table}" s WHERE s."${parent}" = ${row}."Id" AND s."${access}" IN ${ENOUGH[level]} ` +
      `AND (s."UserOrGroupId" = ${me} OR s."UserOrGroupId" IN (${groupsOf(me)})))`,
  ];
}

/** The share object of an owned one; custom objects have their own pattern (documented). */
export function shareOf({ name, custom }: ObjectSpec): { table: string; parent: string; access: string } {
  if (custom) return { table: name.replace(/__c$/, '__Share'), parent: 'ParentId', access: 'AccessLevel' };
  return { table: `${name}Share`, parent: `${name}Id`, access: `${name}AccessLevel` };
}
