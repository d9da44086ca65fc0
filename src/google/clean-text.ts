/** Owns text from a mail before anybody else sees it: no control characters, no half characters. */

/** Of both blocks of control characters, all but tab and line feed. */
// eslint-disable-next-line no-control-regex -- they are what this is about
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
/** With `u` a pair is one character, so this finds halves alone. */
const HALVES = /[\ud800-\udfff]/gu;

/** Lines end in a line feed; a lone half of a character becomes U+FFFD. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(CONTROLS, '')
    .replace(HALVES, '\ufffd')
    .replace(/^\ufeff/, '');
}

/** As `cleanText`, on one line, without white space at its ends or in runs. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim();
}
