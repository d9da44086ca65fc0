/** Owns whom and what an activity is about: the relation rows behind WhoId, WhatId and the lists, and its account. */

import type { SqlValue } from '../storage/database';
import type { Row } from '../storage/rows';
import { insertByPlatform } from './platform-rows';
import { failure } from './save-failure';
import type { Draft, Saving } from './saving';

type Kind = 'Task' | 'Event';

/** An activity has fifty contacts, or one lead (documented). */
const MOST_PEOPLE = 50;

/** The first of the list stands in WhoId, and WhoId alone is a list of one (documented). */
export function whoAndAccount(saving: Saving, draft: Draft, kind: Kind): Row {
  const who = firstPerson(draft, kind);
  const what = draft.row['WhatId'] ?? null;
  const people = peopleOf(draft, who, kind);
  checkPeople(people, what);
  const counts = isUntouched(draft, kind)
    ? {}
    : { WhoCount: people.length, WhatCount: what === null ? 0 : 1 };
  return {
    WhoId: who,
    AccountId: accountOf(saving, { who, what }),
    ...(saving.deps.switches.sharedActivities ? counts : {}),
  };
}

function firstPerson({ lists, given, row }: Draft, kind: Kind): SqlValue {
  const list = lists.get(`${kind}WhoIds`);
  return (list && !given.has('WhoId') ? list[0] : row['WhoId']) ?? null;
}

function peopleOf({ lists }: Draft, who: SqlValue, kind: Kind): string[] {
  const first = typeof who === 'string' ? [who] : [];
  return [...new Set([...first, ...(lists.get(`${kind}WhoIds`) ?? [])])];
}

/** Words assumed. */
function checkPeople(ids: string[], what: SqlValue): void {
  const leads = ids.filter((id) => id.startsWith('00Q'));
  if (ids.length > MOST_PEOPLE || (leads.length > 0 && ids.length > 1))
    throw failure('FIELD_INTEGRITY_EXCEPTION', `An activity has one lead, or up to ${MOST_PEOPLE} contacts`, [
      'WhoId',
    ]);
  if (leads.length > 0 && what !== null)
    throw failure('FIELD_INTEGRITY_EXCEPTION', 'An activity of a lead is related to nothing else', [
      'WhatId',
    ]);
}

/** Of what it is about, else of whom (documented). */
export function accountOf(
  { deps, catalog }: Saving,
  { who, what }: { who: SqlValue; what: SqlValue },
): SqlValue {
  for (const id of [what, who]) {
    if (typeof id !== 'string') continue;
    const object = catalog.objectOfId(id);
    if (object?.name === 'Account') return id;
    if (!object || !catalog.field(object, 'AccountId')) continue;
    const account = deps.rows.value(object, id, 'AccountId');
    if (account) return account;
  }
  return null;
}

/** A change of something else leaves the people whom a list once named. */
function isUntouched({ row, before, lists }: Draft, kind: Kind): boolean {
  if (!before || lists.has(`${kind}WhoIds`)) return false;
  return before['WhoId'] === row['WhoId'] && before['WhatId'] === row['WhatId'];
}

/** Writes the relation rows anew where who or what has changed. */
export function relatePeople(saving: Saving, draft: Draft, kind: Kind): void {
  const { row, before } = draft;
  if (isUntouched(draft, kind)) return;
  const relation = `${kind}Relation`;
  if (before) eraseRelations(saving, { relation, kind, id: draft.id });
  const people = peopleOf(draft, row['WhoId'] ?? null, kind);
  const relate = (id: string, isWhat: number) =>
    insertByPlatform(saving, relation, {
      [`${kind}Id`]: draft.id,
      RelationId: id,
      IsWhat: isWhat,
      AccountId: isWhat
        ? accountOf(saving, { who: null, what: id })
        : accountOf(saving, { who: id, what: null }),
      ...(kind === 'Event' ? { IsParent: 1, IsInvitee: 0, Status: 'New' } : {}),
    });
  for (const id of people) relate(id, 0);
  if (typeof row['WhatId'] === 'string') relate(row['WhatId'], 1);
}

/** Invitees of an event stay. */
function eraseRelations(
  { deps, catalog }: Saving,
  { relation, kind, id }: { relation: string; kind: Kind; id: string },
): void {
  const object = catalog.object(relation)!;
  for (const one of deps.rows.idsWhere(object, `${kind}Id`, id)) {
    if (kind === 'Task' || deps.rows.value(object, one, 'IsInvitee') !== 1) deps.rows.erase(object, one);
  }
}
