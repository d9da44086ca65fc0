/** Owns a message as the API shows it in each of its formats (documented: users.messages). */

import { parseMime } from '../mime/parse';
import { metadataOf, payloadOf } from '../mime/payload';
import type { MessageRow } from '../store/messages';
import type { Ask } from './ask';
import { forbidden, invalid } from './gmail-error';

const FORMATS = ['full', 'metadata', 'minimal', 'raw'] as const;
export type Format = (typeof FORMATS)[number];

/**
 * The format that was asked for; `full` when none was.
 *
 * @throws GmailError 403 where the scope shows headers alone, 400 for an unknown one.
 */
export function formatOf({ query, access }: Pick<Ask, 'query' | 'access'>): Format {
  const asked = (query.get('format') ?? 'full').toLowerCase();
  const format = FORMATS.find((one) => one === asked);
  // Words: seen, for any parameter of an enumeration.
  if (!format)
    throw invalid(`Invalid value at 'format' (type.googleapis.com/google.apps.gmail.v1.Format), "${asked}"`);
  if (access.isMetadataOnly && (format === 'full' || format === 'raw')) {
    // Words: seen (dacastro4/laravel-gmail issue 90).
    throw forbidden(`Metadata scope doesn't allow format ${format.toUpperCase()}`);
  }
  return format;
}

export async function messageResource(
  { store, mailbox, query }: Pick<Ask, 'store' | 'mailbox' | 'query'>,
  row: MessageRow,
  format: Format,
): Promise<object> {
  const labelIds = store.labels.of(mailbox, row.seq);
  const shared = {
    id: row.id,
    threadId: row.thread,
    ...(labelIds.length ? { labelIds } : {}),
    snippet: escaped(row.snippet),
  };
  const numbers = { sizeEstimate: row.size, historyId: String(row.history), internalDate: String(row.at) };
  switch (format) {
    case 'minimal':
      return { ...shared, ...numbers };
    case 'raw':
      return { ...shared, ...numbers, raw: store.messages.bytes(row).toString('base64url') };
    case 'metadata': {
      const root = await parseMime(store.messages.bytes(row));
      return { ...shared, payload: metadataOf(root, query.getAll('metadataHeaders')), ...numbers };
    }
    case 'full':
      return { ...shared, payload: payloadOf(await parseMime(store.messages.bytes(row))), ...numbers };
  }
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A snippet comes escaped for HTML (seen). */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}
