/** Owns what Gmail does around an add-on: when Google asks for consent, which function runs, what may come back. */

import type { AppsScript } from '../apps-script/outside/create-apps-script';
import type { Finished } from '../apps-script/execution-record';
import type { Project } from '../apps-script/project';
import type { Google } from '../google/create-google';
import type { Clock } from '../world/clock';
import { addOnEvent } from './add-on-events';
import type { ActionRequest, PanelAnswer, Place, RenderActions } from './api';
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
}

/** Words: seen. */
const UNUSABLE =
  'The value returned from Apps Script has a type that cannot be used by the add-ons platform. ' +
  'Also make sure to call build on any builder before returning it.';

export function createPanel(deps: PanelDeps): Panel {
  const { addOns, oauthScopes } = deps.project.manifest;

  async function run(user: string, request: ActionRequest, kind: 'card' | 'action'): Promise<PanelAnswer> {
    const missing = oauthScopes.filter(
      (scope) => !deps.google.authorizations.granted(user, oauthScopes).includes(scope),
    );
    if (missing.length) {
      deps.prompts.note(user, 'google-consent');
      return { kind: 'consent', scopes: missing };
    }
    const { place, parameters, formInputs } = request;
    const opened = place.at === 'message' ? await deps.google.gmail.open(user, place.messageId) : undefined;
    const event = addOnEvent({
      manifest: deps.project.manifest,
      opened,
      parameters,
      formInputs,
      timeZone: deps.timeZone,
      nowMs: deps.clock.nowMs(),
    });
    const finished = await deps.appsScript.run({ user, functionName: request.function, event, kind });
    const answer = answerOf(finished, kind);
    if (answer.kind === 'authorization') deps.prompts.note(user, 'authorization-exception');
    return answer;
  }

  return {
    async open(user, place) {
      const functionName =
        place.at === 'home'
          ? (addOns?.gmail?.homepageTrigger ?? addOns?.common.homepageTrigger)?.runFunction
          : addOns?.gmail?.contextualTriggers?.[0]?.onTriggerFunction;
      if (functionName === undefined) return { kind: 'nothing' };
      return run(user, { place, function: functionName, parameters: {}, formInputs: {} }, 'card');
    },
    act: (user, request) => run(user, request, 'action'),
    async universal(user, { place, index }) {
      const action = addOns?.common.universalActions?.[index];
      if (!action) return { kind: 'error', message: 'There is no such universal action.' };
      if (action.openLink !== undefined) return linkTo(action.openLink);
      return run(
        user,
        { place, function: action.runFunction ?? '', parameters: {}, formInputs: {} },
        'action',
      );
    },
  };
}

function linkTo(url: string): PanelAnswer {
  return { kind: 'response', response: { renderActions: { action: { link: { url } } } } };
}

/** A trigger of the manifest must give cards; an action a response, or nothing (documented). */
function answerOf({ outcome }: Finished, kind: 'card' | 'action'): PanelAnswer {
  if (outcome.kind === 'error') {
    const { authorization, message } = outcome.error;
    return authorization ? { kind: 'authorization', ...authorization } : { kind: 'error', message };
  }
  if (kind === 'card' && outcome.kind === 'cards') return { kind: 'cards', cards: outcome.cards };
  if (kind === 'action' && outcome.kind === 'response') {
    return { kind: 'response', response: outcome.response as RenderActions };
  }
  if (kind === 'action' && outcome.kind === 'value' && outcome.value === null) return { kind: 'nothing' };
  return { kind: 'error', message: UNUSABLE };
}
