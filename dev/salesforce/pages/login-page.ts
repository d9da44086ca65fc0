/** Owns the look of the login form. */

import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Org } from '../org';
import { page } from './layout';

export interface LoginModel {
  username: string;
  /** Where to go afterwards: a path on this host. */
  startUrl: string;
  error?: string;
}

/** The form posts user name and password in its body; its address has neither. */
export function loginPage(c: Context, org: Org, model: LoginModel): Response | Promise<Response> {
  const { username, startUrl, error } = model;
  const problem = error === undefined ? '' : html`<p class="error" role="alert">${error}</p>`;
  return page(c, org, {
    title: 'Login',
    content: html`<main>
      <h1>Log in to ${org.seed().name}</h1>
      <p>${org.seed().myDomain}</p>
      ${problem}
      <form method="post" action="/">
        <input type="hidden" name="startURL" value="${startUrl}" />
        <label for="username">Username</label>
        <input id="username" name="username" value="${username}" autocomplete="username" required />
        <label for="password">Password</label>
        <input id="password" name="pw" type="password" autocomplete="current-password" required />
        <button class="brand" type="submit">Log In</button>
      </form>
    </main>`,
  });
}
