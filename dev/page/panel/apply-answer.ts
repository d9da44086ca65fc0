/** Owns what an answer of the host changes in the panel. Pure: what must happen outside of the panel is returned. */

import type { OpenLinkWire, PanelAnswer } from '../../host/api';
import type { CardWire } from '../card/card-wire';
import type { Screen } from './screens';
import { navigate, openStack } from './stacks';

export interface Applied {
  screen: Screen;
  /** A notification to show. */
  say?: string | undefined;
  /** A window to open. */
  open?: OpenLinkWire | undefined;
  /** Whether all other stacks are out of date now (`setStateChanged`, documented: guides/navigation). */
  spoilsOthers: boolean;
}

/**
 * `before` is undefined while nothing has been shown at this place.
 * @throws Error when the answer's navigation cannot be applied; see `navigate`.
 */
export function applyAnswer(before: Screen | undefined, answer: PanelAnswer): Applied {
  switch (answer.kind) {
    case 'cards':
      return { screen: { stack: openStack(answer.cards as CardWire[]) }, spoilsOthers: false };
    case 'response': {
      const { navigations = [], notification, link } = answer.response.renderActions.action;
      const screen = navigations.length
        ? { stack: navigate(before?.stack ?? openStack([]), navigations) }
        : { ...before };
      return {
        screen,
        say: notification?.text,
        open: link,
        spoilsOthers: answer.response.stateChanged === true,
      };
    }
    case 'nothing':
    case 'suggestions':
    case 'draft':
      // The page asks for neither: its text fields offer nothing by themselves, and its drafts have no add-on beside them.
      return { screen: { ...before }, spoilsOthers: false };
    default:
      return { screen: { ...before, notice: answer }, spoilsOthers: false };
  }
}
