/** Owns the Users list, its search and pages, one user's detail, and pausing. */

import type { App } from '../app';
import { type ActionResponse, pushCard, updateCard } from '../cards/responses';
import { userCard, type UserModel } from '../cards/user-card';
import { usersCard, type UsersModel } from '../cards/users-card';
import { AppError } from '../errors';
import type { UserAsk, UserGroup, UserList, UserRow } from '../sync/user-list';
import { USERS } from '../text/admin-words';
import { describeError } from '../text/errors';
import type { Viewer } from '../text/time';
import { USER_STATE_MEANINGS } from '../text/user-words';
import { requiredParameter } from './event';
import { forAdmin } from './handler';
import { shownOrganization } from './organizations';

export const onOpenUsers = forAdmin<ActionResponse>((app, { parameters, viewer }) =>
  pushCard(usersCard(usersModel(app, readAsk(parameters), viewer))),
);

export const onSearchUsers = forAdmin<ActionResponse>((app, { fields, viewer }) => {
  const search = (fields.search ?? '').trim().slice(0, 100);
  return updateCard(usersCard(usersModel(app, search === '' ? {} : { search }, viewer)));
});

function readAsk({ group, search, cursor }: Readonly<Record<string, string>>): UserAsk {
  return {
    ...(isGroup(group) ? { group } : {}),
    ...(search === undefined ? {} : { search }),
    ...(cursor === undefined ? {} : { cursor }),
  };
}

function isGroup(name: string | undefined): name is UserGroup {
  return name !== undefined && Object.keys(USERS.groups).includes(name);
}

export function usersModel(app: App, ask: UserAsk, viewer: Viewer): UsersModel {
  countOnce(app);
  const list = app.userList();
  const { rows, next } = list.page(ask);
  const counts = list.counts();
  const { cursor: _cursor, ...filter } = ask;
  return {
    viewer,
    ...shownOrganization(app.organization()),
    ...(counts ? { counts } : {}),
    rows,
    ...filter,
    ...(next === undefined ? {} : { next }),
  };
}

/** The first admin to look counts the accounts, where no run of a Workspace admin has done so yet. */
function countOnce(app: App): void {
  const needsGroups = app.settings().read().scopeKind === 'groups';
  const mayRead = !needsGroups || app.admins().kind() === 'workspace';
  if (!mayRead || app.scopeReading() !== undefined) return;
  app.requireOwnInstallation();
  app.renewScope();
}

/** A click on a red row brings Salesforce's own text, word for word, and where there is none what it means. */
export const onOpenUser = forAdmin<ActionResponse>((app, event) => {
  const model = userModel(app, requiredParameter(event, 'address'), event.viewer);
  const { isRed, state } = model.user;
  return pushCard(userCard(model), isRed ? (model.words ?? USER_STATE_MEANINGS[state].meaning) : undefined);
});

export const onPauseUser = forAdmin<ActionResponse>((app, event) => {
  const { email: address } = personOf(app, requiredParameter(event, 'address'));
  app.requireOwnInstallation();
  app.changes().pauseUser(address);
  return updateCard(userCard(userModel(app, address, event.viewer)), USERS.paused);
});

export const onResumeUser = forAdmin<ActionResponse>((app, event) => {
  const { email: address } = personOf(app, requiredParameter(event, 'address'));
  app.requireOwnInstallation();
  app.changes().resumeUser(address);
  return updateCard(userCard(userModel(app, address, event.viewer)), USERS.resumed);
});

/** The address is the client's word: the directory says who that is. @throws google.not_found */
function personOf(app: App, address: string) {
  const person = app.directory().user(address);
  if (!person) throw new AppError('google.not_found', 'no such person');
  return person;
}

/** What stands in the way: the organization's failure, or the user's own error. */
function troubleOf(app: App, list: UserList, { state, address, code }: UserRow) {
  if (state === 'waiting') {
    const { failure } = app.organization().record;
    return failure && { words: failure.words, sinceMs: failure.atMs };
  }
  if (state !== 'suspended') return undefined;
  return list.problemOf(address) ?? { words: describeError(code ?? 'salesforce.rejected', {}).what };
}

function userModel(app: App, address: string, viewer: Viewer): UserModel {
  const list = app.userList();
  const user = list.row(personOf(app, address));
  const match = app.salesforceUserOf(user.address);
  return {
    viewer,
    user,
    ...troubleOf(app, list, user),
    ...(match ? { salesforceUser: match.kind === 'found' ? { name: match.name } : match.kind } : {}),
    isPausedByAdmin: app
      .settings()
      .read()
      .paused.some((one) => one.address === user.address),
  };
}
