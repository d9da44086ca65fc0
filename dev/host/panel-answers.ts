/** Owns what may come back from an add-on's function at each place, and what Gmail makes of it. */

import type { ErrorWire, OutcomeWire } from '../apps-script/wire';
import type { PanelAnswer, RenderActions } from './api';

/** What the function was run for. */
export type Asked = 'card' | 'action' | 'compose' | 'custom ui';

/** Words: seen. */
const UNUSABLE =
  'The value returned from Apps Script has a type that cannot be used by the add-ons platform. ' +
  'Also make sure to call build on any builder before returning it.';

/** A trigger of the manifest must give cards; an action a response, or nothing (documented). */
export function answerOf(outcome: OutcomeWire, asked: Asked): PanelAnswer {
  const wantsCards = asked === 'card' || asked === 'custom ui';
  switch (outcome.kind) {
    case 'error':
      return failed(outcome.error, asked);
    case 'cards':
      return wantsCards ? { kind: 'cards', cards: outcome.cards } : pushed(outcome);
    case 'response':
      return wantsCards ? unusable() : response(outcome.response, asked);
    case 'value':
      return asked !== 'card' && outcome.value === null ? { kind: 'nothing' } : unusable();
    default:
      return unusable();
  }
}

function failed({ authorization, message, name }: ErrorWire, asked: Asked): PanelAnswer {
  if (!authorization || asked === 'custom ui') return { kind: 'error', message: message || name };
  return { kind: 'authorization', url: authorization.url, resource: authorization.resource };
}

function unusable(): PanelAnswer {
  return { kind: 'error', message: UNUSABLE };
}

/**
 * An action that returns a card in place of a response: Google's own samples do so (seen), as add-ons did before there
 * were responses. That it is pushed is by analogy to triggers, whose cards are `pushCard` in the HTTP runtime (assumed).
 */
function pushed({ cards }: { cards: unknown[] }): PanelAnswer {
  const navigations = cards.map((card) => ({ pushCard: card }));
  return { kind: 'response', response: { renderActions: { action: { navigations } } } };
}

interface ResponseWire {
  renderActions?: { action?: object; hostAppAction?: { gmailAction?: { updateDraftAction?: unknown } } };
  autoComplete?: { items?: { text: string }[] };
}

/** A change of the draft makes sense only where one is being written (documented). */
function response(json: unknown, asked: Asked): PanelAnswer {
  const { renderActions, autoComplete } = json as ResponseWire;
  if (autoComplete) return { kind: 'suggestions', items: (autoComplete.items ?? []).map(({ text }) => text) };
  const update = renderActions?.hostAppAction?.gmailAction?.updateDraftAction;
  if (update === undefined) return { kind: 'response', response: json as RenderActions };
  return asked === 'compose' ? { kind: 'draft', update } : unusable();
}

export function linkTo(url: string): PanelAnswer {
  return { kind: 'response', response: { renderActions: { action: { link: { url } } } } };
}

/** What Gmail shows where an add-on has no homepage (documented: add-ons/concepts/homepages; words: assumed). */
export function defaultHome(name: string, works: 'in a mail' | 'nowhere else'): PanelAnswer {
  const text =
    works === 'in a mail'
      ? 'Open a mail to use this add-on.'
      : 'This add-on has nothing to show beside your mail.';
  const card = { header: { title: name }, sections: [{ widgets: [{ textParagraph: { text } }] }] };
  return { kind: 'cards', cards: [card] };
}
