/** Owns turning a search into conditions of the database. */

import type { WordColumn } from '../store/schema';
import { FIRST_USER_LABEL } from '../store/system-labels';
import type { Query } from './ast';

/** Everything that must hold; `m` is the message. */
export interface Compiled {
  /** One full-text expression for all plain conditions on words together. */
  match: string | undefined;
  /** Labels that the message must carry, by the database's number. */
  labels: number[];
  /** Further conditions, with what stands for their question marks, in order. */
  where: string[];
  values: (string | number)[];
  /** Whether one Message-ID is asked for, so that its index leads. */
  isByMessageId: boolean;
  /** Whether Trash and Spam are looked into because the search names them. */
  isEverywhere: boolean;
}

/** The database's number of a label by the name that a search gives it; undefined when there is none. */
export type LabelLookup = (name: string) => number | undefined;

export function compileQuery(query: Query, labelNumber: LabelLookup): Compiled {
  const parts = query.kind === 'and' ? query.items.flatMap(flattened) : [query];
  const matches: string[] = [];
  const compiled: Compiled = {
    ...{ match: undefined, labels: [], where: [], values: [] },
    isByMessageId: parts.some(({ kind }) => kind === 'message-id'),
    isEverywhere: namesHidden(query, labelNumber),
  };
  for (const part of parts) {
    const match = fullText(part);
    const label = part.kind === 'label' ? labelNumber(part.name) : undefined;
    if (match !== undefined) matches.push(match);
    else if (label !== undefined) compiled.labels.push(label);
    else compiled.where.push(condition(part, { labelNumber, values: compiled.values }));
  }
  if (matches.length) compiled.match = matches.join(' AND ');
  return compiled;
}

function flattened(query: Query): Query[] {
  return query.kind === 'and' ? query.items.flatMap(flattened) : [query];
}

/** The expression of a condition that is of words alone; undefined for any other. */
function fullText(query: Query): string | undefined {
  if (query.kind === 'words') return words(query.columns, query.phrase);
  if (query.kind !== 'and' && query.kind !== 'or') return undefined;
  const items = query.items.map(fullText);
  if (items.length === 0 || items.includes(undefined)) return undefined;
  return `(${items.join(query.kind === 'and' ? ' AND ' : ' OR ')})`;
}

function words(columns: readonly WordColumn[], phrase: string): string | undefined {
  // A phrase without a letter or digit has no words to look for.
  if (!/[\p{L}\p{N}]/u.test(phrase)) return undefined;
  return `{${columns.join(' ')}} : "${phrase.replace(/"/g, ' ')}"`;
}

interface Context {
  labelNumber: LabelLookup;
  values: (string | number)[];
}

function condition(query: Query, context: Context): string {
  switch (query.kind) {
    case 'and':
      return joined(query.items, ' AND ', context);
    case 'or':
      return joined(query.items, ' OR ', context);
    case 'not':
      return `NOT ${condition(query.item, context)}`;
    case 'anywhere':
      return '1';
    case 'has':
      return query.what === 'attachment'
        ? 'm.attached'
        : `EXISTS (SELECT 1 FROM label_of q WHERE q.seq = m.seq AND q.label >= ${FIRST_USER_LABEL})`;
    default:
      return valued(query, context);
  }
}

function joined(items: Query[], word: ' AND ' | ' OR ', context: Context): string {
  return items.length ? `(${items.map((item) => condition(item, context)).join(word)})` : '1';
}

type Valued = Extract<Query, { kind: 'words' | 'copy' | 'label' | 'message-id' | 'time' | 'size' }>;

function valued(query: Valued, { labelNumber, values }: Context): string {
  switch (query.kind) {
    case 'words': {
      const match = fullText(query);
      if (match === undefined) return '1';
      values.push(match);
      return HAS_WORDS;
    }
    case 'copy':
      return copyCondition(query, values);
    case 'label': {
      const num = labelNumber(query.name);
      // A label that is not there is on no message (seen).
      if (num === undefined) return '0';
      values.push(num);
      return HAS_LABEL;
    }
    case 'message-id':
      values.push(query.id);
      return 'm.message_id = ?';
    case 'time':
      values.push(query.ms);
      return query.is === 'since' ? 'm.at >= ?' : 'm.at < ?';
    case 'size':
      values.push(query.bytes);
      return query.is === 'larger' ? 'm.size > ?' : 'm.size < ?';
  }
}

/** Reads all hits once: for whoever looks at many messages. */
export const HAS_WORDS = 'm.raw IN (SELECT rowid FROM words WHERE words MATCH ?)';
/** Asks about this one message: for whoever looks at few, however many hits there are. */
export const HAS_WORDS_ITSELF = 'EXISTS (SELECT 1 FROM words WHERE words MATCH ? AND words.rowid = m.raw)';
export const HAS_LABEL = 'EXISTS (SELECT 1 FROM label_of q WHERE q.seq = m.seq AND q.label = ?)';

function copyCondition(
  { header, phrase }: Extract<Query, { kind: 'copy' }>,
  values: (string | number)[],
): string {
  values.push(`%${header}: %${phrase.replace(/[%_]/g, '')}%`);
  const inCopy = 'm.prefix LIKE ?';
  const match = header === 'Delivered-To' ? words(['delivered'], phrase) : undefined;
  if (match === undefined) return inCopy;
  values.push(match);
  return `(${inCopy} OR ${HAS_WORDS})`;
}

function namesHidden(query: Query, labelNumber: LabelLookup): boolean {
  switch (query.kind) {
    case 'and':
    case 'or':
      return query.items.some((item) => namesHidden(item, labelNumber));
    case 'label':
      return [labelNumber('TRASH'), labelNumber('SPAM')].includes(labelNumber(query.name) ?? -1);
    default:
      return query.kind === 'anywhere';
  }
}
