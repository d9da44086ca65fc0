/** Owns what the platform, and this host beyond it, checks of every card and response that a script emits. */

import { isNamed, type Project } from '../project';
import type { OutcomeWire } from '../wire';
import { isAllowed } from './allowlist';
import { createCardSchema } from './card-schema';

/**
 * Returns the outcome as it is, or an error outcome in its place: a card that the official schema refuses, a link
 * that the manifest does not allow, an action whose function is not there.
 */
export function createEmittedCheck(project: Project): (outcome: OutcomeWire) => OutcomeWire {
  const schema = createCardSchema();
  const prefixes = project.manifest.addOns?.common.openLinkUrlPrefixes;

  function problem(outcome: OutcomeWire): string | undefined {
    const emitted =
      outcome.kind === 'cards' ? outcome.cards : outcome.kind === 'response' ? outcome.response : undefined;
    if (emitted === undefined) return undefined;
    const [broken] = cardsIn(emitted).flatMap((card) => schema.check(card));
    if (broken) return `The card is not valid: ${broken}`;
    // A name that no function bears fails on the platform only when it is clicked; this host says so at once.
    const unknown = schema.functionsNamed(emitted).find((name) => !isNamed(project.functions, name));
    if (unknown) return `Script function not found: ${unknown}`;
    const link = prefixes && schema.links(emitted).find((url) => !isAllowed(url, prefixes));
    // Words: seen (googleworkspace/apps-script-oauth2 issue 114).
    return link && `URL (${link}) does not match any of the prefixes whitelisted for use in the add-on.`;
  }

  return (outcome) => {
    const message = problem(outcome);
    return message === undefined ? outcome : { kind: 'error', error: { name: 'Exception', message } };
  };
}

interface ResponseWire {
  renderActions?: { action?: { navigations?: { pushCard?: unknown; updateCard?: unknown }[] } };
}

function cardsIn(emitted: unknown): unknown[] {
  if (Array.isArray(emitted)) return emitted;
  const steps = (emitted as ResponseWire).renderActions?.action?.navigations ?? [];
  return steps.map((step) => step.pushCard ?? step.updateCard).filter((card) => card !== undefined);
}
