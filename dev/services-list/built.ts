/** Owns reading the classes of the inside: which interface each implements, and which of its members say that they are not built. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { nameOf, sourceOf } from './interfaces';

/** The members that are not built, by the interface's full name. The compiler holds the rest to be there. */
export type Unbuilt = ReadonlyMap<string, ReadonlySet<string>>;

export interface Inside {
  implemented: Unbuilt;
  /** Names of services of which nothing is built. */
  absent: readonly string[];
}

interface Implementer {
  interfaces: string[];
  above: string | undefined;
  unbuilt: string[];
}

export function readInside(directory: string): Inside {
  const classes = new Map<string, Implementer>();
  const implemented = new Map<string, Set<string>>();
  let absent: string[] = [];
  const note = (name: string, unbuilt: string[]) => void implemented.set(name, new Set(unbuilt));

  function visit(node: ts.Node): void {
    if (ts.isClassDeclaration(node) && node.name) classes.set(node.name.text, implementerOf(node));
    if (ts.isFunctionDeclaration(node)) {
      const name = node.type && interfaceName(node.type.getText());
      const object = returnedObject(node);
      if (name && object) note(name, unbuiltIn(object));
    }
    if (ts.isVariableDeclaration(node) && node.name.getText() === 'UNBUILT_SERVICES')
      absent = (node.initializer as ts.StringLiteral).text.split(',');
    ts.forEachChild(node, visit);
  }

  for (const file of filesBelow(directory)) visit(sourceOf(file));
  const allUnbuilt = (one: Implementer | undefined): string[] =>
    one ? [...one.unbuilt, ...allUnbuilt(classes.get(one.above ?? ''))] : [];
  for (const one of classes.values()) for (const name of one.interfaces) note(name, allUnbuilt(one));
  return { implemented, absent };
}

function filesBelow(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function interfaceName(text: string): string | undefined {
  return /^GoogleAppsScript\.([\w.]+)$/.exec(text)?.[1] ?? (text === 'Console' ? 'Console' : undefined);
}

function implementerOf(node: ts.ClassDeclaration): Implementer {
  const heritage = (token: ts.SyntaxKind): string[] =>
    (node.heritageClauses ?? [])
      .filter((clause) => clause.token === token)
      .flatMap(({ types }) => types.map(({ expression }) => expression.getText()));
  return {
    interfaces: heritage(ts.SyntaxKind.ImplementsKeyword).flatMap((text) => interfaceName(text) ?? []),
    above: heritage(ts.SyntaxKind.ExtendsKeyword)[0],
    unbuilt: node.members.filter(isUnbuilt).flatMap(({ name }) => nameOf(name)),
  };
}

/** A field or property that is `unbuilt(…)`, or a method that throws `notImplemented(…)` and does nothing else. */
function isUnbuilt(member: ts.ClassElement | ts.ObjectLiteralElementLike): boolean {
  if (ts.isPropertyDeclaration(member) || ts.isPropertyAssignment(member))
    return /^unbuilt\(/.test(member.initializer?.getText() ?? '');
  if (!ts.isMethodDeclaration(member)) return false;
  const [first, ...rest] = member.body?.statements ?? [];
  return rest.length === 0 && /^throw notImplemented\(/.test(first?.getText() ?? '');
}

function returnedObject(node: ts.FunctionDeclaration): ts.ObjectLiteralExpression | undefined {
  const returned = node.body?.statements.find(ts.isReturnStatement)?.expression;
  return returned && ts.isObjectLiteralExpression(returned) ? returned : undefined;
}

/** What is spread into it too, when that is an object of the same file. */
function unbuiltIn(object: ts.ObjectLiteralExpression): string[] {
  return object.properties.flatMap((property) => {
    if (!ts.isSpreadAssignment(property)) return isUnbuilt(property) ? nameOf(property.name) : [];
    const spread = constantOf(object.getSourceFile(), property.expression.getText());
    return spread ? unbuiltIn(spread) : [];
  });
}

function constantOf(file: ts.SourceFile, name: string): ts.ObjectLiteralExpression | undefined {
  const found = file.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .find((one) => one.name.getText() === name)?.initializer;
  return found && ts.isObjectLiteralExpression(found) ? found : undefined;
}
