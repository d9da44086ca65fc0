/** Owns reading JSON that a person has written: its value, or the line in which it stops being JSON. */

export type JsonReading = { value: unknown } | { line: number; problem: string };

/** Reads strict JSON; a byte order mark in front is taken. Lines count from 1. */
export function readJson(written: string): JsonReading {
  const text = written.replace(/^\uFEFF/, '');
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const at = createReader(text).firstMisfit();
    const found = /^\s*$/.test(text.slice(at)) ? 'the end of the file' : shown(text.slice(at));
    return { line: lineOf(text, at), problem: `unexpected ${found}` };
  }
}

export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function shown(rest: string): string {
  const [word = ''] = /^(\/[/*]|"[^"\n]{0,20}"?|[\w.+-]{1,20}|[^])/.exec(rest) ?? [];
  return word.startsWith('/') ? 'comment' : `‘${word}’`;
}

const BLANK = /[ \t\r\n]*/y;
// Control characters must be escaped in a JSON string.
const SCALAR =
  /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;

/** `JSON.parse` does not say where it stopped in every case; this finds the first offset that fits no JSON. */
function createReader(text: string): { firstMisfit(): number } {
  let at = 0;

  function take(pattern: RegExp): boolean {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) at = pattern.lastIndex;
    return match !== null;
  }

  function letter(wanted: string): boolean {
    take(BLANK);
    if (text[at] !== wanted) return false;
    at++;
    return true;
  }

  /** Each of these returns whether it fits; where one does not, `at` stays at what is wrong. */
  function entries(close: string, entry: () => boolean): boolean {
    if (letter(close)) return true;
    do {
      if (!entry()) return false;
    } while (letter(','));
    return letter(close);
  }

  function member(): boolean {
    take(BLANK);
    return text[at] === '"' && take(SCALAR) && letter(':') && value();
  }

  function value(): boolean {
    if (letter('{')) return entries('}', member);
    if (letter('[')) return entries(']', value);
    return take(SCALAR);
  }

  return {
    firstMisfit() {
      if (value()) take(BLANK);
      return at;
    },
  };
}
