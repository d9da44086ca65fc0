/** Owns the page that Salesforce returns to: one sentence, and it closes itself where all is well. */

import { escapeHtml } from './escape';
import { type ErrorText } from './errors';

export interface PageText {
  title: string;
  html: string;
}

const STYLE = 'font-family:sans-serif;max-width:32em;margin:4em auto;padding:0 1em;line-height:1.5';

function page(title: string, sentences: readonly string[], script: string): PageText {
  const paragraphs = sentences.map((sentence) => `<p>${escapeHtml(sentence)}</p>`).join('');
  return { title, html: `<main style="${STYLE}"><h1>${escapeHtml(title)}</h1>${paragraphs}</main>${script}` };
}

/** The window was opened by the add-on, which reloads when it closes. */
export function connectedPage(): PageText {
  const close = '<script>window.top.close();</script>';
  return page(
    'Connected',
    ['Salesforce connection established successfully. You can close this window.'],
    close,
  );
}

/** No script: the reason stays to be read. */
export function notConnectedPage({ what, todo }: ErrorText, reference: string): PageText {
  return page('Not connected', [what, todo, `Go back to Gmail. Reference ${reference}`], '');
}
