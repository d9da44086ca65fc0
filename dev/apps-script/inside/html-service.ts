/** Owns HtmlService as far as a page that says one thing needs it; templates are not built. */

import { checkArguments, strict } from './strict';
import { unbuilt } from './unbuilt';

enum SandboxMode {
  EMULATED,
  IFRAME,
  NATIVE,
}

enum XFrameOptionsMode {
  ALLOWALL,
  DEFAULT,
}

class HostHtmlOutput implements GoogleAppsScript.HTML.HtmlOutput {
  addMetaTag = unbuilt('HtmlOutput.addMetaTag');
  asTemplate = unbuilt('HtmlOutput.asTemplate');
  getAs = unbuilt('HtmlOutput.getAs');
  getBlob = unbuilt('HtmlOutput.getBlob');
  getFaviconUrl = unbuilt('HtmlOutput.getFaviconUrl');
  getHeight = unbuilt('HtmlOutput.getHeight');
  getMetaTags = unbuilt('HtmlOutput.getMetaTags');
  getWidth = unbuilt('HtmlOutput.getWidth');
  setFaviconUrl = unbuilt('HtmlOutput.setFaviconUrl');
  setHeight = unbuilt('HtmlOutput.setHeight');
  setSandboxMode = unbuilt('HtmlOutput.setSandboxMode');
  setWidth = unbuilt('HtmlOutput.setWidth');
  private title = '';

  constructor(private html: string) {}

  append(addedContent: string): this {
    checkArguments('HtmlOutput.append', arguments, ['String']);
    this.html += addedContent;
    return this;
  }
  appendUntrusted(addedContent: string): this {
    checkArguments('HtmlOutput.appendUntrusted', arguments, ['String']);
    this.html += addedContent.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
    return this;
  }
  clear(): this {
    this.html = '';
    return this;
  }
  getContent(): string {
    return this.html;
  }
  setContent(content: string): this {
    checkArguments('HtmlOutput.setContent', arguments, ['String']);
    this.html = content;
    return this;
  }
  getTitle(): string {
    return this.title;
  }
  setTitle(title: string): this {
    checkArguments('HtmlOutput.setTitle', arguments, ['String']);
    this.title = title;
    return this;
  }
  setXFrameOptionsMode(mode: GoogleAppsScript.HTML.XFrameOptionsMode): this {
    checkArguments('HtmlOutput.setXFrameOptionsMode', [mode], ['Number']);
    return this;
  }
}

export class HostHtmlService implements GoogleAppsScript.HTML.HtmlService {
  createHtmlOutputFromFile = unbuilt('HtmlService.createHtmlOutputFromFile');
  createTemplate = unbuilt('HtmlService.createTemplate');
  createTemplateFromFile = unbuilt('HtmlService.createTemplateFromFile');
  getUserAgent = unbuilt('HtmlService.getUserAgent');
  SandboxMode = SandboxMode as unknown as typeof GoogleAppsScript.HTML.SandboxMode;
  XFrameOptionsMode = XFrameOptionsMode as unknown as typeof GoogleAppsScript.HTML.XFrameOptionsMode;

  createHtmlOutput(html?: string | GoogleAppsScript.Base.BlobSource): GoogleAppsScript.HTML.HtmlOutput {
    checkArguments('HtmlService.createHtmlOutput', arguments, [], ['String']);
    return strict(new HostHtmlOutput(typeof html === 'string' ? html : ''), 'HtmlOutput');
  }
}

/** What a handler's HtmlOutput shows, or nothing where the value is none. */
export function emittedHtml(value: unknown): { html: string; title: string } | undefined {
  return value instanceof HostHtmlOutput ? { html: value.getContent(), title: value.getTitle() } : undefined;
}
