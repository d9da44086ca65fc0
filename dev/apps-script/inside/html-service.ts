/** Owns HtmlService: pages from text, from the project's HTML files, and from templates. */

import { blobOf } from './blob';
import { htmlFile } from './bridge';
import {
  HostHtmlOutput,
  newHtmlOutput,
  newTemplateOutput,
  SANDBOX_MODE,
  type TemplateOutput,
  X_FRAME_OPTIONS_MODE,
} from './html/html-output';
import { HostHtmlTemplate } from './html/html-template';
import { checkArguments, exception } from './strict';

type HtmlOutput = GoogleAppsScript.HTML.HtmlOutput;
type HtmlTemplate = GoogleAppsScript.HTML.HtmlTemplate;
type Source = GoogleAppsScript.Base.BlobSource;

export class HostHtmlService implements GoogleAppsScript.HTML.HtmlService {
  SandboxMode = SANDBOX_MODE.values;
  XFrameOptionsMode = X_FRAME_OPTIONS_MODE.values;

  createHtmlOutput(html?: string | Source): HtmlOutput {
    checkArguments('HtmlService.createHtmlOutput', arguments, [], ['String'], ['Object']);
    return newHtmlOutput(contentOf('HtmlService.createHtmlOutput', html ?? ''));
  }
  createHtmlOutputFromFile(filename: string): HtmlOutput {
    checkArguments('HtmlService.createHtmlOutputFromFile', arguments, ['String']);
    return newHtmlOutput(fileContent(filename));
  }
  createTemplate(html: string | Source): HtmlTemplate {
    checkArguments('HtmlService.createTemplate', arguments, ['String'], ['Object']);
    const content = contentOf('HtmlService.createTemplate', html);
    return new HostHtmlTemplate(() => content);
  }
  createTemplateFromFile(filename: string): HtmlTemplate {
    checkArguments('HtmlService.createTemplateFromFile', arguments, ['String']);
    const content = fileContent(filename);
    return new HostHtmlTemplate(() => content);
  }
  /** `null` but in a web app (documented). */
  getUserAgent(): string {
    return null as unknown as string;
  }
  /** Not documented as a method; the code of every template calls it (documented: guides/html/templates). */
  initTemplate(): TemplateOutput {
    return newTemplateOutput();
  }
}

function contentOf(method: string, html: string | Source): string {
  return typeof html === 'string' ? html : blobOf(method, html).getDataAsString();
}

/** With `.html` at its end or without: Google's samples use both. Words: seen. */
function fileContent(filename: string): string {
  const text = htmlFile(filename.replace(/\.html$/i, ''));
  if (text === undefined) throw exception(`No HTML file named ${filename} was found.`);
  return text;
}

/** What a handler's HtmlOutput shows, or nothing where the value is none. */
export function emittedHtml(value: unknown): { html: string; title: string } | undefined {
  return value instanceof HostHtmlOutput ? { html: value.getContent(), title: value.getTitle() } : undefined;
}
