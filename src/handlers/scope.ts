/** Owns the scope's form: who uses Salesforce, who is left out, and which domains belong to the installation. */

import type { App } from '../app';
import { type ActionResponse, pushCard, updateCard } from '../cards/responses';
import { scopeCard, type ScopeModel } from '../cards/setting-cards';
import { SCOPE, scopeProblemSentence } from '../text/admin-words';
import type { Viewer } from '../text/time';
import { forAdmin } from './handler';

export const onOpenScope = forAdmin<ActionResponse>((app, { viewer }) =>
  pushCard(scopeCard(scopeModel(app, viewer))),
);

/** A named admin's form has no field for groups and domains; one that comes nevertheless changes nothing. */
export const onSaveScope = forAdmin<ActionResponse>((app, { fields, viewer }) => {
  app.requireOwnInstallation();
  const { kind = '', groups = '', domains = '', leftOut = '' } = fields;
  if (app.admins().kind() === 'workspace') app.changes().saveWholeScope({ kind, groups, domains, leftOut });
  else app.changes().saveLeftOut(leftOut);
  return updateCard(scopeCard(scopeModel(app, viewer)), SCOPE.saved);
});

/** After this the admins are warned; the last reading goes on to hold. */
const OLD_MS = 48 * 3_600_000;

function scopeModel(app: App, viewer: Viewer): ScopeModel {
  const { scopeKind, groups, leftOut, domains } = app.settings().read();
  const reading = app.scopeReading();
  const problem = app.scopeProblem();
  return {
    viewer,
    kind: scopeKind,
    groups,
    leftOut,
    domains,
    isWorkspaceAdmin: app.admins().kind() === 'workspace',
    ...(problem ? { problem: scopeProblemSentence(problem) } : {}),
    ...(reading
      ? {
          snapshot: {
            ...reading,
            unknownGroups: reading.unknownGroups ?? [],
            isOld: viewer.nowMs - reading.takenAtMs > OLD_MS,
          },
        }
      : {}),
  };
}
