/** Owns the libraries of a manifest: local files that stand in for them, each evaluated in a scope of its own. */

import type { SourceFile } from '../worker';
import type { Manifest } from './manifest';
import { parseSource, topLevelNames } from './sources';

/**
 * Returns one script for each library that the manifest names; it sets the library's symbol. The members are the
 * library's functions and `var`s, not what ends in `_` (documented: guides/libraries), nor const, let and class
 * (seen). A file that sets its symbol itself, as a bundle of a library does, has the symbol's members.
 *
 * @param supplied the text of each library's file, by the symbol.
 * @throws Error with a sentence when one is missing, or one too many.
 */
export function libraryScripts(manifest: Manifest, supplied: ReadonlyMap<string, SourceFile>): SourceFile[] {
  const named = (manifest.dependencies?.libraries ?? []).map(({ userSymbol }) => userSymbol);
  const missing = named.filter((symbol) => !supplied.has(symbol));
  if (missing.length) throw new Error(missing.map(notSupplied).join('\n'));
  const extra = [...supplied.keys()].find((symbol) => !named.includes(symbol));
  if (extra !== undefined)
    throw new Error(`--library ${extra}=…: the manifest names no library with the userSymbol ${extra}.`);
  return named.map((symbol) => libraryScript(symbol, supplied.get(symbol)!));
}

function notSupplied(symbol: string): string {
  return `The manifest names the library ${symbol}, which this host cannot load from Google: supply it with --library ${symbol}=FILE.`;
}

/** The library's text starts in the script's first line, so that lines in its stacks are the file's. */
function libraryScript(symbol: string, file: SourceFile): SourceFile {
  const members = topLevelNames(parseSource(file))
    .filter(({ name, kind }) => kind !== 'lexical' && !name.endsWith('_'))
    .map(({ name }) => `get ${name}() { return ${name}; }, set ${name}(value) { ${name} = value; },`);
  const text = `var ${symbol} = (${JOINED})((function () {${file.text}
return { ${members.join(' ')} };
}), '${symbol}');`;
  return { name: file.name, text };
}

/** Runs in the context. What the file sets on its `this` is a member too; one that is all there is, is the library. */
const JOINED = `(library, symbol) => {
const own = {}, members = library.call(own);
const all = Object.defineProperties(members, Object.getOwnPropertyDescriptors(own));
const [only, more] = Object.keys(all);
return more === undefined && (only === symbol || only in own) ? all[only] : all; }`.replaceAll('\n', ' ');
