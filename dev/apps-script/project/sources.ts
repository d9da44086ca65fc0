/** Owns looking into the code of a project before it runs: its syntax, and the names that it has at its top level. */

import { type Node, parse, type Program } from 'acorn';
import type { SourceFile } from '../worker';

export interface ParsedFile {
  file: SourceFile;
  program: Program;
}

/** @throws Error with a sentence that names the file and the line of what V8 would refuse. */
export function parseSource(file: SourceFile): ParsedFile {
  let program: Program;
  try {
    program = parse(file.text, { ecmaVersion: 2022, sourceType: 'script', locations: true });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { loc } = error as SyntaxError & { loc: { line: number } };
    const words = error.message.replace(/ \(\d+:\d+\)$/, '');
    throw new Error(`${file.name}, line ${loc.line}: ${words}.`, { cause: error });
  }
  const refused = firstUnknownSyntax(program);
  if (refused) throw new Error(`${file.name}, line ${refused.line}: Apps Script knows no ${refused.what}.`);
  return { file, program };
}

export interface TopLevel {
  name: string;
  kind: 'function' | 'var' | 'lexical';
}

/** Names that may hold a function; `lexical` are const, let and class, which are no members of the global object. */
export function topLevelNames({ program }: ParsedFile): TopLevel[] {
  return program.body.flatMap((node): TopLevel[] => {
    if (node.type === 'FunctionDeclaration') return [{ name: node.id.name, kind: 'function' }];
    if (node.type === 'ClassDeclaration') return [{ name: node.id.name, kind: 'lexical' }];
    if (node.type !== 'VariableDeclaration') return [];
    const kind = node.kind === 'var' ? 'var' : 'lexical';
    return node.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [{ name: id.name, kind }] : []));
  });
}

/** Calls `visit` for every node of a tree, outer ones first. */
export function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const value of Object.values(node) as unknown[]) {
    for (const inner of Array.isArray(value) ? (value as unknown[]) : [value])
      if (isNode(inner)) walk(inner, visit);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** Private names and static fields of classes are parse errors there (documented: guides/v8-runtime). */
function firstUnknownSyntax(program: Program): { line: number; what: string } | undefined {
  let found: { line: number; what: string } | undefined;
  walk(program, (node) => {
    const what =
      node.type === 'PrivateIdentifier'
        ? 'private class members'
        : node.type === 'PropertyDefinition' && (node as Node & { static: boolean }).static
          ? 'static class fields'
          : undefined;
    if (what !== undefined) found ??= { line: node.loc!.start.line, what };
  });
  return found;
}
