/** Owns the frame of the org's pages: markup around the content, style, and headers. */

import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Org } from '../org';

/** What `html` gives: markup in which every value was escaped. */
export type Markup = ReturnType<typeof html>;

export interface Frame {
  title: string;
  status?: ContentfulStatusCode;
  content: Markup;
}

/** No `form-action`: a form of these pages ends in a redirect to the app's callback, which is another origin. */
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

const STYLE = raw(`
  * { box-sizing: border-box; }
  body { margin: 0; font: 14px/1.5 system-ui, sans-serif; color: #181818; background: #f3f3f3; }
  header { padding: 10px 16px; background: #032d60; color: #fff; font-weight: 600; }
  header span { margin-left: 12px; padding: 2px 8px; border-radius: 4px; background: #fe9339; color: #181818; }
  main { max-width: 440px; margin: 32px auto; padding: 24px; background: #fff; border: 1px solid #d8d8d8; border-radius: 6px; }
  main.wide { max-width: 860px; }
  h1 { margin: 0 0 12px; font-size: 20px; }
  h2 { margin: 24px 0 8px; font-size: 16px; }
  label { display: block; margin-top: 12px; }
  input { width: 100%; padding: 8px; font: inherit; border: 1px solid #747474; border-radius: 4px; }
  button { margin-top: 16px; padding: 8px 20px; font: inherit; border: 1px solid #0176d3; border-radius: 4px; background: #fff; color: #0176d3; cursor: pointer; }
  button.brand { background: #0176d3; color: #fff; }
  .row { display: flex; gap: 12px; }
  .error { padding: 8px 12px; border-radius: 4px; background: #fddde3; color: #8e030f; }
  table { width: 100%; border-collapse: collapse; }
  th, td { padding: 6px 8px; border-bottom: 1px solid #d8d8d8; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
  td button { margin: 0; }
  code { overflow-wrap: anywhere; }
`);

/** The page names the org, and a sandbox by its name, on top. */
export function page(c: Context, org: Org, { title, status, content }: Frame): Response | Promise<Response> {
  return document(c, {
    title,
    status,
    style: STYLE,
    body: html`<header>${org.seed().name} ${environment(org)}</header>
      ${content}`,
  });
}

export interface Document {
  title: string;
  status?: ContentfulStatusCode | undefined;
  /** Trusted text alone. */
  style: ReturnType<typeof raw>;
  body: Markup;
}

/** Every page of an org: no script, nothing from elsewhere, in no frame of another page. */
export function document(c: Context, { title, status, style, body }: Document): Response | Promise<Response> {
  return c.html(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width" />
          <title>${title} | Salesforce</title>
          <style>
            ${style}
          </style>
        </head>
        <body>
          ${body}
        </body>
      </html>`,
    status ?? 200,
    HEADERS,
  );
}

function environment(org: Org): Markup | string {
  const name = sandboxName(org);
  return name === undefined ? '' : html`<span>Sandbox: ${name}</span>`;
}

/** `UAT` for `acme--uat.sandbox.my.salesforce.com`; undefined for production. */
export function sandboxName(org: Org): string | undefined {
  return /--([^.]+)\.sandbox\./.exec(org.seed().myDomain)?.[1]?.toUpperCase();
}
