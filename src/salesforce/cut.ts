/** Owns cutting a text to the length of its field, so that what is left can be read and says that it was cut. */

/** At the end of a body that was longer. */
export const CUT_MARK = '\n[Cut by Trunkline: the mail is longer]';

/** Never through the middle of a character; `mark` says at the end that it was cut. */
export function cut(text: string, length: number, mark = ''): string {
  if (text.length <= length) return text;
  let end = length - mark.length;
  const last = text.charCodeAt(end - 1);
  if (last >= 0xd800 && last <= 0xdbff) end--;
  return text.slice(0, end) + mark;
}
