/** Owns the event objects that Gmail hands to an add-on (documented: add-ons/concepts/event-objects). */

import type { Manifest } from '../apps-script/project';
import type { OpenForAddOn } from '../google/gmail/create-gmail';
import type { ComposePlace, DateFields, FormInputs } from './api';
import { formInputsOf, oldFormInputsOf } from './form-inputs';

export interface EventFacts {
  manifest: Manifest;
  /** The mail that is open, if one is. */
  opened: OpenForAddOn | undefined;
  /** The draft that is being written, if one is. */
  draft: ComposePlace | undefined;
  parameters: Record<string, string>;
  formInputs: FormInputs;
  dateFields: DateFields;
  /** The viewer's time zone, for instance `Europe/Oslo`. */
  timeZone: string;
  nowMs: number;
}

/** The deprecated top-level fields are present too, as on the platform. */
export function addOnEvent(facts: EventFacts): object {
  const { parameters } = facts;
  const inputs = formInputsOf(facts.formInputs, facts.dateFields);
  const oldInputs = oldFormInputsOf(facts.formInputs, facts.dateFields);
  const locale = localeOf(facts);
  return {
    commonEventObject: {
      platform: 'WEB',
      hostApp: 'GMAIL',
      ...(Object.keys(parameters).length ? { parameters } : {}),
      ...(Object.keys(inputs).length ? { formInputs: inputs } : {}),
      ...locale,
    },
    ...gmail(facts),
    hostApp: 'gmail',
    clientPlatform: 'web',
    ...oldLocaleOf(locale),
    parameters,
    formInputs: oldInputs,
    formInput: Object.fromEntries(Object.entries(oldInputs).map(([name, [first]]) => [name, first])),
  };
}

/** No more than a click needs: for a program that acts for a person, without a page of theirs. */
export function actionEvent(
  parameters: Record<string, string> = {},
  fields: Record<string, string> = {},
): object {
  const formInputs = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, { stringInputs: { value: [value] } }]),
  );
  const timeZone = { id: 'UTC', offset: 0 };
  return { commonEventObject: { hostApp: 'GMAIL', platform: 'WEB', parameters, formInputs, timeZone } };
}

interface Locale {
  userLocale?: string;
  timeZone?: { id: string; offset: number };
}

/** Only with `useLocaleFromApp` and its scope (documented). */
function localeOf({ manifest, timeZone, nowMs }: EventFacts): Locale {
  const asked = manifest.addOns?.common.useLocaleFromApp === true;
  const allowed = manifest.oauthScopes.includes('https://www.googleapis.com/auth/script.locale');
  return asked && allowed
    ? { userLocale: 'en-GB', timeZone: { id: timeZone, offset: offsetMs(timeZone, nowMs) } }
    : {};
}

/** The older names (seen in Google's samples; `offSet` is documented so). */
function oldLocaleOf({ userLocale, timeZone }: Locale): object {
  return timeZone ? { userLocale, userTimezone: { id: timeZone.id, offSet: String(timeZone.offset) } } : {};
}

/** `messageMetadata` and `draftMetadata` are the older places (documented as deprecated). */
function gmail(facts: EventFacts): object {
  if (facts.draft) return composed(facts.draft, facts.manifest);
  if (!facts.opened) return {};
  const { messageId, threadId, accessToken } = facts.opened;
  return { gmail: { ...facts.opened }, messageMetadata: { messageId, threadId, accessToken } };
}

/** Only with `draftAccess: METADATA` does an add-on learn who and what a draft is for (documented: gmail-addons). */
function composed({ to = [], cc = [], bcc = [], subject = '' }: ComposePlace, manifest: Manifest): object {
  if (manifest.addOns?.gmail?.composeTrigger?.draftAccess !== 'METADATA') return {};
  const recipients = { toRecipients: to, ccRecipients: cc, bccRecipients: bcc };
  return { gmail: recipients, draftMetadata: { ...recipients, subject } };
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
