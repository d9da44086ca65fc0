/** Owns ContentService: text that a script serves as it is. */

import { hostEnum } from './host-enum';
import { checkArguments, exception, strict } from './strict';

type TextOutput = GoogleAppsScript.Content.TextOutput;
type MimeType = GoogleAppsScript.Content.MimeType;

const MIME_TYPE = hostEnum<typeof GoogleAppsScript.Content.MimeType>('ContentService.MimeType', [
  'ATOM',
  'CSV',
  'ICAL',
  'JAVASCRIPT',
  'JSON',
  'RSS',
  'TEXT',
  'VCARD',
  'XML',
]);

/** What each is served as (documented but for the charset). */
const WIRE_TYPES: Record<string, string> = {
  ATOM: 'application/atom+xml',
  CSV: 'text/csv',
  ICAL: 'text/calendar',
  JAVASCRIPT: 'text/javascript',
  JSON: 'application/json',
  RSS: 'application/rss+xml',
  TEXT: 'text/plain',
  VCARD: 'text/vcard',
  XML: 'text/xml',
};

class HostTextOutput implements GoogleAppsScript.Content.TextOutput {
  private fileName: string | null = null;
  private mimeType: MimeType = MIME_TYPE.values.TEXT;

  constructor(private content: string | null) {}

  append(addedContent: string): this {
    checkArguments('TextOutput.append', arguments, ['String']);
    this.content = (this.content ?? '') + addedContent;
    return this;
  }
  clear(): this {
    this.content = null;
    return this;
  }
  /** Nothing takes it back (documented). Which letters are refused is documented, the words are assumed. */
  downloadAsFile(filename: string | null): this {
    checkArguments('TextOutput.downloadAsFile', arguments, ['String'], ['Null']);
    if (/[:/\\]/.test(filename ?? '')) throw exception(`Invalid argument: ${filename}`);
    this.fileName = filename;
    return this;
  }
  /** `null` when cleared (seen). */
  getContent(): string {
    return this.content as string;
  }
  getFileName(): string {
    return this.fileName as string;
  }
  getMimeType(): MimeType {
    return this.mimeType;
  }
  setContent(content: string): this {
    checkArguments('TextOutput.setContent', arguments, ['String']);
    this.content = content;
    return this;
  }
  setMimeType(mimeType: MimeType): this {
    checkArguments('TextOutput.setMimeType', arguments, [MIME_TYPE.kind]);
    this.mimeType = mimeType;
    return this;
  }
}

export class HostContentService implements GoogleAppsScript.Content.ContentService {
  MimeType = MIME_TYPE.values;

  createTextOutput(content?: string): TextOutput {
    checkArguments('ContentService.createTextOutput', arguments, [], ['String']);
    return strict(new HostTextOutput(content ?? ''), 'TextOutput');
  }
}

/** What a function's TextOutput serves, or nothing where the value is none. */
export function emittedText(value: unknown): { text: string; mimeType: string } | undefined {
  if (!(value instanceof HostTextOutput)) return undefined;
  const mimeType = WIRE_TYPES[MIME_TYPE.nameOf(value.getMimeType())]!;
  return { text: value.getContent() ?? '', mimeType };
}
