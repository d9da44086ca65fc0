/** Owns the Users list, its search and pages, one user's detail, and pausing. */

import type { App } from '../app';
import { type ActionResponse, pushCard, updateCard } from '../cards/responses';
import { userCard, type UserModel } from '../cards/user-card';
import { usersCard, type UsersModel } from '../cards/users-card';
import { AppError } from '../errors';
import type { UserAsk, UserGroup, UserRow } from '../sync/user-list';
import { USERS } from '../text/admin-words';
import type { Viewer } from '../text/time';
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
  if (mayRead && app.scopeReading() === undefined) app.readScopeAnew();
}

/** A click on a red row brings Salesforce's own text, word for word. */
export const onOpenUser = forAdmin<ActionResponse>((app, event) => {
  const model = userModel(app, requiredParameter(event, 'address'), event.viewer);
  return pushCard(userCard(model), model.user.isRed ? model.words : undefined);
});

export const onPauseUser = forAdmin<ActionResponse>((app, event) => {
  const { address } = rowOf(app, requiredParameter(event, 'address'));
  app.changes().pauseUser(address);
  return updateCard(userCard(userModel(app, address, event.viewer)), USERS.paused);
});

export const onResumeUser = forAdmin<ActionResponse>((app, event) => {
  const { address } = rowOf(app, requiredParameter(event, 'address'));
  app.changes().resumeUser(address);
  return updateCard(userCard(userModel(app, address, event.viewer)), USERS.resumed);
});

/** The address is the client's word: the directory says who that is. @throws google.not_found */
function rowOf(app: App, address: string): UserRow {
  const user = app.directory().user(address);
  if (!user) throw new AppError('google.not_found', 'no such person');
  return app.userList().row(user);
}

function userModel(app: App, address: string, viewer: Viewer): UserModel {
  const user = rowOf(app, address);
  const failure = user.state === 'waiting' ? app.organization().record.failure : undefined;
  const match = app.salesforceUserOf(user.address);
  return {
    viewer,
    user,
    ...(failure ? { words: failure.words, sinceMs: failure.atMs } : {}),
    ...(match ? { salesforceUser: match.kind === 'found' ? { name: match.name } : match.kind } : {}),
    isPausedByAdmin: app
      .settings()
      .read()
      .paused.some((one) => one.address === user.address),
  };
}
