/** Owns what Gmail does around an add-on: when Google asks for consent, and which function runs at which place. */

import type { AppsScript } from '../apps-script/outside/create-apps-script';
import type { Project } from '../apps-script/project';
import type { Google } from '../google/create-google';
import type { OpenForAddOn } from '../google/gmail/create-gmail';
import type { Clock } from '../world/clock';
import { addOnEvent } from './add-on-events';
import type { ActionRequest, ComposePlace, PanelAnswer, Place } from './api';
import { answerOf, type Asked, defaultHome, linkTo } from './panel-answers';
import type { Prompts } from './prompts';

export interface PanelDeps {
  project: Project;
  appsScript: Pick<AppsScript, 'run'>;
  google: Google;
  prompts: Prompts;
  clock: Clock;
  timeZone: string;
}

export interface Panel {
  open(user: string, place: Place): Promise<PanelAnswer>;
  act(user: string, request: ActionRequest): Promise<PanelAnswer>;
  universal(user: string, request: { place: Place; index: number }): Promise<PanelAnswer>;
  /** The manifest's compose action, for a draft that is being written. */
  compose(user: string, place: ComposePlace): Promise<PanelAnswer>;
}

export function createPanel(deps: PanelDeps): Panel {
  const { name, manifest } = deps.project;
  const { addOns, oauthScopes } = manifest;
  const home = [addOns?.gmail?.homepageTrigger, addOns?.common.homepageTrigger].find(
    (one) => one !== undefined,
  );

  async function run(user: string, request: ActionRequest, asked: Asked): Promise<PanelAnswer> {
    const missing = oauthScopes.filter(
      (scope) => !deps.google.authorizations.granted(user, oauthScopes).includes(scope),
    );
    if (missing.length) {
      deps.prompts.note(user, 'google-consent');
      return { kind: 'consent', scopes: missing };
    }
    const opened = await openedMail(user, request.place);
    if (opened === 'gone') return { kind: 'error', message: 'There is no such mail in this mailbox.' };
    const event = eventOf(request, opened);
    const { outcome } = await deps.appsScript.run({
      user,
      functionName: request.function,
      event,
      kind: asked === 'card' ? 'card' : 'action',
    });
    const customUi = outcome.kind === 'error' ? outcome.error.authorization?.customUi : undefined;
    const answer = answerOf(outcome, asked);
    if (answer.kind === 'authorization') deps.prompts.note(user, 'authorization-exception');
    // A card of its own in place of Google's (documented: guides/connect-third-party-service).
    return customUi === undefined ? answer : run(user, { ...request, function: customUi }, 'custom ui');
  }

  async function openedMail(user: string, place: ActionRequest['place']) {
    if (place.at !== 'message') return undefined;
    return (await deps.google.gmail.open(user, place.messageId)) ?? 'gone';
  }

  function eventOf(request: ActionRequest, opened: OpenForAddOn | undefined) {
    const { place, parameters, formInputs, dateFields = {} } = request;
    return addOnEvent({
      manifest,
      opened,
      draft: place.at === 'compose' ? place : undefined,
      parameters,
      formInputs,
      dateFields,
      timeZone: deps.timeZone,
      nowMs: deps.clock.nowMs(),
    });
  }

  const plainly = (place: ActionRequest['place'], functionName: string): ActionRequest => ({
    place,
    function: functionName,
    parameters: {},
    formInputs: {},
  });

  return {
    async open(user, place) {
      const contextual = addOns?.gmail?.contextualTriggers?.[0]?.onTriggerFunction;
      if (place.at === 'message' && contextual !== undefined)
        return run(user, plainly(place, contextual), 'card');
      // Without a contextual trigger the homepage stays beside an open mail (assumed).
      if (home?.enabled !== false && home)
        return run(user, plainly({ at: 'home' }, home.runFunction), 'card');
      return defaultHome(name, contextual === undefined ? 'nowhere else' : 'in a mail');
    },
    act: (user, request) => run(user, request, request.place.at === 'compose' ? 'compose' : 'action'),
    async universal(user, { place, index }) {
      const action = addOns?.common.universalActions?.[index];
      if (!action) return { kind: 'error', message: 'There is no such universal action.' };
      if (action.openLink !== undefined) return linkTo(action.openLink);
      return run(user, plainly(place, action.runFunction ?? ''), 'action');
    },
    async compose(user, place) {
      const action = addOns?.gmail?.composeTrigger?.selectActions[0];
      if (!action) return { kind: 'error', message: 'This add-on has no compose action.' };
      return run(user, plainly(place, action.runFunction), 'card');
    },
  };
}
