/** Owns the addresses inside the page: which view is shown, and which mail is open. */

export const VIEW_NAMES = ['mail', 'executions', 'sent-mail', 'prompts', 'clock', 'salesforce'] as const;
export type ViewName = (typeof VIEW_NAMES)[number];

export interface Route {
  view: ViewName;
  /** The open mail; only with the view `mail`. */
  messageId?: string;
}

/** Reads a location's hash, for instance `#mail?id=m1`; what it does not know leads to the inbox. */
export function parseRoute(hash: string): Route {
  const [name, query] = hash.replace(/^#/, '').split('?');
  const messageId = new URLSearchParams(query).get('id');
  const view = VIEW_NAMES.find((known) => known === name);
  return view === 'mail' && messageId ? { view, messageId } : { view: view ?? 'mail' };
}

/** The hash that `parseRoute` reads back. */
export function hashOf({ view, messageId }: Route): string {
  return messageId === undefined ? `#${view}` : `#${view}?id=${encodeURIComponent(messageId)}`;
}
