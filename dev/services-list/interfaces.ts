/** Owns reading the interfaces of `@types/google-apps-script`: which members each of them has. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** Member names by the interface's full name, such as `Base.Blob`; inherited ones included. */
export type Interfaces = ReadonlyMap<string, readonly string[]>;

interface Written {
  members: string[];
  /** As written, to be looked for in the same namespace first. */
  above: string[];
}

export function readInterfaces(directory: string): Interfaces {
  const written = new Map<string, Written>();
  for (const file of readdirSync(directory).filter((name) => name.endsWith('.d.ts'))) {
    collect(sourceOf(join(directory, file)), '', written);
  }
  const membersOf = (name: string): string[] => {
    const own = written.get(name);
    if (!own) return [];
    const inherited = own.above.flatMap((one) => membersOf(qualified(one, name)));
    return [...new Set([...inherited, ...own.members])];
  };
  return new Map([...written.keys()].map((name) => [name, membersOf(name)]));
}

export function sourceOf(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
}

const qualified = (name: string, beside: string): string =>
  name.includes('.') ? name : [...beside.split('.').slice(0, -1), name].join('.');

function collect(node: ts.Node, space: string, into: Map<string, Written>): void {
  if (ts.isModuleDeclaration(node)) {
    const own = node.name.text === 'GoogleAppsScript' ? '' : `${space}${node.name.text}.`;
    if (node.body) ts.forEachChild(node.body, (child) => collect(child, own, into));
    return;
  }
  if (!ts.isInterfaceDeclaration(node))
    return void ts.forEachChild(node, (child) => collect(child, space, into));
  const name = `${space}${node.name.text}`;
  const known = into.get(name) ?? { members: [], above: [] };
  known.members.push(...node.members.flatMap((member) => nameOf(member.name)));
  known.above.push(
    ...(node.heritageClauses ?? []).flatMap(({ types }) =>
      types.map(({ expression }) => expression.getText()),
    ),
  );
  into.set(name, known);
}

/** Nothing for a member without a name, such as an index signature. */
export function nameOf(name: ts.PropertyName | undefined): string[] {
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? [name.text] : [];
}
