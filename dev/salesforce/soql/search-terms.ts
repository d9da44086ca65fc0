/** Owns the text of a search: its words, phrases and operators, and what of them a record's texts must have. */

import { fold } from '../storage/fold';
import type { Params } from '../storage/params';
import { soqlError } from './soql-error';

export type SearchTerms =
  | { kind: 'term'; text: string }
  | { kind: 'and' | 'or'; parts: SearchTerms[] }
  | { kind: 'not'; part: SearchTerms };

type Token = { kind: 'term' | 'operator' | 'bracket'; text: string };

/** Over it operators are words (documented). */
const LONGEST_WITH_OPERATORS = 4000;
/** What SQLite takes; the refusal is a guess at what Salesforce does with so much. */
const MOST_CONDITIONS = 900;

/**
 * AND, OR, AND NOT and brackets; OR binds least, and what stands side by side must all be there (documented). A word
 * in quotes or alone is no operator (documented). Undefined when nothing is left to look for.
 */
export function readTerms(text: string): SearchTerms | undefined {
  const tokens = tokensIn(text);
  const [only] = tokens;
  if (tokens.length === 1 && only!.kind !== 'bracket') return { kind: 'term', text: only!.text };
  let at = 0;
  const isNext = (kind: Token['kind'], word: string) =>
    tokens[at]?.kind === kind && tokens[at]!.text === word;

  function either(): SearchTerms | undefined {
    const parts = [all()];
    while (isNext('operator', 'or')) {
      at++;
      parts.push(all());
    }
    return joined('or', parts);
  }

  function all(): SearchTerms | undefined {
    const parts: (SearchTerms | undefined)[] = [];
    while (at < tokens.length && !isNext('bracket', ')') && !isNext('operator', 'or')) {
      if (isNext('operator', 'and')) at++;
      const isNot = isNext('operator', 'not');
      if (isNot) at++;
      const part = one();
      parts.push(part && isNot ? { kind: 'not', part } : part);
    }
    return joined('and', parts);
  }

  function one(): SearchTerms | undefined {
    const token = tokens[at];
    if (!token || token.kind === 'operator' || isNext('bracket', ')')) return undefined;
    at++;
    if (token.kind === 'term') return { kind: 'term', text: token.text };
    const inner = either();
    if (isNext('bracket', ')')) at++;
    return inner;
  }

  const parts: (SearchTerms | undefined)[] = [];
  // A bracket that closes nothing is passed over (assumed).
  for (; at < tokens.length; at++) parts.push(either());
  return joined('and', parts);
}

function joined(kind: 'and' | 'or', all: (SearchTerms | undefined)[]): SearchTerms | undefined {
  const parts = all.filter((part) => part !== undefined);
  return parts.length < 2 ? parts[0] : { kind, parts };
}

function tokensIn(text: string): Token[] {
  const hasOperators = text.length <= LONGEST_WITH_OPERATORS && text.split('(').length <= 100;
  const tokens: Token[] = [];
  for (const [found, phrase] of text.matchAll(/"([^"]*)"|[()]|[^\s"()]+/g)) {
    const isBracket = found === '(' || found === ')';
    if (isBracket && hasOperators) tokens.push({ kind: 'bracket', text: found });
    else if (hasOperators && /^(and|or|not)$/i.test(found))
      tokens.push({ kind: 'operator', text: fold(found) });
    else {
      const term = termOf(phrase ?? found);
      if (/[^*?\s]/.test(term)) tokens.push({ kind: 'term', text: term });
    }
  }
  return tokens;
}

/** Spaces and punctuation part the words of a text (documented); a wildcard is part of its word. */
const termOf = (text: string) =>
  fold(text)
    .replace(/[^\p{L}\p{N}*?]+/gu, ' ')
    .trim();

/**
 * As a condition on texts, each SQL: a word fits a whole word, and with `*` and `?` what these stand for (documented).
 * @throws OrgRefusal QUERY_TOO_COMPLICATED
 */
export function termsSql(terms: SearchTerms, texts: readonly string[], params: Params): string {
  if (countOf(terms) * texts.length > MOST_CONDITIONS)
    throw soqlError('QUERY_TOO_COMPLICATED', 'The search has too many words for the fields it looks in.');
  const conditionOf = (some: SearchTerms): string => {
    switch (some.kind) {
      case 'term': {
        const pattern = `% ${some.text.replace(/\*/g, '%').replace(/\?/g, '_')} %`;
        return `(${texts.map((sql) => `words(${sql}) LIKE ${params.bind(pattern)}`).join(' OR ')})`;
      }
      case 'not':
        return `NOT ${conditionOf(some.part)}`;
      case 'and':
      case 'or':
        return `(${some.parts.map(conditionOf).join(some.kind === 'and' ? ' AND ' : ' OR ')})`;
    }
  };
  return conditionOf(terms);
}

function countOf(terms: SearchTerms): number {
  if (terms.kind === 'term') return 1;
  if (terms.kind === 'not') return countOf(terms.part);
  return terms.parts.reduce((sum, part) => sum + countOf(part), 0);
}
