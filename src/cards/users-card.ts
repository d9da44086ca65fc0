/** Owns the Users list: counts that open filtered lists, search, pages of 50; red for whoever cannot go on. */

import type { Counted, UserCounts, UserGroup, UserRow } from '../sync/user-list';
import { refusedMails, USERS, usersAsOf } from '../text/admin-words';
import { hourSpan, type Viewer } from '../text/time';
import { LOGGED_AS, USER_STATES } from '../text/user-words';
import { lossWidgets, type LossModel } from './loss-dialog';
import { USER_TONES } from './tones';
import {
  button,
  buttons,
  type Card,
  card,
  field,
  openRow,
  paragraph,
  stateRow,
  type Tone,
  type Widget,
} from './widgets';

export interface UsersModel extends LossModel {
  viewer: Viewer;
  counts?: Counted;
  rows: readonly UserRow[];
  group?: UserGroup;
  search?: string;
  /** Where the next page begins. */
  next?: string;
}

export function usersCard(model: UsersModel): Card {
  const { viewer, counts, group, search } = model;
  const title = group === undefined ? USERS.title : `${USERS.title}: ${USERS.groups[group]}`;
  return card({ title, subtitle: usersAsOf(counts?.countedAtMs, viewer) }, [
    { widgets: lossWidgets(model, 'onOpenUsers') },
    { widgets: group === undefined && search === undefined ? countRows(counts?.counts) : [] },
    { widgets: searchWidgets(search) },
    { header: heading(model), widgets: [...userRows(model), ...nextButton(model)] },
  ]);
}

function heading({ group, search }: UsersModel): string {
  if (search !== undefined) return USERS.found;
  return group === undefined ? USERS.all : USERS.groups[group];
}

function countRows(counts: UserCounts | undefined): Widget[] {
  if (!counts) return [paragraph(USERS.counting)];
  const groups = Object.keys(USERS.groups) as UserGroup[];
  return groups
    .filter((group) => group !== 'paused' || counts.paused > 0)
    .map((group) =>
      openRow(`${USERS.groups[group]} ${counts[group]}`, undefined, {
        handler: 'onOpenUsers',
        parameters: { group },
      }),
    );
}

function searchWidgets(search: string | undefined): Widget[] {
  return [
    field({ name: 'search', title: USERS.search, ...(search === undefined ? {} : { value: search }) }),
    buttons(button(USERS.searchButton, { handler: 'onSearchUsers' })),
  ];
}

function userRows({ rows, viewer }: UsersModel): Widget[] {
  if (rows.length === 0) return [paragraph(USERS.none)];
  return rows.map((row) =>
    stateRow({
      tone: rowTone(row),
      title: row.name,
      below: standing(row, viewer),
      opens: { handler: 'onOpenUser', parameters: { address: row.address } },
    }),
  );
}

/** Refused mail of somebody who is well all the same is somebody's to mend. */
function rowTone({ state, refused }: UserRow): Tone {
  const tone = USER_TONES[state];
  return tone === 'good' && refused > 0 ? 'warn' : tone;
}

/** State, last run, problem. */
function standing({ state, lastRunAtMs, refused }: UserRow, viewer: Viewer): string {
  const isNobody = state === 'no-user' || state === 'ambiguous';
  return [
    USER_STATES[state],
    ...(lastRunAtMs === undefined ? [] : [`${USERS.lastRun.toLowerCase()} ${hourSpan(lastRunAtMs, viewer)}`]),
    ...(isNobody ? [LOGGED_AS.short] : []),
    ...(refused === 0 ? [] : [refusedMails(refused)]),
  ].join(' · ');
}

function nextButton({ next, group, search }: UsersModel): Widget[] {
  if (next === undefined) return [];
  const parameters = { cursor: next, ...(group ? { group } : {}), ...(search ? { search } : {}) };
  return [buttons(button(USERS.next, { handler: 'onOpenUsers', parameters }))];
}
