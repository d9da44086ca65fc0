/** Owns the event objects that Gmail hands to an add-on (documented: add-ons/concepts/event-objects). */

import type { Manifest } from '../apps-script/project';
import type { OpenForAddOn } from '../google/gmail/create-gmail';
import type { FormInputs } from './api';

export interface EventFacts {
  manifest: Manifest;
  /** The mail that is open, if one is. */
  opened: OpenForAddOn | undefined;
  parameters: Record<string, string>;
  formInputs: FormInputs;
  /** The viewer's time zone, for instance `Europe/Oslo`. */
  timeZone: string;
  nowMs: number;
}

/** The deprecated top-level fields are present too, as on the platform. */
export function addOnEvent(facts: EventFacts): object {
  const formInputs = Object.fromEntries(
    Object.entries(facts.formInputs).map(([name, value]) => [name, { stringInputs: { value } }]),
  );
  return {
    commonEventObject: {
      platform: 'WEB',
      hostApp: 'GMAIL',
      ...(Object.keys(facts.parameters).length ? { parameters: facts.parameters } : {}),
      ...(Object.keys(formInputs).length ? { formInputs } : {}),
      ...locale(facts),
    },
    ...gmail(facts),
    hostApp: 'gmail',
    clientPlatform: 'web',
    parameters: facts.parameters,
    formInputs: facts.formInputs,
    formInput: Object.fromEntries(Object.entries(facts.formInputs).map(([name, [first]]) => [name, first])),
  };
}

/** Only with `useLocaleFromApp` and its scope (documented). */
function locale({ manifest, timeZone, nowMs }: EventFacts): object {
  const asked = manifest.addOns?.common.useLocaleFromApp === true;
  const allowed = manifest.oauthScopes.includes('https://www.googleapis.com/auth/script.locale');
  return asked && allowed
    ? { userLocale: 'en-GB', timeZone: { id: timeZone, offset: offsetMs(timeZone, nowMs) } }
    : {};
}

/** `messageMetadata` is the older place of the token (documented as deprecated). */
function gmail({ opened }: EventFacts): object {
  if (!opened) return {};
  const { messageId, accessToken } = opened;
  return {
    gmail: { ...opened, toRecipients: [], ccRecipients: [] },
    messageMetadata: { messageId, accessToken },
  };
}

function offsetMs(timeZone: string, nowMs: number): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(
    nowMs,
  );
  const text = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(text);
  if (!match) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) * 60_000;
}
