/**
 * Owns the platform's limits: each with its value, where it stands, how sure that is, and the words of its refusal.
 * They are enforced where the thing that they limit lives.
 *
 * Values are of a Workspace account (facts/apps-script.md 2). Left out, because nothing here could meet them: custom
 * functions, GmailApp's reads, Calendar events, Groups, versions of a project.
 */

import { CARD_LIMITS } from '../card-limits';

export type Certainty = 'documented' | 'seen' | 'assumed';

export interface Source {
  sure: Certainty;
  /** A page below developers.google.com/apps-script, or whose observation it is. */
  where: string;
}

/** What a script reads when it is refused. */
export interface Words {
  sure: Certainty;
  text: string;
}

export interface Limit {
  what: string;
  value: number;
  /** `day`: for each user, from the first use on for 24 h. `now`: at any one time. `each`: of each single thing. */
  per: 'day' | 'now' | 'each';
  source: Source;
  /** Undefined where nothing is refused: something is cut, delayed or forgotten instead. */
  words: Words | undefined;
}

const QUOTAS: Source = { sure: 'documented', where: 'guides/services/quotas' };
const TRIGGERS: Source = { sure: 'documented', where: 'guides/triggers/installable' };
const FETCH: Source = { sure: 'documented', where: 'reference/url-fetch/url-fetch-app' };
/** As many as Google's fetch service for App Engine follows (documented there). */
const APP_ENGINE: Source = { sure: 'assumed', where: 'the URL Fetch service of App Engine' };
const FETCH_TESTS: Source = { sure: 'seen', where: 'magesheet.com: 10 to 20 at a time' };
const CACHE: Source = { sure: 'documented', where: 'reference/cache/cache' };
const CACHE_TESTS: Source = { sure: 'seen', where: 'justin.poehnelt.com: limits of CacheService' };
const TOKENS: Source = { sure: 'documented', where: 'reference/script/state-token-builder' };
const CARDS: Source = { sure: 'documented', where: 'reference/card-service, and card.proto' };
const OURS: Source = { sure: 'assumed', where: 'this host' };

const documented = (text: string): Words => ({ sure: 'documented', text });
const seen = (text: string): Words => ({ sure: 'seen', text });
const assumed = (text: string): Words => ({ sure: 'assumed', text });
/** A Workspace account has been seen to read `premium urlfetch` for `urlfetch`, a consumer's only this. */
const tooOften = (service: string) => `Service invoked too many times for one day: ${service}.`;

const TOO_LONG = documented('Exceeded maximum execution time');
const TOO_MANY_OF_USER = documented(
  'There are too many scripts running simultaneously for this Google user account.',
);
const TOO_MANY_OF_SCRIPT = assumed('There are too many simultaneous invocations of this script.');
const TOO_MANY_TRIGGERS = seen(
  'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
);
const TOO_FREQUENT = seen('The recurrence interval for an Add-on trigger must be at least one hour.');
const NO_TIME_LEFT = documented('Service using too much computer time for one day.');
const FETCHED_TOO_OFTEN = seen(tooOften('urlfetch'));
const LONG_URL = seen('Limit Exceeded: URLFetch URL Length.');
const LARGE_POST = seen('Limit Exceeded: URLFetch POST Size.');
const LARGE_RESPONSE = assumed('Limit Exceeded: URLFetch Response Size.');
const MANY_HEADERS = assumed('Limit Exceeded: URLFetch Header Count.');
const LARGE_HEADERS = assumed('Limit Exceeded: URLFetch Header Size.');
/** The address follows. */
const MANY_REDIRECTS = assumed('Too many redirects');
const PROPERTIES_TOO_OFTEN = assumed(tooOften('properties'));
const FULL_STORE = seen(
  'You have exceeded the property storage quota. Please remove some properties and try again.',
);
const LARGE_VALUE = seen('Argument too large: value');
const LONG_KEY = seen('Argument too large: key');
const MAILED_TOO_OFTEN = seen(tooOften('email'));
const LONG_TOKEN_LIFE = assumed('Invalid argument: seconds');
/** The rest of the sentence names the place and the number. */
const LARGE_CARD = assumed("can't have more than");

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const KB = 1024;
const MB = 1024 * KB;

type Row<Per> = [what: string, value: number, per: Per, source: Source, words?: Words];
const limit = <Per extends Limit['per']>(...[what, value, per, source, words]: Row<Per>) => ({
  ...{ what, value, per, source, words },
});

