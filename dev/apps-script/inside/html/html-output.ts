/** Owns HtmlOutput: a page that a script builds, and the undocumented form of it that a template writes to. */

import { convertedBlob, newBlob } from '../blob';
import { utf8Bytes } from '../bytes';
import { hostEnum } from '../host-enum';
import { checkArguments, exception, strict } from '../strict';
import { placeAfter } from './context';
import { escapedAt } from './escape';
import { HostHtmlTemplate } from './html-template';

type Blob = GoogleAppsScript.Base.Blob;
type MetaTag = GoogleAppsScript.HTML.HtmlOutputMetaTag;

export const SANDBOX_MODE = hostEnum<typeof GoogleAppsScript.HTML.SandboxMode>('HtmlService.SandboxMode', [
  'EMULATED',
  'IFRAME',
  'NATIVE',
]);
export const X_FRAME_OPTIONS_MODE = hostEnum<typeof GoogleAppsScript.HTML.XFrameOptionsMode>(
  'HtmlService.XFrameOptionsMode',
  ['ALLOWALL', 'DEFAULT'],
);

/** Documented: only these may be added. */
const META_NAMES = [
  'apple-mobile-web-app-capable',
  'google-site-verification',
  'mobile-web-app-capable',
  'viewport',
];

/** What a page holds; an output and the template's form of it share one. */
class Page {
  title = '';
  faviconUrl: string | null = null;
  height: number | null = null;
  width: number | null = null;
  readonly metaTags: [string, string][] = [];
  private settled = 0;

  constructor(public html: string) {}

  appendEscaped(value: unknown): void {
    const { place, settled } = placeAfter(this.html, this.settled);
    this.settled = settled;
    this.html += escapedAt(place, value);
  }
  replace(html: string): void {
    this.html = html;
    this.settled = 0;
  }
}

export class HostHtmlOutput implements GoogleAppsScript.HTML.HtmlOutput {
  constructor(protected readonly page: Page) {}

  addMetaTag(name: string, content: string): this {
    checkArguments('HtmlOutput.addMetaTag', arguments, ['String', 'String']);
    // Words: seen.
    if (!META_NAMES.includes(name))
      throw exception('The meta tag you specified is not allowed in this context.');
    this.page.metaTags.push([name, content]);
    return this;
  }
  append(addedContent: string): this {
    checkArguments('HtmlOutput.append', arguments, ['String']);
    this.page.html += addedContent;
    return this;
  }
  appendUntrusted(addedContent: string): this {
    checkArguments('HtmlOutput.appendUntrusted', arguments, ['String']);
    this.page.appendEscaped(addedContent);
    return this;
  }
  /** Later changes of this page are seen by the template (documented). */
  asTemplate(): GoogleAppsScript.HTML.HtmlTemplate {
    return new HostHtmlTemplate(() => this.page.html);
  }
  clear(): this {
    this.page.replace('');
    return this;
  }
  getAs(contentType: string): Blob {
    checkArguments('HtmlOutput.getAs', arguments, ['String']);
    return convertedBlob(this.getBlob(), contentType);
  }
  /** Its name is not published. */
  getBlob(): Blob {
    return newBlob(utf8Bytes(this.page.html), 'text/html', this.page.title || null);
  }
  getContent(): string {
    return this.page.html;
  }
  getFaviconUrl(): string {
    return this.page.faviconUrl as string;
  }
  getHeight(): number {
    return this.page.height as number;
  }
  getMetaTags(): MetaTag[] {
    return this.page.metaTags.map(([name, content]) =>
      strict({ getName: () => name, getContent: () => content }, 'HtmlOutputMetaTag'),
    );
  }
  getTitle(): string {
    return this.page.title;
  }
  getWidth(): number {
    return this.page.width as number;
  }
  setContent(content: string): this {
    checkArguments('HtmlOutput.setContent', arguments, ['String']);
    this.page.replace(content);
    return this;
  }
  setFaviconUrl(iconUrl: string): this {
    checkArguments('HtmlOutput.setFaviconUrl', arguments, ['String']);
    this.page.faviconUrl = iconUrl;
    return this;
  }
  setHeight(height: number): this {
    checkArguments('HtmlOutput.setHeight', arguments, ['Number'], ['Null']);
    this.page.height = height;
    return this;
  }
  /** Has no effect any more (documented). */
  setSandboxMode(_mode: GoogleAppsScript.HTML.SandboxMode): this {
    checkArguments('HtmlOutput.setSandboxMode', arguments, [SANDBOX_MODE.kind]);
    return this;
  }
  setTitle(title: string): this {
    checkArguments('HtmlOutput.setTitle', arguments, ['String']);
    this.page.title = title;
    return this;
  }
  setWidth(width: number): this {
    checkArguments('HtmlOutput.setWidth', arguments, ['Number'], ['Null']);
    this.page.width = width;
    return this;
  }
  /** Accepted, and nothing here frames a page. */
  setXFrameOptionsMode(_mode: GoogleAppsScript.HTML.XFrameOptionsMode): this {
    checkArguments('HtmlOutput.setXFrameOptionsMode', arguments, [X_FRAME_OPTIONS_MODE.kind]);
    return this;
  }
}

/** What the code of a template calls `output` (documented: guides/html/templates). */
export class TemplateOutput extends HostHtmlOutput {
  /** Appends as it is. */
  set _(value: unknown) {
    this.page.html += value === null || value === undefined ? '' : String(value);
  }
  /** Appends by place. */
  set _$(value: unknown) {
    this.page.appendEscaped(value);
  }
  get $out(): GoogleAppsScript.HTML.HtmlOutput {
    return strict(new HostHtmlOutput(this.page), 'HtmlOutput');
  }
}

export function newHtmlOutput(html: string): GoogleAppsScript.HTML.HtmlOutput {
  return strict(new HostHtmlOutput(new Page(html)), 'HtmlOutput');
}

/** `HtmlService.initTemplate()`, which only the code of templates calls. */
export function newTemplateOutput(): TemplateOutput {
  return strict(new TemplateOutput(new Page('')), 'HtmlOutput');
}
