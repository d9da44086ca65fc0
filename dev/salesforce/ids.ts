/** Owns Salesforce's record ids: 15 characters that tell case, and the three-character suffix that saves it. */

const SUFFIX_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** Starts the count high, so that ids have letters of both cases from the first record on. */
const FIRST_NUMBER = 31_415_926;

/** The 18-character form of a 15-character id: each suffix character says which of five are capitals (documented). */
export function id18(id15: string): string {
  if (!/^[a-zA-Z0-9]{15}$/.test(id15)) throw new Error(`Not a 15-character id: ${id15}`);
  const suffix = [0, 5, 10].map((start) => {
    const capitals = [...id15.slice(start, start + 5)].map((char, n) => (/[A-Z]/.test(char) ? 1 << n : 0));
    return SUFFIX_ALPHABET.charAt(capitals.reduce((sum, bit) => sum + bit, 0));
  });
  return id15 + suffix.join('');
}

/** Whether the text is an id of 15 characters, or of 18 with the right suffix in any case. */
export function isId(text: string): boolean {
  if (/^[a-zA-Z0-9]{15}$/.test(text)) return true;
  return /^[a-zA-Z0-9]{18}$/.test(text) && id18(text.slice(0, 15)).slice(15) === text.slice(15).toUpperCase();
}

/** Whether two ids, of 15 or 18 characters each, name the same record. */
export function isSameId(one: string, other: string): boolean {
  return isId(one) && isId(other) && one.slice(0, 15) === other.slice(0, 15);
}

/** The 18-character id of the `index`-th record of a kind in an org; the same for the same seed, whenever asked. */
export function recordId(keyPrefix: string, organizationId: string, index: number): string {
  return id18(`${keyPrefix}${organizationId.slice(3, 5)}00000${base62(FIRST_NUMBER + index)}`);
}

/** What `recordId` made the id from. */
export function recordIndex(id: string): number {
  const digits = [...id.slice(10, 15)].map((char) => BASE62.indexOf(char));
  return digits.reduce((sum, digit) => sum * 62 + digit, 0) - FIRST_NUMBER;
}

function base62(number: number): string {
  let text = '';
  for (let rest = number; text.length < 5; rest = Math.floor(rest / 62))
    text = BASE62.charAt(rest % 62) + text;
  return text;
}
