/**
 * Owns the only catch-all: runs a handler, logs once, and turns an error into what that kind of handler returns: a
 * card, a card on top, the callback's page, nothing.
 */

import { type App, createApp } from './app';
import { errorCard } from './cards/error-card';
import {
  type ActionResponse,
  notify,
  pushCard,
  showCards,
  type UniversalActionResponse,
} from './cards/responses';
import type { Card } from './cards/widgets';
import { ERRORS, type ErrorCode, type ErrorFacts, isAppError } from './errors';
import type { HandlerName } from './handler-names';
import { notConnectedPage, type PageText } from './text/callback-page';
import { describeError } from './text/errors';

/** A handler decodes its event and checks the caller's rights itself. */
type Handler<Result> = (app: App, event: unknown) => Result;

interface Failure {
  code: ErrorCode;
  facts: ErrorFacts;
  reference: string;
}

/** Runs, and where that fails logs once and answers with `rescue`. */
function guarded<Result>(
  name: HandlerName,
  run: (app: App) => Result,
  rescue: (failure: Failure, app: App) => Result,
): Result {
  const app = createApp();
  try {
    return run(app);
  } catch (error) {
    return rescue(report(app, name, error), app);
  }
}

function report(app: App, handler: HandlerName, error: unknown): Failure {
  const reference = app.newReference();
  const code = isAppError(error) ? error.code : 'unexpected';
  const facts = isAppError(error) ? error.facts : {};
  // A defect's own message may quote what it failed on, so only its kind and place are logged.
  const place = isAppError(error) ? {} : { defect: defectOf(error) };
  app.log(ERRORS[code].level, 'handler failed', { handler, code, reference, ...facts, ...place });
  return { code, facts, reference };
}

function defectOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...frames.slice(0, 4).map((line) => line.trim())].join(' ');
}

function shown({ code, facts, reference }: Failure): Card {
  return errorCard({ ...describeError(code, facts), reference });
}

/** For the manifest's triggers: the homepage and an opened mail. */
export function card(name: HandlerName, handler: Handler<Card>): (event: unknown) => Card {
  return (event) => guarded(name, (app) => handler(app, event), shown);
}

/** What was typed wrong is said over the form, which stays; everything else is a card of its own. */
export function action(
  name: HandlerName,
  handler: Handler<ActionResponse>,
): (event: unknown) => ActionResponse {
  const rescue = (failure: Failure) => {
    const { what, todo } = describeError(failure.code, failure.facts);
    const isPassing = failure.code === 'input.invalid' || failure.code === 'store.busy';
    return isPassing ? notify(`${what} ${todo}`) : pushCard(shown(failure));
  };
  return (event) => guarded(name, (app) => handler(app, event), rescue);
}

export function universal(
  name: HandlerName,
  handler: Handler<UniversalActionResponse>,
): (event: unknown) => UniversalActionResponse {
  const rescue = (failure: Failure) => showCards(shown(failure));
  return (event) => guarded(name, (app) => handler(app, event), rescue);
}

/** The page that Salesforce sends the browser to. */
export function callback(
  name: HandlerName,
  handler: Handler<PageText>,
): (event: unknown) => ReturnType<App['htmlPage']> {
  return (event) =>
    guarded(
      name,
      (app) => app.htmlPage(handler(app, event)),
      ({ code, facts, reference }, app) =>
        app.htmlPage(notConnectedPage(describeError(code, facts), reference)),
    );
}

/** The platform sends nobody a mail when an add-on's trigger fails (documented), so the log is all there is. */
export function trigger(name: HandlerName, handler: (app: App) => string): () => string {
  return () => guarded(name, handler, ({ code }) => code);
}
