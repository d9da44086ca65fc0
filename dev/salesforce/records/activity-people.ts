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
  const list = draft.lists.get(`${kind}WhoIds`);
  const who = list ? (draft.given.has('WhoId') ? draft.row['WhoId'] : (list[0] ?? null)) : draft.row['WhoId'];
  const people = new Set([...(who ? [String(who)] : []), ...(list ?? [])]);
  checkPeople([...people], draft.row['WhatId'] ?? null);
  const what = draft.row['WhatId'];
  return {
    WhoId: who ?? null,
    AccountId: accountOf(saving, { who: who ?? null, what: what ?? null }),
    ...(saving.deps.switches.sharedActivities
      ? { WhoCount: list ? people.size : who ? 1 : 0, WhatCount: what ? 1 : 0 }
      : {}),
  };
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
    const account = deps.rows.read(object, id)?.['AccountId'];
    if (account) return account;
  }
  return null;
}

/** Writes the relation rows anew where who or what has changed. */
export function relatePeople(saving: Saving, draft: Draft, kind: Kind): void {
  const { row, before, lists } = draft;
  const list = lists.get(`${kind}WhoIds`);
  const isSame = before && before['WhoId'] === row['WhoId'] && before['WhatId'] === row['WhatId'];
  if (isSame && !list) return;
  const relation = `${kind}Relation`;
  if (before) eraseRelations(saving, { relation, kind, id: draft.id });
  const people = new Set([...(row['WhoId'] ? [String(row['WhoId'])] : []), ...(list ?? [])]);
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
    const isInvitee = deps.rows.read(object, one)?.['IsInvitee'] === 1;
    if (!isInvitee) deps.rows.erase(object, one);
  }
}
