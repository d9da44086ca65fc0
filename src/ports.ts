/** Owns the types of what the core needs from outside. Types only; `runtime/` fulfils them on Apps Script. */

/** Milliseconds since 1970. */
export type Now = () => number;

/** Returns after that many milliseconds; at once for none or fewer. */
export type Sleep = (ms: number) => void;

/** From 0 to less than 1; for spreading load, never for secrets. */
export type Random = () => number;

/**
 * The text of base64url bytes in a charset: UTF-8 where nobody knows the charset, '' where it is no base64url. Never
 * throws; bytes that are wrong in the charset become U+FFFD.
 */
export type DecodeBody = (base64url: string, charset: string) => string;

/** An unguessable text of letters, digits and `-`, 36 characters or more. */
export type NewSecret = () => string;

/** SHA-256 of the text's UTF-8 bytes, base64url without padding: 43 characters. */
export type Sha256 = (text: string) => string;

export interface HttpRequest {
  method: 'get' | 'post' | 'patch';
  url: string;
  headers?: Readonly<Record<string, string>>;
  /** Fields of a form. With neither it nor `body` there is no body. */
  form?: Readonly<Record<string, string>>;
  /** A body in UTF-8, in place of a form. */
  body?: { contentType: string; text: string };
  timeoutSeconds: number;
}

export interface HttpResponse {
  status: number;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  text: string;
}

/** SHA-256 of the text's UTF-8 bytes: 64 lower-case hexadecimal digits. */
export type Sha256Hex = (text: string) => string;

/** Sends one request; every status is an answer. Redirects are not followed. @throws http.unreachable */
export type Http = (request: HttpRequest) => HttpResponse;

/** Runs `act` while holding a lock, and releases it however `act` ends. @throws store.busy */
export type WithLock = <T>(act: () => T) => T;

/** The vendor's own store; `store/` alone decides on keys, size and version. */
export type PropertyStore = Pick<
  GoogleAppsScript.Properties.Properties,
  'getProperty' | 'getProperties' | 'setProperty' | 'setProperties' | 'deleteProperty' | 'getKeys'
>;

export type ValueCache = Pick<GoogleAppsScript.Cache.Cache, 'get' | 'put' | 'remove'>;

/** What a call to Salesforce is authorized with. */
export interface SalesforceSession {
  accessToken: string;
  /** An https origin without a trailing slash. */
  instanceUrl: string;
}

/** Salesforce does not take the session, or its address is not found any more. */
export type RenewalReason = 'refused' | 'gone';

/** How the Salesforce client gets its session; fulfilled by `oauth/`. */
export interface Credentials {
  /** @throws auth.not_connected, auth.lost, auth.blocked */
  current(): SalesforceSession;
  /**
   * A session other than the one that failed, refreshing at most once, whoever asks. Where its address is `gone` the
   * domain looks for the new one at most once an hour: until then the same session comes back. @throws as `current`,
   * and auth's others
   */
  renewed(failed: SalesforceSession, because?: RenewalReason): SalesforceSession;
}

export interface Mail {
  to: readonly string[];
  subject: string;
  body: string;
}

/** @throws google.mail_refused */
export type SendMail = (mail: Mail) => void;

/** One structured line; `facts` hold no secret. */
export type Log = (
  level: 'info' | 'warn' | 'error',
  event: string,
  facts: Readonly<Record<string, unknown>>,
) => void;
