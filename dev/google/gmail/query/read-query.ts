/** Owns reading the text of a search, as people type it into Gmail, into a tree. */

import { type Query, QueryError } from './ast';
import { operator, plainWords } from './operators';

type Token =
  | { kind: '(' | ')' | '{' | '}' | 'or' | 'and' | '-' }
  | { kind: 'operator'; name: string }
  | { kind: 'text'; text: string };

/** How a text below an operator is understood: `from:(a b)` asks for both as senders. */
type Meaning = (text: string) => Query;

/**
 * Reads a search. `nowMs` is what `newer_than` counts from. OR binds closer than the space between words (seen).
 *
 * @throws QueryError for what is not answered here.
 */
export function readQuery(text: string, nowMs: number): Query {
  const tokens = tokenize(text);
  let at = 0;

  function sequence(end: ')' | '}' | undefined, meaning: Meaning): Query[] {
    const items: Query[] = [];
    while (at < tokens.length && tokens[at]!.kind !== end) {
      const token = tokens[at]!;
      if (token.kind === 'and' || token.kind === ')' || token.kind === '}') at++;
      else if (token.kind === 'or') joinOr(items, meaning);
      else items.push(term(meaning));
    }
    at++;
    return items;
  }

  /** `a OR b`: what stands before and what comes after become one. */
  function joinOr(items: Query[], meaning: Meaning): void {
    at++;
    const before = items.pop();
    if (before === undefined || at >= tokens.length || tokens[at]!.kind === ')' || tokens[at]!.kind === '}') {
      if (before) items.push(before);
      return;
    }
    const after = term(meaning);
    items.push({ kind: 'or', items: before.kind === 'or' ? [...before.items, after] : [before, after] });
  }

  function term(meaning: Meaning): Query {
    const token = tokens[at++];
    switch (token?.kind) {
      case '-':
        return { kind: 'not', item: term(meaning) };
      case '(':
        return { kind: 'and', items: sequence(')', meaning) };
      case '{':
        return { kind: 'or', items: sequence('}', meaning) };
      case 'operator':
        return term((value) => operator(token.name, value, nowMs));
      case 'text':
        return meaning(token.text);
      default:
        return { kind: 'and', items: [] };
    }
  }

  return { kind: 'and', items: sequence(undefined, plainWords) };
}

const PART = /\s+|([(){}])|-(?=[^\s])|([A-Za-z_][A-Za-z0-9_]*):(?!\/\/)|"([^"]*)"?|[^\s(){}"]+/y;

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  PART.lastIndex = 0;
  for (let match = PART.exec(text); match && match[0] !== ''; match = PART.exec(text)) {
    const [whole, bracket, name, phrase] = match;
    if (bracket !== undefined) tokens.push({ kind: bracket as '(' });
    else if (name !== undefined) tokens.push({ kind: 'operator', name: name.toLowerCase() });
    else if (phrase !== undefined) tokens.push({ kind: 'text', text: phrase });
    else if (whole === '-') tokens.push({ kind: '-' });
    else if (whole === 'OR' || whole === '|') tokens.push({ kind: 'or' });
    else if (whole === 'AND') tokens.push({ kind: 'and' });
    else if (/^AROUND$/.test(whole))
      throw new QueryError('not implemented in the local host: AROUND in a search');
    else if (whole.trim() !== '') tokens.push({ kind: 'text', text: whole });
  }
  return tokens;
}
