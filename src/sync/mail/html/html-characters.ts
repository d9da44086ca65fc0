/** Owns which characters may stay in a mail's text, and HTML's character references. */

/** U+00A0 to U+00FF in order. Browsers know these names without their semicolon too (documented: HTML, 13.5). */
const LATIN_1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

/** Name and character in turn; those that mail programs write, and those that hide an address. */
const OTHERS =
  "apos ' OElig Œ oelig œ Scaron Š scaron š Zcaron Ž zcaron ž Yuml Ÿ fnof ƒ circ ˆ tilde ˜ ndash – mdash — lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ dagger † Dagger ‡ bull • hellip … permil ‰ prime ′ Prime ″ lsaquo ‹ rsaquo › euro € trade ™ larr ← uarr ↑ rarr → darr ↓ harr ↔ minus − infin ∞ asymp ≈ ne ≠ le ≤ ge ≥ check ✓ star ☆ colon : sol / lpar ( rpar ) comma , period . num # excl ! quest ? lbrack [ rbrack ] lsqb [ rsqb ] lowbar _ commat @ equals =";

const BLANKS: Record<string, number> = {
  Tab: 0x09,
  NewLine: 0x0a,
  ensp: 0x2002,
  emsp: 0x2003,
  thinsp: 0x2009,
  zwnj: 0x200c,
  zwj: 0x200d,
  lrm: 0x200e,
  rlm: 0x200f,
};

/** What 128 to 159 mean as numbers (documented: HTML, 13.2.5.80); a space where they mean nothing. */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

const WITHOUT_SEMICOLON = new Map<string, string>([
  ...[...LATIN_1.split(' ').entries()].map(([index, name]): [string, string] => [
    name,
    String.fromCharCode(0xa0 + index),
  ]),
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
]);

const NAMED = new Map<string, string>([
  ...WITHOUT_SEMICOLON,
  ...Object.entries(BLANKS).map(([name, code]): [string, string] => [name, String.fromCharCode(code)]),
  ...pairs(OTHERS.split(' ')),
]);

/** Beyond Unicode; numbers are counted no further. */
const TOO_LARGE = 0x110000;
const LONGEST_NAME = 8;

function pairs(words: string[]): [string, string][] {
  return words.flatMap((name, index): [string, string][] =>
    index % 2 === 0 ? [[name, words[index + 1] ?? '']] : [],
  );
}

/** Without NUL, control characters and half surrogate pairs. Line ends become `\n`; tabs stay; a form feed is a space. */
export function cleaned(text: string): string {
  const pieces: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isPlain(code)) continue;
    const next = text.charCodeAt(at + 1);
    if (isBetween(code, 0xd800, 0xdbff) && isBetween(next, 0xdc00, 0xdfff)) {
      at++;
      continue;
    }
    pieces.push(text.slice(from, at), insteadOf(code, next));
    from = at + 1;
  }
  return from === 0 ? text : pieces.join('') + text.slice(from);
}

function isBetween(code: number, first: number, last: number): boolean {
  return code >= first && code <= last;
}

function isPlain(code: number): boolean {
  if (code < 0x20) return code === 0x09 || code === 0x0a;
  return code < 0x7f || (code > 0x9f && !isBetween(code, 0xd800, 0xdfff));
}

function insteadOf(code: number, next: number): string {
  if (code === 0x0c) return ' ';
  return code === 0x0d && next !== 0x0a ? '\n' : '';
}

interface Reference {
  text: string;
  end: number;
}

/**
 * Resolves named and numeric references once. What is none, or of no character (0, half a surrogate pair, beyond
 * Unicode), stays as it is written; one of a control character is nothing.
 */
export function withoutReferences(text: string): string {
  const pieces: string[] = [];
  let from = 0;
  for (let at = text.indexOf('&'); at !== -1; at = text.indexOf('&', Math.max(from, at + 1))) {
    const found = text.charCodeAt(at + 1) === 0x23 ? numericAt(text, at) : namedAt(text, at);
    if (!found) continue;
    pieces.push(text.slice(from, at), found.text);
    from = found.end;
  }
  return from === 0 ? text : pieces.join('') + text.slice(from);
}

function numericAt(text: string, at: number): Reference | undefined {
  const isHexadecimal = (text.charCodeAt(at + 2) | 0x20) === 0x78;
  const base = isHexadecimal ? 16 : 10;
  const begin = at + (isHexadecimal ? 3 : 2);
  let end = begin;
  let code = 0;
  for (let digit = digitAt(text, end); digit < base; digit = digitAt(text, end)) {
    code = Math.min(code * base + digit, TOO_LARGE);
    end++;
  }
  if (end === begin) return undefined;
  if (text.charCodeAt(end) === 0x3b) end++;
  return { text: characterOf(code) ?? text.slice(at, end), end };
}

/** Infinity where there is none. */
function digitAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (isBetween(code, 0x30, 0x39)) return code - 0x30;
  const letter = code | 0x20;
  return isBetween(letter, 0x61, 0x66) ? letter - 0x57 : Infinity;
}

function characterOf(code: number): string | undefined {
  if (code === 0 || code >= TOO_LARGE || isBetween(code, 0xd800, 0xdfff)) return undefined;
  if (isBetween(code, 0x80, 0x9f)) return WINDOWS_1252.charAt(code - 0x80).trim();
  return cleaned(String.fromCodePoint(code));
}

function namedAt(text: string, at: number): Reference | undefined {
  let end = at + 1;
  while (end - at <= LONGEST_NAME && isLetterOrDigit(text.charCodeAt(end))) end++;
  const name = text.slice(at + 1, end);
  const next = text.charCodeAt(end);
  if (next === 0x3b) {
    const known = NAMED.get(name);
    return known === undefined ? undefined : { text: known, end: end + 1 };
  }
  // `?a=1&copy=2` is an address, and `&notes` no negation.
  const known = next === 0x3d || isLetterOrDigit(next) ? undefined : WITHOUT_SEMICOLON.get(name);
  return known === undefined ? undefined : { text: known, end };
}

function isLetterOrDigit(code: number): boolean {
  return isBetween(code, 0x30, 0x39) || isLetter(code);
}

export function isLetter(code: number): boolean {
  return isBetween(code | 0x20, 0x61, 0x7a);
}
