/** Owns the shape of what is used of a limit. Types only. */

/** One line of what is used; times are milliseconds since 1970 on the host's clock. */
export interface QuotaRow {
  /** Null: of all users together. */
  user: string | null;
  quota: string;
  used: number;
  limit: number;
  per: 'day' | 'minute' | 'now';
  /** When a day's count begins anew. */
  resetsAtMs?: number;
}
