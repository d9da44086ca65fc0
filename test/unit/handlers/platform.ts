/** Owns a platform in memory for the public functions themselves: its globals over the fakes, with a journal of stores. */

import { fakeCache, type FakeProperties, fakeProperties, sha256, START_MS } from '../fakes';
import { useHostCardService } from '../../cards/drawn';

export interface Platform {
  script: FakeProperties;
  /** What was read and written in the script's store and cache, oldest first. */
  journal: string[];
  /** Addresses of what was fetched. */
  fetched: string[];
  logged: string[];
}

/** What Google's directory answers in its admin view, which it refuses to whoever is no admin. */
const ANSWERS = {
  admin: [200, { primaryEmail: 'ada@acme.example', isAdmin: true }],
  nobody: [403, { error: { code: 403, errors: [{ reason: 'forbidden' }] } }],
} as const;

/** Whoever calls a public function from now on is such a person. */
export function usePlatform(
  { email, is }: { email: string; is: keyof typeof ANSWERS },
  stored: Readonly<Record<string, string>>,
): Platform {
  const [status, body] = ANSWERS[is];
  useHostCardService();
  const journal: string[] = [];
  const fetched: string[] = [];
  const logged: string[] = [];
  const script = fakeProperties(stored, (entry) => void journal.push(entry));
  const cache = fakeCache(() => START_MS);
  const scriptCache = {
    ...cache,
    get(key: string) {
      journal.push(`cache get ${key}`);
      return cache.get(key);
    },
  };
  const lock = { tryLock: () => true, releaseLock: () => undefined };
  const line = (...parts: unknown[]) => void logged.push(parts.map(String).join(' '));
  Object.assign(globalThis, {
    PropertiesService: { getScriptProperties: () => script, getUserProperties: () => fakeProperties() },
    CacheService: { getScriptCache: () => scriptCache, getUserCache: () => fakeCache() },
    LockService: { getScriptLock: () => lock, getUserLock: () => lock },
    Session: { getEffectiveUser: () => ({ getEmail: () => email }), getScriptTimeZone: () => 'UTC' },
    ScriptApp: { getOAuthToken: () => 'google-token', getScriptId: () => 'SCRIPT' },
    Utilities: {
      DigestAlgorithm: { SHA_256: 'SHA_256' },
      Charset: { UTF_8: 'UTF_8' },
      computeDigest: (_algorithm: string, text: string) => text,
      base64EncodeWebSafe: (text: string) => sha256(text),
      getUuid: () => '00000000-0000-4000-8000-000000000000',
    },
    UrlFetchApp: {
      fetch(url: string) {
        fetched.push(url);
        return {
          getResponseCode: () => status,
          getHeaders: () => ({}),
          getContentText: () => JSON.stringify(body),
        };
      },
    },
    HtmlService: { createHtmlOutput: (html: string) => ({ html, setTitle: () => ({ html }) }) },
  });
  for (const level of ['info', 'warn', 'error'] as const) jest.spyOn(console, level).mockImplementation(line);
  return { script, journal, fetched, logged };
}
