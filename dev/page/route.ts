/** Owns the addresses inside the page: which view is shown, which mail is open, which mails are listed. */

export const VIEW_NAMES = [
  'mail',
  'executions',
  'triggers',
  'quotas',
  'properties',
  'sent-mail',
  'clock',
  'faults',
  'scenarios',
  'prompts',
  'salesforce',
] as const;
export type ViewName = (typeof VIEW_NAMES)[number];

export interface Route {
  view: ViewName;
  /** The open mail; only with the view `mail`. */
  messageId?: string;
  /** What the list of mails is searched for, as Gmail's `q`; only with the view `mail`. */
  q?: string;
}

/** Reads a location's hash, for instance `#mail?id=m1`; what it does not know leads to the inbox. */
export function parseRoute(hash: string): Route {
  const [name, query] = hash.replace(/^#/, '').split('?');
  const parameters = new URLSearchParams(query);
  const view = VIEW_NAMES.find((known) => known === name);
  if (view !== 'mail') return { view: view ?? 'mail' };
  const messageId = parameters.get('id');
  const q = parameters.get('q');
  return { view, ...(messageId ? { messageId } : {}), ...(q ? { q } : {}) };
}

/** The hash that `parseRoute` reads back. */
export function hashOf({ view, messageId, q }: Route): string {
  const parameters = Object.entries({ id: messageId, q }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return parameters.length ? `#${view}?${parameters.join('&')}` : `#${view}`;
}
