/** Owns reading one piece of markup: tags with their attributes, comments. Each character is looked at once. */

import { isLetter } from './html-characters';

/** `none` is what shows nothing: a comment, a declaration, a tag that does not end. */
export interface Markup {
  kind: 'open' | 'close' | 'none' | 'text';
  /** In lower case. */
  name: string;
  /** As written, their references not resolved; of a repeated one the first counts. */
  attributes: ReadonlyMap<string, string>;
  isSelfClosing: boolean;
  /** Where reading goes on. */
  end: number;
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();
const QUOTES = [0x22, 0x27];

/** Reads what begins with the `<` at the given place, as a browser does. Its work is in proportion to what it passes. */
export function markupAt(html: string, at: number): Markup {
  const next = html.charCodeAt(at + 1);
  if (isLetter(next)) return tagAt(html, at + 1, 'open');
  if (next === 0x2f) {
    if (isLetter(html.charCodeAt(at + 2))) return tagAt(html, at + 2, 'close');
    return at + 2 < html.length ? nothing(endOf(html, '>', at + 2)) : textUpTo(at + 1);
  }
  if (next === 0x3f) return nothing(endOf(html, '>', at + 2));
  if (next !== 0x21) return textUpTo(at + 1);
  if (html.startsWith('<!--', at)) return nothing(endOfComment(html, at + 4));
  return nothing(endOf(html, html.startsWith('<![CDATA[', at) ? ']]>' : '>', at + 2));
}

/** Behind the end tag of an element that holds no markup, such as a script; the end of all where there is none. */
export function endOfElement(html: string, from: number, name: string): number {
  for (let at = html.indexOf('</', from); at !== -1; at = html.indexOf('</', at + 2)) {
    const end = at + 2 + name.length;
    const isNamed = html.slice(at + 2, end).toLowerCase() === name;
    if (isNamed && (isSpace(html.charCodeAt(end)) || isTagEnd(html.charCodeAt(end))))
      return tagAt(html, at + 2, 'close').end;
  }
  return html.length;
}

function nothing(end: number): Markup {
  return { kind: 'none', name: '', attributes: NO_ATTRIBUTES, isSelfClosing: false, end };
}

function textUpTo(end: number): Markup {
  return { ...nothing(end), kind: 'text' };
}

/** What is not closed reaches to the end of all; so nothing is searched for twice. */
function endOf(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from);
  return at === -1 ? html.length : at + mark.length;
}

/** `-->` or `--!>`; `<!-->` and `<!--->` are whole comments. */
function endOfComment(html: string, from: number): number {
  if (html.startsWith('>', from)) return from + 1;
  if (html.startsWith('->', from)) return from + 2;
  for (let at = html.indexOf('--', from); at !== -1; at = html.indexOf('--', at + 1)) {
    if (html.startsWith('>', at + 2)) return at + 3;
    if (html.startsWith('!>', at + 2)) return at + 4;
  }
  return html.length;
}

function tagAt(html: string, from: number, kind: 'open' | 'close'): Markup {
  let at = from;
  while (at < html.length && !isSpace(html.charCodeAt(at)) && !isTagEnd(html.charCodeAt(at))) at++;
  const name = html.slice(from, at).toLowerCase();
  const attributes = new Map<string, string>();
  for (;;) {
    const begin = at;
    at = behindSpacesAndSlashes(html, at);
    if (at >= html.length) return nothing(at);
    if (html.charCodeAt(at) === 0x3e) {
      const isSelfClosing = at > begin && html.charCodeAt(at - 1) === 0x2f;
      return { kind, name, attributes, isSelfClosing, end: at + 1 };
    }
    const read = attributeAt(html, at);
    at = read.end;
    if (!attributes.has(read.name)) attributes.set(read.name, read.value);
  }
}

interface Attribute {
  name: string;
  value: string;
  end: number;
}

function attributeAt(html: string, from: number): Attribute {
  // An equals sign in the first place is of the name (documented: HTML, 13.2.5.32).
  let at = from + 1;
  while (at < html.length && html.charCodeAt(at) !== 0x3d && !isNameEnd(html.charCodeAt(at))) at++;
  const name = html.slice(from, at).toLowerCase();
  const sign = behindSpaces(html, at);
  if (html.charCodeAt(sign) !== 0x3d) return { name, value: '', end: sign };
  const begin = behindSpaces(html, sign + 1);
  const quote = html.charCodeAt(begin);
  if (!QUOTES.includes(quote)) return { name, ...unquotedAt(html, begin) };
  const close = html.indexOf(String.fromCharCode(quote), begin + 1);
  if (close === -1) return { name, value: '', end: html.length };
  return { name, value: html.slice(begin + 1, close), end: close + 1 };
}

function unquotedAt(html: string, from: number): { value: string; end: number } {
  let end = from;
  while (end < html.length && html.charCodeAt(end) !== 0x3e && !isSpace(html.charCodeAt(end))) end++;
  return { value: html.slice(from, end), end };
}

function behindSpaces(html: string, from: number): number {
  let at = from;
  while (isSpace(html.charCodeAt(at))) at++;
  return at;
}

function behindSpacesAndSlashes(html: string, from: number): number {
  let at = from;
  while (isSpace(html.charCodeAt(at)) || html.charCodeAt(at) === 0x2f) at++;
  return at;
}

/** Carriage returns and form feeds are gone before this. */
function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09;
}

function isTagEnd(code: number): boolean {
  return code === 0x2f || code === 0x3e;
}

function isNameEnd(code: number): boolean {
  return isSpace(code) || isTagEnd(code);
}
