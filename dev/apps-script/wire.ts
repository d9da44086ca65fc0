/** Owns what crosses between an execution's context and the host: strings both ways, in these shapes. Types only. */

/** What the worker is told to do: run one function of the project in a fresh context. */
export interface RunOrder {
  /** The function's name as the platform was given it, perhaps `object.method`. */
  functionName: string;
  /** JSON of the one argument. */
  eventJson: string;
  clock: ClockReading;
  scriptTimeZone: string;
  /** Begins the context's Math.random, so that a seeded host repeats itself. */
  randomSeed: number;
  /** Those that the manifest enables. */
  advancedServices: readonly AdvancedServiceWire[];
}

export interface AdvancedServiceWire {
  userSymbol: string;
  serviceId: string;
}

/** The host's time; in `live` mode a context adds `offsetMs` to its own clock, in `stepped` it uses `nowMs`. */
export interface ClockReading {
  mode: 'live' | 'stepped';
  nowMs: number;
  offsetMs: number;
}

/** JSON text that answers a service call. */
export type CallReply = { clock: ClockReading } & ({ value: unknown } | { error: ErrorWire });

export interface ErrorWire {
  name: string;
  message: string;
  /** Only on an authorization exception. */
  authorization?: {
    url: string;
    resource: string;
    /** The function that draws its own cards. */ customUi?: string;
  };
}

/** What a function came to. `emitted` is JSON that CardService or HtmlService built. */
export type OutcomeWire =
  | { kind: 'cards'; cards: unknown[]; single: boolean }
  | { kind: 'response'; response: unknown }
  | { kind: 'html'; html: string; title: string }
  | { kind: 'text'; text: string; mimeType: string }
  | { kind: 'value'; value: unknown }
  | { kind: 'error'; error: ErrorWire };

/** Messages on a worker's port. */
export type WorkerMessage =
  | { type: 'call'; service: string; method: string; argsJson: string }
  | { type: 'done'; outcomeJson: string; heapBytes: number };

/** A body on its way: as text where its bytes are UTF-8, which is most of the time and takes far less room. */
export type BodyWire = { text: string } | { base64: string };

/** A fetch as the inside hands it over. */
export interface FetchOrder {
  url: string;
  method: string;
  headers: Record<string, string>;
  contentType: string | null;
  payload: BodyWire | null;
  followRedirects: boolean;
  muteHttpExceptions: boolean;
  validateHttpsCertificates: boolean;
  /** Null where the script has not told it. */
  timeoutSeconds: number | null;
}

export interface FetchedWire {
  url: string;
  status: number;
  /** A header that came several times is an array. */
  headers: Record<string, string | string[]>;
  body: BodyWire;
}

/** The signature algorithms and digests that Utilities offers, by their Apps Script names. */
export type DigestName = 'MD2' | 'MD5' | 'SHA_1' | 'SHA_256' | 'SHA_384' | 'SHA_512';

/** When a time-driven trigger fires. `recurring` counts from its creation, at a minute that the host picks. */
export type TriggerSchedule =
  { kind: 'once'; atMs: number } | { kind: 'recurring'; everyMs: number } | CalendarSchedule;

/** By the calendar of its zone; an hour or a minute that is `null` is left to the host, which picks it once. */
export type CalendarSchedule = { hour: number | null; nearMinute: number | null; timeZone: string } & (
  | { kind: 'daily'; everyDays: number }
  | { kind: 'weekly'; everyWeeks: number; /** 0 is Sunday. */ weekday: number }
  | { kind: 'monthly'; monthDay: number }
);

export interface TriggerWire {
  id: string;
  functionName: string;
  schedule: TriggerSchedule;
}
