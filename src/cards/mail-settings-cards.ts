/** Owns the two forms about mail: the organization's, for admins, and a person's own. */

import type { MailSettings } from '../organization/mail-settings';
import type { OwnSettings } from '../sync/own-settings';
import { MAIL_SETTINGS, OWN_SETTINGS } from '../text/mail-words';
import { buttons, type Card, card, checks, choices, field, mainButton, paragraph } from './widgets';

export function mailSettingsCard(settings: MailSettings): Card {
  const { startDays, direction, blocked } = settings;
  const content = settings.isHeaderOnly ? 'headers' : settings.body;
  const directions = (['both', 'inbound', 'outbound'] as const).map((value) => ({
    value,
    title: MAIL_SETTINGS.directions[value],
    isChosen: value === direction,
  }));
  const contents = (['text', 'html', 'headers'] as const).map((value) => ({
    value,
    title: MAIL_SETTINGS.contents[value],
    isChosen: value === content,
  }));
  return card({ title: MAIL_SETTINGS.title }, [
    {
      widgets: [
        choices('direction', MAIL_SETTINGS.direction, directions),
        choices('content', MAIL_SETTINGS.content, contents),
        checks('options', [
          { value: 'relates', title: MAIL_SETTINGS.relates, isChosen: settings.relates },
          { value: 'skipsAutomated', title: MAIL_SETTINGS.skipsAutomated, isChosen: settings.skipsAutomated },
          { value: 'storesBcc', title: MAIL_SETTINGS.storesBcc, isChosen: settings.storesBcc },
        ]),
        field({ name: 'startDays', title: MAIL_SETTINGS.startDays, value: String(startDays) }),
        field({ name: 'blocked', title: MAIL_SETTINGS.blocked, value: blocked.join('\n'), isLong: true }),
        buttons(mainButton(MAIL_SETTINGS.save, { handler: 'onSaveMailSettings' })),
      ],
    },
  ]);
}

export function ownSettingsCard({ blocked, isHeaderOnly }: OwnSettings): Card {
  return card({ title: OWN_SETTINGS.title }, [
    {
      widgets: [
        field({ name: 'blocked', title: OWN_SETTINGS.blocked, value: blocked.join('\n'), isLong: true }),
        checks('options', [
          { value: 'headersOnly', title: OWN_SETTINGS.headersOnly, isChosen: isHeaderOnly },
        ]),
        paragraph(OWN_SETTINGS.label),
        buttons(mainButton(OWN_SETTINGS.save, { handler: 'onSaveOwnSettings' })),
      ],
    },
  ]);
}
