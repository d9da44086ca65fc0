/** Owns the list of organizations, and one organization with the ways into its parts. */

import type { Failure } from '../organization/organization-record';
import type { OrganizationState } from '../organization/state';
import { ORGANIZATIONS, SCOPE, userCounts } from '../text/admin-words';
import { MAIL_SETTINGS } from '../text/mail-words';
import { ENVIRONMENT_NAMES, ORGANIZATION_STATES } from '../text/organization-words';
import type { Viewer } from '../text/time';
import { lossWidgets } from './loss-dialog';
import { ORGANIZATION_TONES } from './tones';
import { type Card, card, openRow, stateRow, type Widget } from './widgets';

export interface OrganizationModel {
  viewer: Viewer;
  state: OrganizationState;
  /** Absent before a connection. */
  connected?: { name: string; environment: keyof typeof ENVIRONMENT_NAMES };
  failure?: Failure;
  /** Absent while nobody has counted. */
  counts?: { active: number; attention: number; 'not-started': number };
  /** Addresses of the groups in scope; none means everyone. */
  groups: readonly string[];
  /** Why the groups cannot be read. */
  scopeProblem?: string;
  /** The admin answered No to the dialog on this card. */
  isDeclined?: true;
}

export function organizationsCard(model: OrganizationModel): Card {
  const row = stateRow({
    tone: ORGANIZATION_TONES[model.state],
    title: model.connected?.name ?? ORGANIZATIONS.newName,
    below: `${stateLine(model)}${countsLine(model)}`,
    opens: { handler: 'onOpenOrganization' },
  });
  return card({ title: ORGANIZATIONS.title }, [{ widgets: [row] }]);
}

export function organizationCard(model: OrganizationModel): Card {
  const name = model.connected?.name ?? ORGANIZATIONS.newName;
  const scope =
    model.groups.length > 0
      ? `${ORGANIZATIONS.scopeGroups}${model.groups.join(', ')}`
      : ORGANIZATIONS.scopeEveryone;
  return card({ title: name, subtitle: stateLine(model) }, [
    { widgets: lossWidgets(model, 'onOpenOrganization') },
    { widgets: scopeTrouble(model) },
    {
      widgets: [
        openRow(ORGANIZATIONS.connectivity, stateLine(model), { handler: 'onOpenConnectivity' }),
        openRow(ORGANIZATIONS.users, countsLine(model).replace(' · ', '') || undefined, {
          handler: 'onOpenUsers',
        }),
        openRow(ORGANIZATIONS.settings, scope, { handler: 'onOpenScope' }),
        openRow(MAIL_SETTINGS.row, ORGANIZATIONS.mail, { handler: 'onOpenMailSettings' }),
        openRow(ORGANIZATIONS.admins, ORGANIZATIONS.namedAdmins, { handler: 'onOpenAdmins' }),
      ],
    },
  ]);
}

function scopeTrouble({ scopeProblem }: OrganizationModel): Widget[] {
  if (scopeProblem === undefined) return [];
  const opens = { handler: 'onOpenScope' } as const;
  return [stateRow({ tone: 'bad', title: SCOPE.problem, below: scopeProblem, opens })];
}

function stateLine({ state, connected }: OrganizationModel): string {
  const words = ORGANIZATION_STATES[state];
  return connected ? `${words} · ${ENVIRONMENT_NAMES[connected.environment]}` : words;
}

function countsLine({ counts }: OrganizationModel): string {
  return counts ? ` · ${userCounts(counts)}` : '';
}
