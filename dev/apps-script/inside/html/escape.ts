/**
 * Owns contextual escaping: what `<?= ?>` and `appendUntrusted` make of a value at its place in the page. That there is
 * such a thing is documented, with Closure templates as its model; the exact forms are assumed after those.
 */

import { type Place, placeInScript } from './context';

/** What stands in place of an address that would run a script, or of a style that might. */
const HARMLESS_URL = 'about:invalid#zClosurez';
const HARMLESS_WORD = 'zClosurez';

const codes = (text: string, letters: RegExp): string =>
  text.replace(letters, (letter) => `&#${letter.charCodeAt(0)};`);

/** In text the three signs have names and quotes are left alone no more than in Closure templates. */
export function escapedText(text: string): string {
  return codes(text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'), /["'\0]/g);
}

const unquoted = (text: string): string => codes(text, /[^\w.~-]/g);

/** Everything but letters, digits and the signs that can end nothing. */
const UNSAFE_IN_SCRIPT = /[^ !#%()*+,\-.:;?@\w[\]^{|}~\u0080-\u2027\u202a-\uffff]/g;

const inScript = (text: string): string =>
  text.replace(UNSAFE_IN_SCRIPT, (letter) => {
    const hex = letter.charCodeAt(0).toString(16);
    return hex.length > 2 ? `\\u${hex.padStart(4, '0')}` : `\\x${hex.padStart(2, '0')}`;
  });

/** A value of a script is a literal: a text in quotes, a number or truth value between spaces. */
function literal(value: unknown): string {
  if (value === null || value === undefined) return ' null ';
  if (typeof value === 'number' || typeof value === 'boolean') return ` ${String(value)} `;
  return `'${inScript(String(value))}'`;
}

/** Only an address that begins with one of these, or with none, is let through. */
function safeUrl(before: string, text: string): string {
  if (before !== '') return /^[^?#]*$/.test(before) ? encodeURI(text) : encodeURIComponent(text);
  const isSafe = /^(?:(?:https?|mailto|ftp):|[^&:/?#]*(?:[/?#]|$))/i.test(text);
  return isSafe
    ? text.replace(
        /["'()<>\\\s]/g,
        (letter) => `%${letter.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`,
      )
    : HARMLESS_URL;
}

const safeStyle = (text: string): string => (/^[\w #%.,+-]*$/.test(text) ? text : HARMLESS_WORD);

/** `value` as it may stand at `place`. */
export function escapedAt(place: Place, value: unknown): string {
  const text = value === null || value === undefined ? '' : String(value);
  switch (place.at) {
    case 'text':
      return escapedText(text);
    case 'comment':
      return '';
    case 'script':
      return literal(value);
    case 'scriptText':
      return inScript(text);
    case 'style':
    case 'styleText':
      return safeStyle(text);
    case 'tag':
      return /^(?!on|style|src|href)[\w-]*$/i.test(text) ? text : HARMLESS_WORD;
    case 'attribute':
      return escapedAttribute(place, value, text);
  }
}

function escapedAttribute(
  { quote, kind, before }: Extract<Place, { at: 'attribute' }>,
  value: unknown,
  text: string,
): string {
  const inner = {
    plain: () => text,
    url: () => safeUrl(before, text),
    script: () => escapedAt(placeInScript(before), value),
    style: () => safeStyle(text),
  }[kind]();
  return quote === '' ? unquoted(inner) : escapedText(inner);
}
