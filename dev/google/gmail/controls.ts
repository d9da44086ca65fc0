/** Owns the switches of Gmail, set by test or by hand. */

export interface GmailControls {
  /**
   * What Gmail answers instead, for every request or those whose path contains `path`, each with the chance of one in
   * `oneIn`; the parts of a batch are requests too. `403` is the quota that some clients meet so.
   */
  gmailFault: { act: '503' | '429' | '403' | 'slow'; path?: string; slowMs?: number; oneIn?: number } | null;
  /** How long changes can be listed; documented as at least a week, rarely only hours. */
  gmailHistoryDays: number;
  /** Parts of one batch that are answered at once; those beyond get 429. Seen: 25. Null answers them all. */
  gmailBatchAtOnce: number | null;
}

export const QUIET_GMAIL: GmailControls = {
  gmailFault: null,
  gmailHistoryDays: 7,
  gmailBatchAtOnce: null,
};
