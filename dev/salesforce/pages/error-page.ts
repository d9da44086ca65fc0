/** Owns the look of a refusal that a person sees on Salesforce's own page. */

import type { Context } from 'hono';
import { html } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Org } from '../org';
import { page } from './layout';

/** The first sentence and the form `CODE: text` are seen; the status is assumed. */
export function oauthErrorPage(
  c: Context,
  org: Org,
  { error, description }: { error: string; description: string },
): Response | Promise<Response> {
  return page(c, org, {
    title: 'OAuth Error',
    status: 400,
    content: html`<main>
      <h1>OAuth Error</h1>
      <p>
        We can't authorize you because of an OAuth error. For more information, contact your Salesforce
        administrator.
      </p>
      <p class="error" role="alert">${error}: ${description}</p>
    </main>`,
  });
}

export interface ErrorModel {
  status: ContentfulStatusCode;
  title: string;
  text: string;
  /** Where to go on; to the login form unless told. */
  way?: { href: string; text: string };
}

/** Any other refusal; the words are this simulator's own. */
export function errorPage(
  c: Context,
  org: Org,
  { status, title, text, way = { href: '/', text: 'Log in' } }: ErrorModel,
): Response | Promise<Response> {
  return page(c, org, {
    title,
    status,
    content: html`<main>
      <h1>${title}</h1>
      <p>${text}</p>
      <p><a href="${way.href}">${way.text}</a></p>
    </main>`,
  });
}
