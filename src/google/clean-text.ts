/** Owns text from a mail before anybody else sees it: no control characters, no half characters. */

/** The first block of control characters, but for tab and line feed. */
// eslint-disable-next-line no-control-regex -- they are what this is about
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f]/g;
/** The second block is what Windows-1252 becomes where its sender calls it ISO-8859-1, as browsers know. */
const SECOND_CONTROLS = /[\u0080-\u009f]/g;
/** Windows-1252 from 0x80 on; a space where it has nothing. */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
/** With `u` a pair is one character, so this finds halves alone. */
const HALVES = /[\ud800-\udfff]/gu;

/** Lines end in a line feed; control characters go; a lone half of a character becomes U+FFFD. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(CONTROLS, '')
    .replace(SECOND_CONTROLS, (control) => WINDOWS_1252.charAt(control.charCodeAt(0) - 0x80).trim())
    .replace(HALVES, '\ufffd')
    .replace(/^\ufeff/, '');
}

/** As `cleanText`, on one line, without white space at its ends or in runs. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim();
}
