/** Owns HtmlService: the page that the OAuth callback answers with. */

export type HtmlPage = GoogleAppsScript.HTML.HtmlOutput;

/** `html` is ours; what came from outside has been escaped into it. */
export function htmlPage({ title, html }: { title: string; html: string }): HtmlPage {
  return HtmlService.createHtmlOutput(html).setTitle(title);
}
