/** Owns the forms of an admin: app credentials, scope, further admins; and the question before a disconnect. */

import { ADMINS, CREDENTIALS, DISCONNECT, SCOPE, snapshotRead } from '../text/admin-words';
import { ENVIRONMENT_NAMES } from '../text/organization-words';
import type { Viewer } from '../text/time';
import {
  button,
  buttons,
  type Card,
  card,
  choices,
  factRow,
  field,
  mainButton,
  paragraph,
  stateRow,
  type Widget,
} from './widgets';

export interface CredentialsModel {
  environment: keyof typeof ENVIRONMENT_NAMES;
  callbackAddress: string;
  /** What is stored, but for the secret. */
  stored?: { host: string; consumerKey: string; refreshTokenDays?: number };
}

export function credentialsCard({ environment, callbackAddress, stored }: CredentialsModel): Card {
  const save = { handler: 'onSaveCredentials', parameters: { environment } } as const;
  return card({ title: CREDENTIALS.title, subtitle: ENVIRONMENT_NAMES[environment] }, [
    { widgets: [factRow(CREDENTIALS.callback, callbackAddress)] },
    {
      widgets: [
        field({
          name: 'host',
          title: CREDENTIALS.host,
          hint: CREDENTIALS.hostHint[environment],
          ...(stored ? { value: stored.host } : {}),
        }),
        field({
          name: 'consumerKey',
          title: CREDENTIALS.consumerKey,
          ...(stored ? { value: stored.consumerKey } : {}),
        }),
        field({
          name: 'consumerSecret',
          title: CREDENTIALS.consumerSecret,
          hint: stored ? CREDENTIALS.secretKept : CREDENTIALS.secretHint,
        }),
        field({
          name: 'refreshTokenDays',
          title: CREDENTIALS.refreshTokenDays,
          hint: CREDENTIALS.refreshTokenDaysHint,
          ...(stored?.refreshTokenDays === undefined ? {} : { value: String(stored.refreshTokenDays) }),
        }),
        buttons(mainButton(CREDENTIALS.save, save)),
      ],
    },
  ]);
}

export interface ScopeModel {
  viewer: Viewer;
  kind: 'everyone' | 'groups';
  groups: readonly string[];
  leftOut: readonly string[];
  domains: readonly string[];
  /** Someone whom a Workspace admin has named may change only who is left out. */
  isWorkspaceAdmin: boolean;
  /** Why they could not be read since. */
  problem?: string;
  /** What was last read of the groups. */
  snapshot?: {
    members: number;
    takenAtMs: number;
    takenBy: string;
    isOld: boolean;
    unknownGroups: readonly string[];
  };
}

export function scopeCard(model: ScopeModel): Card {
  const who: Widget[] = model.isWorkspaceAdmin
    ? [
        choices('kind', SCOPE.who, [
          { value: 'everyone', title: SCOPE.everyone, isChosen: model.kind === 'everyone' },
          { value: 'groups', title: SCOPE.groups, isChosen: model.kind === 'groups' },
        ]),
        field({ name: 'groups', title: SCOPE.groupsField, value: model.groups.join('\n'), isLong: true }),
      ]
    : [
        factRow(SCOPE.who, model.kind === 'everyone' ? SCOPE.everyone : model.groups.join(', ')),
        paragraph(SCOPE.onlyWorkspace),
      ];
  const domains = model.isWorkspaceAdmin
    ? [field({ name: 'domains', title: SCOPE.domains, value: model.domains.join('\n'), isLong: true })]
    : [];
  return card({ title: SCOPE.title }, [
    { widgets: [...who, ...snapshotWidgets(model)] },
    {
      widgets: [
        field({ name: 'leftOut', title: SCOPE.leftOut, value: model.leftOut.join('\n'), isLong: true }),
        ...domains,
        buttons(mainButton(SCOPE.save, { handler: 'onSaveScope' })),
      ],
    },
  ]);
}

function snapshotWidgets(model: ScopeModel): Widget[] {
  const { kind, snapshot, viewer, problem } = model;
  if (kind === 'everyone') return [];
  const troubled =
    problem === undefined ? [] : [stateRow({ tone: 'bad', title: SCOPE.problem }), paragraph(problem)];
  if (!snapshot) return [...troubled, stateRow({ tone: 'warn', title: SCOPE.unread })];
  const { isOld, unknownGroups } = snapshot;
  return [
    ...troubled,
    paragraph(snapshotRead(snapshot, viewer)),
    ...(isOld ? [stateRow({ tone: 'warn', title: SCOPE.old })] : []),
    ...(unknownGroups.length > 0
      ? [stateRow({ tone: 'bad', title: `${SCOPE.unknownGroups}${unknownGroups.join(', ')}` })]
      : []),
  ];
}

export function adminsCard({ admins }: { admins: readonly string[] }): Card {
  return card({ title: ADMINS.title }, [
    {
      widgets: [
        paragraph(ADMINS.note),
        field({ name: 'admins', title: ADMINS.field, value: admins.join('\n'), isLong: true }),
        buttons(mainButton(ADMINS.save, { handler: 'onSaveAdmins' })),
      ],
    },
  ]);
}

export function disconnectCard({ name }: { name: string }): Card {
  return card({ title: DISCONNECT.title, subtitle: name }, [
    {
      widgets: [
        paragraph(DISCONNECT.stops),
        paragraph(DISCONNECT.keeps),
        buttons(button(DISCONNECT.confirm, { handler: 'onDisconnect' })),
      ],
    },
  ]);
}
