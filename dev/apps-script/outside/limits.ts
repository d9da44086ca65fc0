/** Owns the platform's limits, each with its source. They are enforced where the thing that they limit lives. */

const MINUTE_MS = 60_000;

/** Documented: developers.google.com/apps-script/guides/services/quotas (facts/apps-script.md 2.1). */
export const LIMITS = {
  /** Card callbacks of a Google Workspace add-on. */
  cardRuntimeMs: 30_000,
  /** Triggers and everything else; also the user callback (assumed). */
  scriptRuntimeMs: 6 * MINUTE_MS,
  executionsPerUser: 30,
  executionsPerScript: 1_000,
  triggersPerUser: 20,
  propertyValueBytes: 9 * 1024,
  propertyStoreBytes: 500 * 1024,
  fetchUrlCharacters: 2_082,
  fetchBodyBytes: 50 * 1024 * 1024,
  fetchHeaders: 100,
  fetchHeaderBytes: 8 * 1024,
  /** Assumed: as many as Google's fetch service for App Engine follows (documented there). */
  fetchRedirects: 5,
  mailRecipientsPerDay: 1_500,
  /** Documented: reference/cache/cache. */
  cacheKeyCharacters: 250,
  cacheValueBytes: 100 * 1024,
  cacheItems: 1_000,
  cacheDefaultSeconds: 600,
  cacheMaximumSeconds: 21_600,
  /** Seen: the error text of a shorter recurrence in an add-on (facts/apps-script.md 1.1). */
  addOnRecurrenceMs: 60 * MINUTE_MS,
} as const;
