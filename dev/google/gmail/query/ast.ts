/** Owns the shape of a search that has been read. */

import type { WordColumn } from '../store/schema';

export type Query =
  | { kind: 'and' | 'or'; items: Query[] }
  | { kind: 'not'; item: Query }
  /** The words stand together, in this order, in one of these columns. */
  | { kind: 'words'; columns: readonly WordColumn[]; phrase: string }
  /** A text in the headers of the copy alone, or in a column of the words. */
  | { kind: 'copy'; header: 'Bcc' | 'Delivered-To'; phrase: string }
  | { kind: 'label'; name: string }
  | { kind: 'has'; what: 'attachment' | 'userlabels' }
  | { kind: 'message-id'; id: string }
  | { kind: 'time'; is: 'before' | 'since'; ms: number }
  | { kind: 'size'; is: 'larger' | 'smaller'; bytes: number }
  /** Everything, also what lies in Trash and Spam. */
  | { kind: 'anywhere' };

/** A search that cannot be answered here; the message says which part. */
export class QueryError extends Error {}
