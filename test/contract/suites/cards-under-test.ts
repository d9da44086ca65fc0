/** Owns the ways by which the suites about cards reach a script: they know no host. */

import type { ActionRequest, PanelAnswer } from '../../../dev/host/api';

/** The part of an action's event that these suites look at. */
export interface ClickEvent {
  commonEventObject: { parameters: Record<string, string>; formInputs?: Record<string, unknown> };
  parameters: Record<string, string>;
  formInputs: Record<string, unknown[]>;
  formInput: Record<string, unknown>;
}

export interface CardsUnderTest {
  /** Runs the script; a card or response that it returns has become JSON. @throws ScriptFailure */
  on<A, R>(script: (argument: A) => R, argument?: A): Promise<R>;
  /** What the panel is answered for an action of the home card; its function is one of the project's. */
  act(request: Partial<ActionRequest>): Promise<PanelAnswer>;
  /** The same, where the function is the script, with what the person has left in the form. */
  click(
    script: (event: ClickEvent) => unknown,
    form?: Pick<Partial<ActionRequest>, 'formInputs' | 'dateFields'>,
  ): Promise<PanelAnswer>;
}
