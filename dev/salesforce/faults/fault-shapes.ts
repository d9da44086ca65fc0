/** Owns the shapes of what goes wrong between an org and its clients: which calls, when, and what becomes of them. Types only. */

/** One kind of failure; several may stand at once. Of those that mean a call, the first that is not `slow` answers it. */
export type OrgFault = FaultedCalls & FaultAct;

/** Which calls are meant: those of which all hold that is named. */
export interface FaultedCalls {
  /** Capital letters. */
  method?: string;
  /** How the path begins: from the host on with a slash first, else after `/services/data/vXX.X/`. */
  path?: string;
  /** A text in the values of the query, or in the body. */
  about?: string;
  /** So many of them are let through first; counted down. */
  after?: number;
  /** So many of them, then none; counted down, and gone at 0. */
  times?: number;
  /** Each with this chance, by the org's own random numbers: the same seed gives the same ones. */
  oneIn?: number;
  /** From when on, and until before when, on the org's clock. */
  fromMs?: number;
  untilMs?: number;
}

export type FaultAct =
  /** What the resource answers in its place, to whoever may call it; each part of a composite call is a call too. */
  | { act: 'error'; status: number; errorCode: string; message: string }
  /** Out of service: an error of the REST API, elsewhere the maintenance page. */
  | { act: '503' }
  /** A page in place of what was asked for; status 200 unless told. */
  | { act: 'html'; status?: number }
  /** Not carried out: sent on there, as to a page to log in. */
  | { act: 'redirect'; to: string; status?: number }
  /** Nothing for 400 s, then a 504. */
  | { act: 'timeout' }
  /** The answer comes so much later. */
  | { act: 'slow'; ms: number }
  /** Carried out, but the body of the answer ends in its middle. */
  | { act: 'cut' }
  /** The connection is closed before anything is done. */
  | { act: 'drop' }
  /** Carried out, and the answer is lost on its way: a 502 of something between, silence, or a closed connection. */
  | { act: 'lost'; how: '502' | 'timeout' | 'drop' };

export type FaultActName = FaultAct['act'];
