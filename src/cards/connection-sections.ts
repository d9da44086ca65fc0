/** Owns what an established connection shows: who, where, since when, and what the account may do. */

import type { Connected, Failure, KeyFieldFacts, Permission } from '../organization/organization-record';
import type { OrganizationState } from '../organization/state';
import { connectionTimes, CONNECTIVITY } from '../text/admin-words';
import {
  ENVIRONMENT_NAMES,
  keyFieldSentence,
  missingPermission,
  PERMISSION_NAMES,
  restLine,
  TOO_MUCH,
} from '../text/organization-words';
import { dateAndTime, type Viewer } from '../text/time';
import { button, buttons, factRow, stateRow, type Tone, type Widget } from './widgets';

export interface ConnectionModel {
  viewer: Viewer;
  state: OrganizationState;
  connected?: Connected;
  failure?: Failure;
  lastSuccessAtMs?: number;
  /** Nobody's run calls Salesforce until then. */
  rest?: Parameters<typeof restLine>[0];
  /** Of the field without which no mail is logged; absent until somebody has looked. */
  keyField?: Pick<KeyFieldFacts, 'state' | 'object'>;
}

interface SectionModel {
  header: string;
  widgets: Widget[];
}

/** None before a connection. */
export function connectionSections(model: ConnectionModel): SectionModel[] {
  const { connected } = model;
  if (!connected) return [];
  return [
    { header: CONNECTIVITY.connection, widgets: [...facts(model, connected), actions(model.state)] },
    permissions(connected.permissions, model.keyField),
    { header: CONNECTIVITY.mail, widgets: [...restWidgets(model), ...mailWidgets(model.keyField)] },
  ];
}

function facts({ state, failure, viewer, lastSuccessAtMs }: ConnectionModel, connected: Connected): Widget[] {
  const { serviceUser, expiresAtMs } = connected;
  const isGood = !failure && ['connected', 'expiring', 'disabled'].includes(state);
  const times = { madeAtMs: connected.atMs, usedAtMs: lastSuccessAtMs, checkedAtMs: connected.checkedAtMs };
  return [
    ...(isGood ? [stateRow({ tone: 'good', title: CONNECTIVITY.established })] : []),
    factRow(CONNECTIVITY.serviceAccount, `${serviceUser.name} (${serviceUser.username})`),
    factRow(CONNECTIVITY.userId, serviceUser.id),
    factRow(ENVIRONMENT_NAMES[connected.environment], `${connected.name} · ${connected.host}`),
    factRow(CONNECTIVITY.organizationId, connected.organizationId),
    factRow(`${CONNECTIVITY.connectedBy} ${connected.by}`, connectionTimes(times, viewer)),
    ...(expiresAtMs === undefined ? [] : [factRow(CONNECTIVITY.expires, dateAndTime(expiresAtMs, viewer))]),
  ];
}

function actions(state: OrganizationState): Widget {
  const check = state === 'blocked' || state === 'lost' ? CONNECTIVITY.checkAgain : CONNECTIVITY.check;
  return buttons(
    button(check, { handler: 'onCheckConnection' }),
    button(CONNECTIVITY.disconnect, { handler: 'onAskDisconnect' }),
  );
}

function restWidgets({ rest, viewer }: ConnectionModel): Widget[] {
  return rest ? [stateRow({ tone: 'warn', title: restLine(rest, viewer) })] : [];
}

function mailWidgets(field: ConnectionModel['keyField']): Widget[] {
  if (field === undefined) return [];
  return [stateRow({ tone: keyTone(field), title: keyFieldSentence(field) })];
}

/** Tasks whose key is not unique are logged all the same, with a lock in place of it. */
function keyTone({ state, object }: NonNullable<ConnectionModel['keyField']>): Tone {
  if (state === 'unique') return 'good';
  return state === 'not-unique' && object === 'Task' ? 'warn' : 'bad';
}

/** Each permission in words: present, missing and what fails without it, or more than is needed. */
function permissions(all: readonly Permission[], keyField: ConnectionModel['keyField']): SectionModel {
  // Where mail is a Task, nobody needs an EmailMessage.
  const unneeded = keyField?.object === 'Task' ? 'createEmailMessage' : undefined;
  const needed = all.filter(({ name }) => name !== 'modifyAllData' && name !== unneeded);
  const present = needed.filter((one) => one.present);
  const widgets = needed.map(({ name, present: has }) =>
    has
      ? stateRow({ tone: 'good', title: PERMISSION_NAMES[name] })
      : stateRow({ tone: 'bad', title: missingPermission(name) }),
  );
  const isTooMuch = all.some((one) => one.name === 'modifyAllData' && one.present);
  return {
    header: `${CONNECTIVITY.permissions} (${present.length} of ${needed.length})`,
    widgets: isTooMuch ? [...widgets, stateRow({ tone: 'warn', title: TOO_MUCH })] : widgets,
  };
}
