/**
 * Owns what a manifest may say: the fields of each section and their forms (documented: apps-script/manifest and its
 * pages addons, gmail-addons, calendar-addons, dependencies, allowlist-url). That the platform refuses a field it does
 * not know is seen; the words are ours, since the platform's name no path.
 */

import {
  all,
  anything,
  exactly,
  flag,
  isRecord,
  listOf,
  object,
  oneOf,
  pattern,
  record,
  type Rule,
  text,
} from './shape';

const functionName = pattern(/^[\p{ID_Continue}$]+(\.[\p{ID_Continue}$]+)*$/u, 'the name of a function');
const httpsUrl = pattern(/^https:\/\/[^\s/]+/, 'an address that begins with https://');
const color = pattern(/^#([0-9a-f]{3}|[0-9a-f]{6})$/i, 'a colour such as #0b57d0');
const symbol = pattern(/^[A-Za-z_$][\w$]*$/, 'an identifier');
const scope = pattern(
  /^(https:\/\/[^\s/]+\/\S*|openid|email|profile)$/,
  'a scope such as https://…/auth/NAME',
);
const zone: Rule = (value, path) =>
  typeof value === 'string' && isTimeZone(value) ? [] : [`${path} must be a time zone such as Europe/Oslo.`];

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** A prefix is https, has a host with at most one leading `*` label, and a path (documented: allowlist-url). */
const prefix: Rule = (value, path) => {
  if (typeof value !== 'string') return [`${path} must be a text.`];
  const match = /^([a-z]+):\/\/([^/?#]*)(.*)$/i.exec(value);
  if (!match) return [`${path} must be an address such as https://*.example.com/, not ${value}.`];
  const [, scheme, host = '', rest] = match;
  if (scheme !== 'https') return [`${path} must begin with https://: ${value}.`];
  if (!rest!.startsWith('/')) return [`${path} must have a path, at least a slash at its end: ${value}.`];
  if (host.replace(/^\*\./, '').includes('*'))
    return [`${path} may have one * only, as the host’s first label: ${value}.`];
  return /^(\*\.)?[\w-]+(\.[\w-]+)+(:\d+)?$/.test(host) ? [] : [`${path} must have a full host: ${value}.`];
};

/** A lone `*` allows every link, though not every fetch (documented: allowlist-url). */
const linkPrefix: Rule = (value, path) => (value === '*' ? [] : prefix(value, path));

const trigger = record({ 'runFunction!': functionName, enabled: flag });
const selectActions = exactly(
  1,
  record({ 'text!': text, 'runFunction!': functionName }),
  'which Gmail’s compose menu shows',
);
const composeTrigger = record({
  'selectActions!': selectActions,
  draftAccess: oneOf('NONE', 'METADATA'),
});
const contextualTriggers = exactly(
  1,
  record({ 'unconditional!': object, 'onTriggerFunction!': functionName }),
  'which is run for every mail',
);

const doesOneThing: Rule = (value, path) =>
  isRecord(value) && 'openLink' in value === 'runFunction' in value
    ? [`${path} must have either openLink or runFunction.`]
    : [];
const universalAction = (label: string) =>
  all(record({ [`${label}!`]: text, openLink: httpsUrl, runFunction: functionName }), doesOneThing);

const common = record({
  'name!': text,
  'logoUrl!': httpsUrl,
  layoutProperties: record({ primaryColor: color, secondaryColor: color }),
  addOnWidgetSet: record({ usedWidgets: listOf(text) }),
  useLocaleFromApp: flag,
  homepageTrigger: trigger,
  universalActions: listOf(universalAction('label')),
  openLinkUrlPrefixes: listOf(linkPrefix),
});

const gmail = record({
  homepageTrigger: trigger,
  contextualTriggers,
  composeTrigger,
  /** Deprecated (documented). */
  authorizationCheckFunction: functionName,
});

const calendarTrigger = record({ 'runFunction!': functionName });
const calendar = record({
  createSettingsUrlFunction: functionName,
  conferenceSolution: listOf(
    record({ 'id!': text, 'name!': text, 'logoUrl!': httpsUrl, 'onCreateFunction!': functionName }),
  ),
  currentEventAccess: oneOf('METADATA', 'READ', 'WRITE', 'READ_WRITE'),
  eventOpenTrigger: calendarTrigger,
  eventUpdateTrigger: calendarTrigger,
  eventAttachmentTrigger: record({ label: text, 'runFunction!': functionName }),
  homepageTrigger: trigger,
});

/** Sections of hosts that this host is not are only known by name. */
const addOns = record({
  'common!': common,
  gmail,
  calendar,
  chat: object,
  docs: object,
  drive: object,
  flows: object,
  forms: object,
  meet: object,
  sheets: object,
  slides: object,
});

const oldGmail = record({
  'name!': text,
  'logoUrl!': httpsUrl,
  version: text,
  primaryColor: color,
  secondaryColor: color,
  contextualTriggers,
  composeTrigger,
  universalActions: listOf(universalAction('text')),
  openLinkUrlPrefixes: listOf(linkPrefix),
  useLocaleFromApp: flag,
  authorizationCheckFunction: functionName,
});

const dependencies = record({
  enabledAdvancedServices: listOf(record({ 'userSymbol!': symbol, 'serviceId!': text, 'version!': text })),
  libraries: listOf(
    record({ 'userSymbol!': symbol, 'libraryId!': text, 'version!': text, developmentMode: flag }),
  ),
});

const manifest = record({
  timeZone: zone,
  /** Rhino, the other one, is off (documented); without the field it is V8. */
  runtimeVersion: oneOf('V8'),
  exceptionLogging: oneOf('NONE', 'STACKDRIVER'),
  oauthScopes: listOf(scope),
  urlFetchWhitelist: listOf(prefix),
  dependencies,
  addOns,
  gmail: oldGmail,
  executionApi: record({ access: oneOf('MYSELF', 'DOMAIN', 'ANYONE', 'UNKNOWN_ACCESS') }),
  webapp: record({
    access: oneOf('MYSELF', 'DOMAIN', 'ANYONE', 'ANYONE_ANONYMOUS', 'UNKNOWN_ACCESS'),
    executeAs: oneOf('USER_ACCESSING', 'USER_DEPLOYING', 'UNKNOWN_EXECUTE_AS'),
  }),
  chat: object,
  sheets: record({
    macros: listOf(record({ 'functionName!': functionName, 'menuName!': text, defaultShortcut: anything })),
  }),
});

/** One sentence for each thing that is wrong, with the path of the field. */
export function manifestProblems(value: unknown): string[] {
  return manifest(value, '');
}

/** Fields that name a function of the script, wherever they stand. */
const NAMING = [
  'runFunction',
  'onTriggerFunction',
  'onCreateFunction',
  'authorizationCheckFunction',
  'createSettingsUrlFunction',
  'functionName',
];

/** Each function that a manifest names, with the path of the field. */
export function functionsNamedIn(value: unknown, path = ''): { path: string; name: string }[] {
  if (Array.isArray(value))
    return value.flatMap((entry, index) => functionsNamedIn(entry, `${path}[${index}]`));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([field, inner]) => {
    const at = path === '' ? field : `${path}.${field}`;
    const isName = NAMING.includes(field) && typeof inner === 'string';
    return isName ? [{ path: at, name: inner }] : functionsNamedIn(inner, at);
  });
}
