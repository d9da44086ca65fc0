/** Owns Apps Script's callback page: `/macros/d/SCRIPT_ID/usercallback`, where an OAuth provider sends the browser. */

import type { AppsScript } from '../apps-script/outside/create-apps-script';
import type { Project } from '../apps-script/project';

export interface CallbackAnswer {
  status: 200 | 400;
  html: string;
}

export interface CallbackDeps {
  project: Project;
  appsScript: Pick<AppsScript, 'run' | 'stateTokens'>;
}

/**
 * Runs the state token's method as the person who is signed in, who must be the one that the token was made for.
 * The token's arguments and the query's come as one (documented: facts/apps-script.md section 4).
 */
export async function answerCallback(
  deps: CallbackDeps,
  url: URL,
  user: string | undefined,
): Promise<CallbackAnswer> {
  const token = deps.appsScript.stateTokens.open(url.searchParams.get('state') ?? '');
  // Words: seen.
  if (!token || token.user !== user)
    return problem('The state token is invalid or has expired. Please try again.');
  const query = Object.fromEntries(url.searchParams);
  const parameter = { ...query, ...token.args };
  const event = {
    parameter,
    parameters: Object.fromEntries(Object.entries(parameter).map(([name, value]) => [name, [value]])),
    queryString: url.search.slice(1),
    contextPath: '',
    contentLength: -1,
  };
  const { outcome } = await deps.appsScript.run({
    user,
    functionName: token.method,
    event,
    kind: 'callback',
  });
  if (outcome.kind === 'html') return { status: 200, html: page(outcome.title, outcome.html) };
  if (outcome.kind === 'text') return { status: 200, html: page('', `<pre>${escaped(outcome.text)}</pre>`) };
  if (outcome.kind === 'error') return problem(`${outcome.error.name}: ${outcome.error.message}`);
  return problem('The script completed but did not return anything.');
}

function problem(message: string): CallbackAnswer {
  return { status: 400, html: page('Error', `<p>${escaped(message)}</p>`) };
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title></head><body>${body}</body></html>`;
}