export const LIMITS = {
  // The user callback counts as a script and not as a card: assumed.
  cardRuntimeMs: limit('Runtime of a card callback, ms', 30_000, 'each', QUOTAS, TOO_LONG),
  scriptRuntimeMs: limit('Runtime of a trigger, ms', 6 * MINUTE_MS, 'each', QUOTAS, TOO_LONG),
  executionsPerUser: limit('Executions of a user', 30, 'now', QUOTAS, TOO_MANY_OF_USER),
  executionsPerScript: limit('Executions of the script', 1_000, 'now', QUOTAS, TOO_MANY_OF_SCRIPT),

  // That an add-on may make about 20 to 30 triggers a day has been seen; it is too vague to be enforced.
  triggersPerUser: limit('Triggers of a user', 20, 'now', QUOTAS, TOO_MANY_TRIGGERS),
  addOnRecurrenceMs: limit('Recurrence of an add-on’s trigger, ms', HOUR_MS, 'each', TRIGGERS, TOO_FREQUENT),
  triggerRuntimeMsPerDay: limit('Runtime of triggers, ms', 6 * HOUR_MS, 'day', QUOTAS, NO_TIME_LEFT),

  fetchCallsPerDay: limit('URL fetch calls', 100_000, 'day', QUOTAS, FETCHED_TOO_OFTEN),
  fetchUrlCharacters: limit('Characters of a fetched URL', 2_082, 'each', FETCH, LONG_URL),
  fetchPayloadBytes: limit('Bytes of a fetch’s payload', 50 * MB, 'each', QUOTAS, LARGE_POST),
  fetchResponseBytes: limit('Bytes of a fetched body', 50 * MB, 'each', QUOTAS, LARGE_RESPONSE),
  fetchHeaders: limit('Headers of a fetch', 100, 'each', QUOTAS, MANY_HEADERS),
  fetchHeaderBytes: limit('Bytes of a fetch’s headers', 8 * KB, 'each', QUOTAS, LARGE_HEADERS),
  fetchRedirects: limit('Redirects of a fetch', 5, 'each', APP_ENGINE, MANY_REDIRECTS),
  fetchesAtOnce: limit('Fetches of one fetchAll under way', 15, 'now', FETCH_TESTS),
  fetchSeconds: limit('Time-out of a fetch unless told, seconds', 360, 'each', FETCH),

  // Keys count towards the store's size: seen (facts/quality.md A1).
  propertyCallsPerDay: limit('Property reads and writes', 500_000, 'day', QUOTAS, PROPERTIES_TOO_OFTEN),
  propertyValueBytes: limit('Bytes of a property’s value', 9 * KB, 'each', QUOTAS, LARGE_VALUE),
  propertyStoreBytes: limit('Bytes of a property store', 500 * KB, 'now', QUOTAS, FULL_STORE),

  // When a cache is full the oldest go, by the time they were put and not by their use.
  cacheKeyCharacters: limit('Characters of a cache key', 250, 'each', CACHE, LONG_KEY),
  cacheValueBytes: limit('Bytes of a cached value', 100 * KB, 'each', CACHE, LARGE_VALUE),
  cacheItems: limit('Items of a cache', 1_000, 'now', CACHE),
  cacheEvictedAtOnce: limit('Items that leave a full cache at once', 100, 'each', CACHE_TESTS),
  cacheDefaultSeconds: limit('Life of a cached value unless told, seconds', 600, 'each', CACHE),
  cacheMaximumSeconds: limit('Longest life of a cached value, seconds', 21_600, 'each', CACHE),

  mailRecipientsPerDay: limit('Mail recipients', 1_500, 'day', QUOTAS, MAILED_TOO_OFTEN),

  stateTokenSeconds: limit('Longest life of a state token, s', 3_600, 'each', TOKENS, LONG_TOKEN_LIFE),
  stateTokenDefaultSeconds: limit('Life of a state token unless told, s', 60, 'each', TOKENS),

  // Cards are held to theirs inside.
  cardSections: limit('Sections of a card', CARD_LIMITS.sectionsPerCard, 'each', CARDS, LARGE_CARD),
  sectionWidgets: limit('Widgets of a section', CARD_LIMITS.widgetsPerSection, 'each', CARDS, LARGE_CARD),
  // The platform leaves out what is over it (documented); this host refuses the card instead, in words of its own.
  cardWidgets: limit('Widgets of a card', CARD_LIMITS.widgetsPerCard, 'each', CARDS),
  selectionItems: limit('Items of a selection', CARD_LIMITS.itemsPerSelection, 'each', CARDS, LARGE_CARD),

  // Not of the platform: what is kept of an execution, so that an endless loop of calls does not end this host.
  callRows: limit('Service calls listed of an execution', 10_000, 'each', OURS),
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof LIMITS;

/** Those that no test can lower: cards are held to them where no table reaches. */
export const FIXED_LIMITS: readonly LimitName[] = [
  'cardSections',
  'sectionWidgets',
  'cardWidgets',
  'selectionItems',
];
