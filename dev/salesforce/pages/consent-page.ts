/** Owns the look of the question whether an app may act for a user. */

import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Org, OrgUser } from '../org';
import { page } from './layout';

export interface ConsentModel {
  user: OrgUser;
  scopes: string[];
  csrf: string;
  /** The path the form posts to, and the authorize query it carries there. */
  action: string;
  request: string;
  notYouUrl: string;
}

/** Words of the two scopes that the app has: seen. */
const SCOPE_WORDS: Record<string, string> = {
  api: 'Manage user data via APIs',
  refresh_token: 'Perform requests at any time',
};

export function consentPage(c: Context, org: Org, model: ConsentModel): Response | Promise<Response> {
  const { app } = org.seed();
  return page(c, org, {
    title: 'Allow Access?',
    content: html`<main>
      <h1>Allow Access?</h1>
      <p><strong>${app.name}</strong> is asking to:</p>
      <ul>
        ${model.scopes.map((scope) => html`<li>${SCOPE_WORDS[scope] ?? scope}</li>`)}
      </ul>
      <p>
        Do you want to allow access for ${model.user.username}? (<a href="${model.notYouUrl}">Not you?</a>)
      </p>
      <form method="post" action="${model.action}">
        <input type="hidden" name="csrf" value="${model.csrf}" />
        <input type="hidden" name="request" value="${model.request}" />
        <div class="row">
          <button type="submit" name="decision" value="deny">Deny</button>
          <button class="brand" type="submit" name="decision" value="allow">Allow</button>
        </div>
      </form>
    </main>`,
  });
}
