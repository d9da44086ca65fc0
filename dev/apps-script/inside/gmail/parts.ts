/** Owns the parts of a message as Gmail's REST shows them: which is the text, which the page, which a file. */

import { type SignedBytes, fromBase64 } from '../bytes';
import { textOf } from '../utilities/charsets';

export interface PartWire {
  partId: string;
  mimeType: string;
  filename?: string;
  headers?: { name: string; value: string }[];
  body?: { size: number; data?: string; attachmentId?: string };
  parts?: PartWire[];
}

export function headerOf({ headers = [] }: PartWire, name: string): string {
  return headers.find((one) => one.name.toLowerCase() === name.toLowerCase())?.value ?? '';
}

export function allParts(part: PartWire): PartWire[] {
  return [part, ...(part.parts ?? []).flatMap(allParts)];
}

export function base64UrlBytes(data: string): SignedBytes {
  return fromBase64(data.replace(/-/g, '+').replace(/_/g, '/')) ?? [];
}

const isFile = (part: PartWire): boolean => (part.filename ?? '') !== '';

/** Pictures that the page shows by their Content-ID, or that say they are inline. */
export function isInlineImage(part: PartWire): boolean {
  const isInline =
    /^inline/i.test(headerOf(part, 'Content-Disposition')) || headerOf(part, 'Content-ID') !== '';
  return isInline && part.mimeType.startsWith('image/');
}

export function fileParts(root: PartWire): PartWire[] {
  return allParts(root).filter(isFile);
}

function textOfType(root: PartWire, mimeType: string): string | undefined {
  const part = allParts(root).find((one) => one.mimeType === mimeType && !isFile(one));
  if (!part) return undefined;
  const charset = /charset="?([^";\s]+)/i.exec(headerOf(part, 'Content-Type'))?.[1];
  return textOf(base64UrlBytes(part.body?.data ?? ''), charset);
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** The plain text; of a message that has only a page, what is left of it without its marks (assumed). */
export function plainBody(root: PartWire): string {
  return textOfType(root, 'text/plain') ?? withoutMarks(textOfType(root, 'text/html') ?? '');
}

function withoutMarks(html: string): string {
  return html
    .replace(/<(script|style)\b[^]*?<\/\1>/gi, '')
    .replace(/<(br|\/p|\/div|\/tr|\/li|\/h\d)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole);
}

/** The page; of a message that has only text, that text with line breaks (assumed). */
export function htmlBody(root: PartWire): string {
  const html = textOfType(root, 'text/html');
  if (html !== undefined) return html;
  const text = textOfType(root, 'text/plain') ?? '';
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped.replace(/\r?\n/g, '<br>\r\n');
}
