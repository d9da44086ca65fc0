/** Owns what a clasp project says of itself in `.clasp.json` and `.claspignore`, read as clasp 3.4.1 reads them (seen). */

import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { type Expression, parseExpressionAt, type Property } from 'acorn';
import { lineOf } from './json-text';

export interface ClaspSettings {
  scriptId: string | undefined;
  /** The folder with the manifest. */
  contentDirectory: string;
  /** Of the files to push, relative to the folder with `.clasp.json`. */
  filePushOrder: string[];
  skipSubdirectories: boolean;
  scriptExtensions: string[];
  htmlExtensions: string[];
  /** Patterns of files that are left out; later ones win, `!` takes files back in. */
  ignorePatterns: string[];
  /** Whether these are clasp's own patterns, or those of a `.claspignore`. */
  ignores: 'usual' | 'written';
}

const DEFAULT_IGNORE = [
  '**/**',
  '!**/appsscript.json',
  '!**/*.gs',
  '!**/*.js',
  '!**/*.ts',
  '!**/*.html',
  '.git/**',
  'node_modules/**',
];

/** @throws Error with a sentence when `.clasp.json` is no object, or leads out of its own folder. */
export function readClaspSettings(directory: string): ClaspSettings {
  const path = join(directory, '.clasp.json');
  const settings = existsSync(path) ? readSettings(path) : {};
  const ignoreFile = join(directory, '.claspignore');
  const { scriptId, srcDir, rootDir, filePushOrder, skipSubdirectories } = settings;
  const contentDirectory = resolve(directory, textOf(srcDir) ?? textOf(rootDir) ?? '.');
  const inside = relative(directory, contentDirectory);
  if (inside.startsWith('..') || isAbsolute(inside))
    throw new Error(`${path}: rootDir leads out of the project's folder, which clasp refuses.`);
  return {
    scriptId: textOf(scriptId),
    contentDirectory,
    filePushOrder: textsOf(filePushOrder) ?? [],
    skipSubdirectories: skipSubdirectories === true,
    scriptExtensions: extensions(settings.scriptExtensions ?? settings.fileExtension, ['js', 'gs']),
    htmlExtensions: extensions(settings.htmlExtensions, ['html']),
    ignorePatterns: readIgnore(ignoreFile),
    ignores: existsSync(ignoreFile) ? 'written' : 'usual',
  };
}

function readIgnore(path: string): string[] {
  if (!existsSync(path)) return DEFAULT_IGNORE;
  return readFileSync(path, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line !== '');
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function textsOf(value: unknown): string[] | undefined {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : undefined;
}

function extensions(value: unknown, usual: string[]): string[] {
  return (textsOf(value) ?? usual).map((text) => `.${text.toLowerCase().trim().replace(/^\./, '')}`);
}

/** clasp takes JSON5, of which all is a JavaScript expression. */
function readSettings(path: string): Record<string, unknown> {
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  try {
    const value = valueOf(parseExpressionAt(text, 0, { ecmaVersion: 2020 }));
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { pos = 0 } = error as SyntaxError & { pos?: number };
    throw new Error(`${path}, line ${lineOf(text, pos)}: this is no JSON.`, { cause: error });
  }
  throw new Error(`${path} must hold an object.`);
}

function valueOf(node: Expression): unknown {
  switch (node.type) {
    case 'Literal':
      return node.value;
    case 'ArrayExpression':
      return node.elements.map((element) => valueOf(element as Expression));
    case 'ObjectExpression':
      return Object.fromEntries(node.properties.map((property) => entryOf(property as Property)));
    default:
      throw Object.assign(new SyntaxError('No value'), { pos: node.start });
  }
}

function entryOf({ key, value }: Property): [string, unknown] {
  return [key.type === 'Identifier' ? key.name : String(valueOf(key)), valueOf(value)];
}
