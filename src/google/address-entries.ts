/** Owns the marks of an address header (RFC 5322, 3.4): entries told apart in one pass, whatever stands there. */

/** What stands between two separators. */
export interface Entry {
  /** Outside of angle brackets and comments; quoted texts are among them, with `hide` over their own marks. */
  words: string;
  comment: string;
  /** Between angle brackets; of several pairs the last. */
  angle: string | undefined;
  /** `;` and the end of a group's name end a name too; a comma may be a part of it. */
  endedBy: ',' | ';' | ':' | '';
}

interface Reading {
  text: string;
  at: number;
  entry: Entry;
  /** Whether an at sign stands in its words; to look for it there at each colon would not be linear. */
  hasAt: boolean;
  /** A mark that was not closed once is a letter from there on: looked for again, the time would not be linear. */
  unclosed: Set<string>;
}

export function readEntries(text: string): Entry[] {
  const entries: Entry[] = [];
  const reading: Reading = { text, at: 0, entry: newEntry(), hasAt: false, unclosed: new Set() };
  while (reading.at < text.length) {
    const letter = text.charAt(reading.at++);
    // A colon behind an address ends no group's name.
    if (letter === ',' || letter === ';' || (letter === ':' && !reading.hasAt)) {
      entries.push({ ...reading.entry, endedBy: letter });
      Object.assign(reading, { entry: newEntry(), hasAt: false });
    } else readMark(reading, letter);
  }
  return [...entries, reading.entry];
}

const newEntry = (): Entry => ({ words: '', comment: '', angle: undefined, endedBy: '' });

function readMark(reading: Reading, letter: string): void {
  if (letter === '"') readQuoted(reading);
  else if (letter === '(') readComment(reading);
  else if (letter === '<') readAngle(reading);
  else {
    reading.entry.words += letter;
    if (letter === '@') reading.hasAt = true;
  }
}

function readQuoted(reading: Reading): void {
  const { text, at, entry } = reading;
  const end = closing(reading, '"');
  if (end === undefined) return;
  const quoted = text.slice(at, end - 1);
  reading.at = end;
  entry.words += text.charAt(end) === '@' ? localPart(quoted) : hide(unescaped(quoted));
}

const unescaped = (quoted: string) => quoted.replace(/\\([^])/g, '$1');

/**
 * What stood between quotation marks, as the part of an address, its own marks hidden. Quotation marks that are not
 * needed name the same mailbox (RFC 5322, 3.4.1).
 */
export function localPart(quoted: string): string {
  const plain = unescaped(quoted);
  return /^[^\s@<>()[\],;:\\"]+$/.test(plain) ? plain : `"${hide(plain.replace(/"/g, ''))}"`;
}

function readComment(reading: Reading): void {
  const { text, at, entry } = reading;
  const end = closing(reading, '(');
  if (end === undefined) return;
  entry.comment = text.slice(at, end - 1);
  entry.words += ' ';
  reading.at = end;
}

/** An angle that nobody closes ends at its comma, which only a route may have in it (RFC 5322, 4.4). */
function readAngle(reading: Reading): void {
  const { text, at, entry } = reading;
  const stop = text.charAt(at) === '@' ? /[<>]/g : /[<>,;]/g;
  stop.lastIndex = at;
  const end = stop.exec(text)?.index ?? text.length;
  if (entry.angle !== undefined) entry.words += ` ${hide(entry.angle)} `;
  entry.angle = text.slice(at, end);
  reading.at = text.charAt(end) === '>' ? end + 1 : end;
}

const CLOSES = { '"': endOfQuoted, '(': endOfComment } as const;

/** The place behind the mark that closes what begins here; where none does, the opening mark is a letter. */
function closing(reading: Reading, open: keyof typeof CLOSES): number | undefined {
  const end = reading.unclosed.has(open) ? undefined : CLOSES[open](reading.text, reading.at);
  if (end !== undefined) return end;
  reading.unclosed.add(open);
  reading.entry.words += open;
  return undefined;
}

function endOfQuoted(text: string, from: number): number | undefined {
  for (let at = from; at < text.length; at++) {
    const letter = text.charAt(at);
    if (letter === '\\') at++;
    else if (letter === '"') return at + 1;
  }
  return undefined;
}

function endOfComment(text: string, from: number): number | undefined {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    const letter = text.charAt(at);
    if (letter === '\\') at++;
    else if (letter === '(') depth++;
    else if (letter === ')' && --depth === 0) return at + 1;
  }
  return undefined;
}

/** Marks that tell words and addresses apart, and their stand-ins of Unicode's private use. */
const MARKS = ' @<>\t\n';
const FIRST_HIDDEN = 0xe000;

/** A quoted text whose marks are letters; `show` undoes it. */
function hide(quoted: string): string {
  return quoted.replace(/[ @<>\t\n]/g, (mark) => String.fromCharCode(FIRST_HIDDEN + MARKS.indexOf(mark)));
}

export function show(text: string): string {
  return text.replace(/[\ue000-\ue005]/g, (letter) => MARKS.charAt(letter.charCodeAt(0) - FIRST_HIDDEN));
}
