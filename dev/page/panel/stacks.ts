/**
 * Owns the rules of a card stack: what is on top, what back means, how an answer's navigation changes it.
 * Pure (documented unless said otherwise: workspace/add-ons/guides/navigation).
 */

import type { NavigationStep } from '../../host/api';
import type { CardWire } from '../card/card-wire';

/** A stack of one root card always holds it; with several, the list of their headers lies beneath the cards. */
export interface Stack {
  readonly roots: readonly CardWire[];
  /** From the bottom up; empty while the list of roots is shown. */
  readonly cards: readonly CardWire[];
}

export function openStack(roots: readonly CardWire[]): Stack {
  return { roots, cards: roots.length === 1 ? roots : [] };
}

/** The card that is shown; undefined while the list of root cards is. */
export function topCard(stack: Stack): CardWire | undefined {
  return stack.cards.at(-1);
}

export function canGoBack(stack: Stack): boolean {
  return stack.cards.length > rootDepth(stack);
}

/** One card back. A root cannot be removed. */
export function goBack(stack: Stack): Stack {
  return canGoBack(stack) ? { ...stack, cards: stack.cards.slice(0, -1) } : stack;
}

export function push(stack: Stack, card: CardWire): Stack {
  return { ...stack, cards: [...stack.cards, card] };
}

/**
 * Applies steps in their order.
 * @throws Error when a step names a card that is not in the stack, or is of a kind that is not known. What Google
 * does then is not published; refusing is assumed.
 */
export function navigate(stack: Stack, steps: readonly NavigationStep[]): Stack {
  return steps.reduce(applyStep, stack);
}

/** The card that took the place of the one on top; undefined when that is still there, or the depth is another. */
export function updatedTop(before: Stack, after: Stack): CardWire | undefined {
  const isUpdate = before.cards.length === after.cards.length && topCard(before) !== topCard(after);
  return isUpdate ? topCard(after) : undefined;
}

function applyStep(stack: Stack, step: NavigationStep): Stack {
  if ('pushCard' in step) return push(stack, step.pushCard as CardWire);
  if ('updateCard' in step) return replaceTop(stack, step.updateCard as CardWire);
  if ('pop' in step) return goBack(stack);
  if ('popToRoot' in step) return { ...stack, cards: stack.cards.slice(0, rootDepth(stack)) };
  if ('popToCard' in step) return popTo(stack, step.popToCard);
  throw new Error(`The answer names a navigation that is not known: ${Object.keys(step).join(', ')}.`);
}

/** On the list of root cards there is nothing to replace; the card is then put on top (assumed). */
function replaceTop({ roots, cards }: Stack, card: CardWire): Stack {
  return {
    roots: cards.length === 1 && roots.length === 1 ? [card] : roots,
    cards: [...cards.slice(0, -1), card],
  };
}

function popTo(stack: Stack, name: string): Stack {
  const at = stack.cards.map((card) => card.name).lastIndexOf(name);
  if (at < 0) throw new Error(`There is no card named ${name} in the stack.`);
  return { ...stack, cards: stack.cards.slice(0, at + 1) };
}

function rootDepth({ roots }: Stack): number {
  return roots.length === 1 ? 1 : 0;
}
