/** Owns what the admins have set about mail: how far back, which direction, what is written, whom nobody logs. */

import { type Decoded, flag, list, oneOf, record, text, whole } from '../decode';
import { AppError } from '../errors';

export const mailSettings = record({
  /** How far the first run of a user reaches back; 0 to 180. */
  startDays: whole,
  direction: oneOf('both', 'inbound', 'outbound'),
  /** Subject and people alone: no body is read. */
  isHeaderOnly: flag,
  body: oneOf('text', 'html'),
  storesBcc: flag,
  /** Whether a mail is related to the account, or to its one open opportunity. */
  relates: flag,
  /** Lists, bulk mail and automatic answers are left out. */
  skipsAutomated: flag,
  /** Addresses and domains of whom nothing is logged. */
  blocked: list(text),
});

export type MailSettings = Decoded<typeof mailSettings>;

export const NEW_MAIL_SETTINGS: MailSettings = {
  startDays: 14,
  direction: 'both',
  isHeaderOnly: false,
  body: 'text',
  storesBcc: false,
  relates: true,
  skipsAutomated: true,
  blocked: [],
};

const MOST_START_DAYS = 180;

/** As a form has it; `options` are the boxes that are ticked. */
export interface TypedMailSettings {
  startDays: string;
  direction: string;
  content: string;
  blocked: string;
  options: readonly string[];
}

/** @throws input.invalid */
export function readMailSettings(typed: TypedMailSettings): MailSettings {
  const days = Number(typed.startDays);
  if (!/^\d{1,3}$/.test(typed.startDays) || days > MOST_START_DAYS)
    throw new AppError('input.invalid', 'no number of days', { field: 'startDays', reason: 'form' });
  const { direction, content, options } = typed;
  return {
    startDays: days,
    direction: direction === 'inbound' || direction === 'outbound' ? direction : 'both',
    isHeaderOnly: content === 'headers',
    body: content === 'html' ? 'html' : 'text',
    relates: options.includes('relates'),
    skipsAutomated: options.includes('skipsAutomated'),
    storesBcc: options.includes('storesBcc'),
    blocked: readBlocked(typed.blocked),
  };
}

const DOMAIN = /^(?=.{3,253}$)([a-z0-9-]{1,63}\.)+[a-z0-9-]{2,63}$/;
const ADDRESS = /^[^\s@<>"',;()]{1,64}@/;
/** More would not fit beside the other settings. */
const MOST_BLOCKED = 150;

/** Reads addresses and domains parted by commas, spaces or lines. @throws input.invalid */
export function readBlocked(typed: string): string[] {
  const entries = typed
    .toLowerCase()
    .split(/[\s,;]+/)
    .map((entry) => entry.replace(/^@/, ''))
    .filter((entry) => entry !== '');
  for (const entry of entries) {
    const domain = entry.slice(entry.lastIndexOf('@') + 1);
    const isRight = DOMAIN.test(domain) && (!entry.includes('@') || ADDRESS.test(entry));
    if (!isRight)
      throw new AppError('input.invalid', 'no address or domain', {
        field: 'blocked',
        reason: 'blocked',
        address: entry.slice(0, 100),
      });
  }
  const distinct = [...new Set(entries)];
  if (distinct.length > MOST_BLOCKED)
    throw new AppError('input.invalid', 'too many', { field: 'blocked', reason: 'many' });
  return distinct;
}
