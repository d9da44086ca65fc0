/** Owns the look of Setup: the external client app, and who uses it. */

import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Org } from '../org';
import { type Markup, page } from './layout';

export interface SetupModel {
  adminName: string;
  csrf: string;
  usage: { userId: string; username: string; count: number }[];
}

export function setupPage(c: Context, org: Org, model: SetupModel): Response | Promise<Response> {
  const { app } = org.seed();
  return page(c, org, {
    title: 'External Client Apps',
    content: html`<main class="wide">
      <h1>External Client App: ${app.name}</h1>
      <p>Setup, as ${model.adminName}</p>
      <table>
        <tr>
          <th scope="row">Distribution State</th>
          <td>Local</td>
        </tr>
        <tr>
          <th scope="row">Consumer Key</th>
          <td><code>${app.consumerKey}</code></td>
        </tr>
        <tr>
          <th scope="row">Consumer Secret</th>
          <td>
            <details>
              <summary>Reveal</summary>
              <code>${app.consumerSecret}</code>
            </details>
          </td>
        </tr>
        <tr>
          <th scope="row">Callback URL</th>
          <td>${app.callbackUrls.map((url) => html`<div>${url}</div>`)}</td>
        </tr>
        <tr>
          <th scope="row">OAuth Scopes</th>
          <td>${app.scopes.join(', ')}</td>
        </tr>
        <tr>
          <th scope="row">Require Proof Key for Code Exchange (PKCE)</th>
          <td>Yes</td>
        </tr>
        <tr>
          <th scope="row">Require secret for web server and refresh token flow</th>
          <td>Yes</td>
        </tr>
      </table>
      <h2>OAuth Connected Apps Usage</h2>
      ${usage(model)}
    </main>`,
  });
}

function usage({ usage: rows, csrf }: SetupModel): Markup {
  if (rows.length === 0) return html`<p>Nobody uses this app.</p>`;
  return html`<table>
    <tr>
      <th>User</th>
      <th>Refresh tokens</th>
      <th></th>
    </tr>
    ${rows.map(
      ({ userId, username, count }) =>
        html`<tr>
          <td>${username}</td>
          <td>${count}</td>
          <td>
            <form method="post">
              <input type="hidden" name="csrf" value="${csrf}" />
              <input type="hidden" name="userId" value="${userId}" />
              <button type="submit" aria-label="Revoke ${username}">Revoke</button>
            </form>
          </td>
        </tr>`,
    )}
  </table>`;
}
