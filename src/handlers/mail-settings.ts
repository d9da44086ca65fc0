/** Owns the two forms about mail: an admin's for everybody, and a person's own. */

import { mailSettingsCard, ownSettingsCard } from '../cards/mail-settings-cards';
import { type ActionResponse, pushCard, updateCard } from '../cards/responses';
import { MAIL_SETTINGS, OWN_SETTINGS } from '../text/mail-words';
import { forAdmin, forUser } from './handler';

export const onOpenMailSettings = forAdmin<ActionResponse>((app) =>
  pushCard(mailSettingsCard(app.mailSettings())),
);

export const onSaveMailSettings = forAdmin<ActionResponse>((app, { fields, chosen }) => {
  app.requireOwnInstallation();
  const { startDays = '', direction = '', content = '', blocked = '' } = fields;
  app.changes().saveMail({ startDays, direction, content, blocked, options: chosen.options ?? [] });
  return updateCard(mailSettingsCard(app.mailSettings()), MAIL_SETTINGS.saved);
});

export const onOpenOwnSettings = forUser<ActionResponse>((app) =>
  pushCard(ownSettingsCard(app.ownSettings())),
);

export const onSaveOwnSettings = forUser<ActionResponse>((app, { fields, chosen }) => {
  const isHeaderOnly = (chosen.options ?? []).includes('headersOnly');
  const saved = app.saveOwnSettings({ blocked: fields.blocked ?? '', isHeaderOnly });
  return updateCard(ownSettingsCard(saved), OWN_SETTINGS.saved);
});
