/** Owns the labels that every mailbox has from the beginning, under Gmail's ids (documented: guides/labels). */

/** The numbers are this database's own; a user's labels begin at `FIRST_USER_LABEL`. */
export const SYSTEM_LABELS = [
  ['INBOX', 1],
  ['SENT', 2],
  ['DRAFT', 3],
  ['UNREAD', 4],
  ['STARRED', 5],
  ['IMPORTANT', 6],
  ['TRASH', 7],
  ['SPAM', 8],
  ['CHAT', 9],
  ['CATEGORY_PERSONAL', 10],
  ['CATEGORY_SOCIAL', 11],
  ['CATEGORY_PROMOTIONS', 12],
  ['CATEGORY_UPDATES', 13],
  ['CATEGORY_FORUMS', 14],
] as const;

export type SystemLabel = (typeof SYSTEM_LABELS)[number][0];

export const FIRST_USER_LABEL = 100;

const NUMBERS = new Map<string, number>(SYSTEM_LABELS);
const IDS = new Map<number, string>(SYSTEM_LABELS.map(([id, num]) => [num, id]));

export function systemNumber(id: string): number | undefined {
  return NUMBERS.get(id);
}

export function systemId(num: number): string | undefined {
  return IDS.get(num);
}

/** A message that carries one of these is left out of lists unless it is asked for (documented). */
export const HIDING: readonly string[] = ['TRASH', 'SPAM'];
