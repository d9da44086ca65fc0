/** Owns the routes of labels (documented: users.labels). */

import type { Label, LabelSettings } from '../store/labels';
import type { Ask } from './ask';
import { GmailError, invalid, notFound } from './gmail-error';
import type { RouteDeps } from './messages-api';

export function labelRoutes({ app, call }: RouteDeps): void {
  app.get(
    '/labels',
    call('listLabels', ({ store, mailbox }) => ({ labels: store.labels.list(mailbox).map(shown) })),
  );
  app.get(
    '/labels/:id',
    call('getLabel', (ask) => {
      const label = labelOf(ask);
      return { ...shown(label), ...ask.store.labels.counts(ask.mailbox, label.id) };
    }),
  );
  app.post('/labels', call('createLabel', create));
  app.patch('/labels/:id', call('updateLabel', change));
  app.put('/labels/:id', call('updateLabel', change));
  app.delete(
    '/labels/:id',
    call('deleteLabel', (ask) => {
      const label = labelOf(ask);
      // Words: seen.
      if (label.type === 'system') throw invalid('Invalid delete request');
      ask.store.db.transaction(() => ask.store.labels.remove(ask.mailbox, label.id));
    }),
  );
}

/** System labels that a person does not hang on mails are hidden in the message list (seen). */
const HIDDEN = ['CHAT', 'SENT', 'INBOX', 'IMPORTANT', 'TRASH', 'DRAFT', 'SPAM'];

function shown(label: Label): object {
  const { id, name, type, ...settings } = label;
  const isHidden = HIDDEN.includes(id) || id.startsWith('CATEGORY_');
  const visibility = isHidden ? { messageListVisibility: 'hide', labelListVisibility: 'labelHide' } : {};
  return type === 'system' ? { id, name, ...visibility, type } : { id, name, ...settings, type };
}

function labelOf({ store, mailbox, param }: Ask): Label {
  const label = store.labels.find(mailbox, param('id'));
  if (!label) throw notFound();
  return label;
}

async function create(ask: Ask): Promise<object> {
  const body = await ask.body();
  const name = nameIn(body);
  if (name === undefined) throw invalid('Invalid label name');
  checkFree(ask, name);
  return shown(ask.store.labels.create(ask.mailbox, name, settingsIn(body)));
}

async function change(ask: Ask): Promise<object> {
  const label = labelOf(ask);
  // Words: assumed.
  if (label.type === 'system') throw invalid('Invalid update request');
  const body = await ask.body();
  const name = nameIn(body) ?? label.name;
  if (name !== label.name) checkFree(ask, name);
  const changed: Label = { ...label, ...settingsIn(body), name };
  ask.store.labels.change(ask.mailbox, changed);
  return shown(changed);
}

/** Words: seen (GAM-team/got-your-back issues 105 and 110). */
function checkFree({ store, mailbox }: Ask, name: string): void {
  if (!store.labels.named(mailbox, name)) return;
  if (store.labels.named(mailbox, name)?.type === 'system') throw invalid('Invalid label name');
  throw new GmailError({
    status: 409,
    message: 'Label name exists or conflicts',
    reason: 'aborted',
    name: 'ABORTED',
  });
}

function nameIn({ name }: Record<string, unknown>): string | undefined {
  if (name === undefined) return undefined;
  // Labels of up to 225 characters, none of them empty between slashes (seen).
  const isName =
    typeof name === 'string' && name.length <= 225 && name.split('/').every((part) => part.trim() !== '');
  if (!isName) throw invalid('Invalid label name');
  return name;
}

const VALUES = {
  messageListVisibility: ['show', 'hide'],
  labelListVisibility: ['labelShow', 'labelShowIfUnread', 'labelHide'],
} as const;

function settingsIn(body: Record<string, unknown>): LabelSettings {
  const settings: LabelSettings = {};
  for (const key of ['messageListVisibility', 'labelListVisibility'] as const) {
    const value = body[key];
    if (value === undefined) continue;
    // Words: seen, for any field of an enumeration.
    if (!VALUES[key].some((one) => one === value))
      throw invalid(`Invalid value at 'label.${key}', ${JSON.stringify(value)}`);
    settings[key] = value as string;
  }
  if (body['color'] !== undefined) settings.color = body['color'] as NonNullable<LabelSettings['color']>;
  return settings;
}
