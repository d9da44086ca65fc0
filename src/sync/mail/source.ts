/** Owns which mails come next, and where reading goes on once they are done: Gmail's history, or a listing of a time span. */

import { hasCode } from '../../errors';
import type { ListedAsk, Mailbox, MailRef } from '../../google/mailbox';
import type { Listing, Progress } from './mail-state';

/** How far the mailbox has been read. */
export type Position = Pick<Progress, 'historyId' | 'historyAtMs' | 'listing'>;

/** Some mails, and the position that holds once each of them is logged, skipped or kept as refused. */
export interface Step {
  ids: string[];
  after: Position;
  /** How many more are known of; undefined when nobody has counted. */
  left: number | undefined;
}

export interface Source {
  /** At most `size` mails; nothing when all is read. A step may be empty and only move on. @throws google.*, http.* */
  next(size: number): Step | undefined;
}

export interface SourceDeps {
  mailbox: Pick<Mailbox, 'historyId' | 'addedSince' | 'listed'>;
  nowMs: number;
}

/** What lies between two looks at the mailbox is read twice rather than not at all. */
const OVERLAP_MS = 120_000;
/** A cursor that Gmail has forgotten is at least about a week old (documented: facts/apps-script.md 6.2); one more day is looked at. */
const FORGOTTEN_MS = 86_400_000;
const SHORTEST_SPAN_MS = 1_000;

/** The first position of a mailbox: all since `sinceMs`, then its history. One call. */
export function firstPosition(
  { mailbox, nowMs }: SourceDeps,
  sinceMs: number,
): Position & { listing: Listing } {
  return {
    historyId: mailbox.historyId(),
    historyAtMs: nowMs,
    listing: {
      fromMs: sinceMs,
      untilMs: nowMs + OVERLAP_MS,
      spanMs: Math.max(nowMs - sinceMs, SHORTEST_SPAN_MS) + OVERLAP_MS,
    },
  };
}

/** Of a cursor that is forgotten: what came meanwhile may have been archived meanwhile. What a listing had left stays. */
function missedPosition(deps: SourceDeps, { historyAtMs, listing }: Position): Position {
  const sinceMs = Math.min(historyAtMs - FORGOTTEN_MS, listing?.fromMs ?? Infinity);
  const position = firstPosition(deps, sinceMs);
  return { ...position, listing: { ...position.listing, of: 'everything' } };
}

export function createSource(deps: SourceDeps, position: Position): Source {
  let at = position;
  let current = sourceAt(deps, at);
  let isRelisted = false;
  return {
    next(size) {
      for (;;) {
        try {
          const step = current(size);
          if (step) return ((at = step.after), step);
          if (!at.listing) return undefined;
          const { listing: _done, ...history } = at;
          at = history;
        } catch (error) {
          // Once a run: a cursor of this very run that is forgotten too is Google's fault, and passes.
          if (!hasCode(error, 'google.cursor_expired') || isRelisted) throw error;
          isRelisted = true;
          // First where the mailbox stands now, then what may have been missed (facts/quality.md F01).
          at = missedPosition(deps, at);
        }
        current = sourceAt(deps, at);
      }
    },
  };
}

type Next = (size: number) => Step | undefined;

function sourceAt(deps: SourceDeps, position: Position): Next {
  const { listing } = position;
  return listing ? listedSteps(deps, position, listing) : historySteps(deps, position);
}

/** Only what came into the inbox or was sent; what happened to it since, the mail itself says. */
function isWanted({ labelIds }: MailRef): boolean {
  return labelIds.includes('INBOX') || labelIds.includes('SENT');
}

function historySteps({ mailbox, nowMs }: SourceDeps, position: Position): Next {
  const buffer: MailRef[] = [];
  let pageToken: string | undefined;
  let newest: string | undefined;
  let isOver = false;

  function fill(size: number): void {
    while (!isOver && buffer.length <= size) {
      const page = mailbox.addedSince(position.historyId, pageToken);
      buffer.push(...page.added.filter(isWanted));
      pageToken = page.nextPageToken;
      newest = page.historyId;
      isOver = pageToken === undefined;
    }
  }

  /** A record may tell of several mails: the position is the last record of which nothing is left. */
  function positionAfter(taken: readonly MailRef[], before: string): string {
    const [next] = buffer;
    if (!next) return isOver ? (newest ?? before) : (taken[taken.length - 1]?.historyId ?? before);
    const whole = taken.filter(({ historyId }) => historyId !== next.historyId);
    return whole[whole.length - 1]?.historyId ?? before;
  }

  let reached = position.historyId;
  return (size) => {
    const wasOver = isOver;
    fill(size);
    if (buffer.length === 0 && wasOver) return undefined;
    const taken = buffer.splice(0, size);
    reached = positionAfter(taken, reached);
    const after = { historyId: reached, historyAtMs: nowMs };
    if (taken.length === 0) return { ids: [], after, left: 0 };
    return { ids: taken.map(({ id }) => id), after, left: isOver ? buffer.length : undefined };
  };
}

/** Spans short enough that one step holds all of one: then the order within it does not matter, and oldest come first. */
function listedSteps({ mailbox }: SourceDeps, position: Position, first: Listing): Next {
  let listing = first;
  let span: { ids: string[]; start: Position; end: Position } | undefined;

  function nextSpan(size: number): { ids: string[]; start: Position; end: Position } {
    for (;;) {
      const start = { ...position, listing };
      const { fromMs, untilMs, spanMs, ...rest } = listing;
      const endMs = Math.min(fromMs + spanMs, untilMs);
      const { refs, nextPageToken } = mailbox.listed({ fromMs, untilMs: endMs, ...rest });
      const isTooMany = refs.length > size || nextPageToken !== undefined;
      if (isTooMany && endMs - fromMs > SHORTEST_SPAN_MS) {
        const half = Math.floor((endMs - fromMs) / 2_000) * 1_000;
        listing = { ...listing, spanMs: Math.max(half, SHORTEST_SPAN_MS) };
        continue;
      }
      const ids = [
        ...refs.map(({ id }) => id),
        ...furtherIds({ fromMs, untilMs: endMs, ...rest }, nextPageToken),
      ];
      const isThin = ids.length * 4 < size;
      listing = { ...listing, fromMs: endMs, spanMs: isThin ? spanMs * 2 : spanMs };
      return { ids: ids.reverse(), start, end: { ...position, listing } };
    }
  }

  function furtherIds(ask: ListedAsk, first: string | undefined): string[] {
    const ids: string[] = [];
    for (let pageToken = first; pageToken !== undefined;) {
      const page = mailbox.listed({ ...ask, pageToken });
      ids.push(...page.refs.map(({ id }) => id));
      pageToken = page.nextPageToken;
    }
    return ids;
  }

  return (size) => {
    if (!span && listing.fromMs >= listing.untilMs) return undefined;
    span ??= nextSpan(size);
    const { start, end } = span;
    const ids = span.ids.splice(0, size);
    const isLast = span.ids.length === 0;
    if (isLast) span = undefined;
    // More mails in one second than a step holds: the position stays until the last of them.
    return { ids, after: isLast ? end : start, left: undefined };
  };
}
