/** Owns the correspondents in a header: as many as can be read, in linear time, whatever stands there. */

import { type Entry, localPart, readEntries, show } from './address-entries';
import { cleanLine, cleanText } from './clean-text';

export interface Correspondent {
  /** Lower case. */
  address: string;
  /** '' where there is none. */
  name: string;
}

/** More text of a header than any honest mail has; what lies beyond is not read. */
const MOST_TEXT = 200_000;
const MOST_ADDRESSES = 1_000;
/** RFC 5321 allows 64 and 255 characters beside the at sign. */
const MOST_CHARACTERS = 320;

/** In the header's order; of a group its members, and nothing of what has no address. */
export function readAddresses(header: string): Correspondent[] {
  const found: Correspondent[] = [];
  /** Parts of a name that a comma has cut off: `Doe, John <j@x>`. */
  let cutOff: string[] = [];
  for (const entry of readEntries(cleanText(header.length > MOST_TEXT ? cutAtComma(header) : header))) {
    const words = wordsOf(entry);
    const address = angleAddress(entry.angle ?? '') ?? takeAddress(words);
    const rest = words.join(' ');
    if (address !== undefined) {
      const name = [...(entry.angle === undefined ? [] : cutOff), rest]
        .filter((part) => part !== '')
        .join(', ');
      found.push({ address, name: cleanLine(show(name)) || cleanLine(entry.comment) });
    }
    const isCutOff = address === undefined && entry.angle === undefined && entry.endedBy === ',';
    cutOff = isCutOff ? [...cutOff.slice(-MOST_CUT_OFF), rest] : [];
    if (found.length === MOST_ADDRESSES) break;
  }
  return found;
}

/** Commas in one name. */
const MOST_CUT_OFF = 5;

/** Without the address that the cut would shorten to another one. */
function cutAtComma(header: string): string {
  const head = header.slice(0, MOST_TEXT);
  return head.slice(0, Math.max(0, head.lastIndexOf(',')));
}

/** White space may stand around the at sign (RFC 5322, 4.4). */
function wordsOf({ words }: Entry): string[] {
  return cleanLine(words).replace(/ ?@ ?/g, '@').split(' ');
}

/** More than an address with a route; a longer text is none. */
const MOST_ANGLE = 2_000;

/** Behind a route or a scheme, where there is one. */
function angleAddress(angle: string): string | undefined {
  if (angle.length > MOST_ANGLE) return undefined;
  const whole = angle.replace(/"((?:[^"\\]|\\.)*)"/g, (_whole, quoted: string) => localPart(quoted));
  return addressOf(
    cleanLine(whole)
      .replace(/^[^"]*:/, '')
      .replace(/ /g, ''),
  );
}

/** The last word that is an address, taken out of them: what stands before it is a name. */
function takeAddress(words: string[]): string | undefined {
  for (const [at, word] of [...words.entries()].reverse()) {
    const address = addressOf(word);
    if (address === undefined) continue;
    words.splice(at, 1);
    return address;
  }
  return undefined;
}

const ADDRESS = /^(?:"[^"]+"|[^\s@<>(),;:\\"]+)@(?:\[[^\s@<>[\]]+\]|[^\s@<>()[\],;:\\"']+)$/;

/** Without the marks that senders put around one, lower case. */
function addressOf(word: string): string | undefined {
  if (word.length > MOST_CHARACTERS) return undefined;
  const bare = word.replace(/^'(.*)'$/, '$1').replace(/\.$/, '');
  return ADDRESS.test(bare) ? show(bare).toLowerCase() : undefined;
}
