/** Owns Home, and the same state on an open mail. */

import type { UserState } from '../sync/user-state';
import { HOME, homeState, type HomeFacts } from '../text/home-words';
import { OWN_SETTINGS } from '../text/mail-words';
import { ENVIRONMENT_NAMES } from '../text/organization-words';
import type { Viewer } from '../text/time';
import { refusedSection, type RefusedRow } from './refused-cards';
import { USER_TONES } from './tones';
import {
  button,
  buttons,
  type Card,
  card,
  mainButton,
  openRow,
  paragraph,
  stateRow,
  type Widget,
} from './widgets';

export interface HomeModel {
  viewer: Viewer;
  /** Absent before a connection. */
  organization?: { name: string; environment: keyof typeof ENVIRONMENT_NAMES };
  /** What the last check of admin rights said; a hint, the handlers look again. */
  admin: 'yes' | 'no' | 'unknown';
  facts: HomeFacts;
  /** Above all else, for admins: what is wrong with the organization. */
  trouble?: string;
  /** Mails that Salesforce refused, the newest first; the person's own. */
  refused?: readonly RefusedRow[];
}

/** In these states a run would do nothing that the person could want. */
const RUNS: readonly UserState[] = [
  'active',
  'catching-up',
  'late',
  'not-started',
  'suspended',
  'no-user',
  'ambiguous',
];

/** Where the state is drawn; its actions draw it there again. */
export type HomePlace = 'home' | 'mail';

export function homeCard(model: HomeModel): Card {
  return card({ title: HOME.title, ...subtitle(model), name: 'home' }, [
    { widgets: troubleWidgets(model) },
    { widgets: stateWidgets(model, 'home') },
    refusedSection(model.refused ?? []),
    { widgets: model.organization ? [ownSettings()] : [] },
    { header: HOME.administration, widgets: administration(model) },
  ]);
}

/** The first contextual card: the person's own state, and the ways on. */
export function openMailCard(model: HomeModel): Card {
  const ways = [openRow(HOME.openHome, undefined, { handler: 'onOpenHome' })];
  if (model.admin === 'yes')
    ways.push(openRow(HOME.organizations, undefined, { handler: 'onOpenOrganizations' }));
  return card({ title: HOME.title, ...subtitle(model) }, [
    { widgets: stateWidgets(model, 'mail') },
    { widgets: ways },
  ]);
}

function ownSettings(): Widget {
  return openRow(OWN_SETTINGS.row, OWN_SETTINGS.below, { handler: 'onOpenOwnSettings' });
}

function subtitle({ organization }: HomeModel): { subtitle?: string } {
  return organization
    ? { subtitle: `${organization.name} · ${ENVIRONMENT_NAMES[organization.environment]}` }
    : {};
}

function stateWidgets(model: HomeModel, place: HomePlace): Widget[] {
  if (!model.organization) return notSetUp(model.admin);
  const { title, lines } = homeState(model.facts, model.viewer);
  const widgets = [stateRow({ tone: USER_TONES[model.facts.state], title }), ...lines.map(paragraph)];
  const actions = actionsFor(model.facts, { place });
  return actions.length > 0 ? [...widgets, buttons(...actions)] : widgets;
}

function actionsFor({ state, pausedBy }: HomeFacts, parameters: { place: HomePlace }) {
  if (state === 'paused')
    return pausedBy === 'me' ? [mainButton(HOME.resume, { handler: 'onResumeMine', parameters })] : [];
  if (!RUNS.includes(state)) return [];
  return [
    mainButton(HOME.syncNow, { handler: 'onSyncNow', parameters }),
    button(HOME.pause, { handler: 'onPauseMine', parameters }),
  ];
}

/** Someone whose rights nobody has looked at yet gets the button too; the click looks. */
function notSetUp(admin: HomeModel['admin']): Widget[] {
  const sentence = { yes: HOME.notSetUpAdmin, no: HOME.notSetUpUser, unknown: HOME.notSetUpUnknown }[admin];
  const widgets = [stateRow({ tone: 'quiet', title: HOME.notSetUp }), paragraph(sentence)];
  return admin === 'no'
    ? widgets
    : [...widgets, buttons(mainButton(HOME.setUp, { handler: 'onOpenConnectivity' }))];
}

function troubleWidgets({ admin, trouble }: HomeModel): Widget[] {
  return admin === 'yes' && trouble !== undefined
    ? [stateRow({ tone: 'bad', title: trouble, opens: { handler: 'onOpenConnectivity' } })]
    : [];
}

function administration({ admin, organization }: HomeModel): Widget[] {
  if (admin !== 'yes') return [];
  const ways = [openRow(HOME.organizations, undefined, { handler: 'onOpenOrganizations' })];
  if (organization) ways.push(openRow(HOME.users, undefined, { handler: 'onOpenUsers' }));
  return ways;
}
