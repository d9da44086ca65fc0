/** Owns which files of a folder make up an Apps Script project, and in which order, as clasp 3.4.1 pushes them (seen). */

import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, extname, join, posix, relative } from 'node:path';
import micromatch from 'micromatch';
import type { SourceFile } from '../worker';
import { type ClaspSettings, readClaspSettings } from './clasp-settings';

export interface ProjectFolder {
  /** The folder's own name, for people. */
  name: string;
  /** Of `.clasp.json`. */
  scriptId: string | undefined;
  manifest: SourceFile;
  /** In the order in which they are evaluated; names are paths in the folder. */
  scripts: SourceFile[];
  /** Names as HtmlService knows them: without the ending, subfolders as `folder/name`. */
  htmlFiles: SourceFile[];
}

const MANIFEST = 'appsscript.json';

/**
 * Reads a clasp project, or the folder with the manifest itself.
 * @throws Error with a sentence for a person when it is no Apps Script project.
 */
export function readFolder(directory: string): ProjectFolder {
  if (!existsSync(directory) || !statSync(directory).isDirectory())
    throw new Error(`There is no folder ${directory}.`);
  const root = realpathSync(directory);
  const settings = readClaspSettings(root);
  const content = settings.contentDirectory;
  if (!existsSync(content))
    throw new Error(`There is no folder ${content}, which .clasp.json names. Build the add-on first.`);
  const paths = chosen(settings);
  if (!paths.includes(MANIFEST)) throw new Error(noManifest(content));
  const read = (path: string): SourceFile => ({
    name: path,
    text: readFileSync(join(content, path), 'utf8'),
  });
  const has = (extensions: string[]) => (path: string) => extensions.includes(extname(path).toLowerCase());
  const scripts = paths.filter(has(settings.scriptExtensions));
  refuseTwins(scripts);
  if (scripts.length === 0) throw new Error(noScripts(content, paths));
  return {
    name: basename(root),
    scriptId: settings.scriptId,
    manifest: read(MANIFEST),
    scripts: inPushOrder(scripts, relative(root, content), settings.filePushOrder).map(read),
    htmlFiles: paths
      .filter(has(settings.htmlExtensions))
      .map(read)
      .map(({ name, text }) => ({ name: withoutEnding(name), text })),
  };
}

/** Symbolic links are left out, as clasp does unless it is told otherwise. */
function chosen(settings: ClaspSettings): string[] {
  const below = (folder: string): string[] =>
    readdirSync(join(settings.contentDirectory, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = posix.join(folder, entry.name);
      if (entry.isDirectory()) return settings.skipSubdirectories || isPruned(path) ? [] : below(path);
      return entry.isFile() ? [path] : [];
    });
  // With the usual patterns nothing of these comes back, and walking them would only be slow.
  const isPruned = (path: string) => settings.ignores === 'usual' && ['.git', 'node_modules'].includes(path);
  return micromatch.not(below(''), settings.ignorePatterns, { dot: true }).sort((a, b) => a.localeCompare(b));
}

/** Listed files come first in the list's order, the rest by their paths. */
function inPushOrder(paths: string[], rootDir: string, listed: string[]): string[] {
  const order = listed.map((path) => posix.normalize(path));
  const rank = (path: string) => {
    const at = order.indexOf(posix.join(rootDir.replaceAll('\\', '/'), path));
    return at < 0 ? order.length : at;
  };
  return [...paths].sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
}

/** In a project both would be one file. */
function refuseTwins(paths: string[]): void {
  const seen = new Map<string, string>();
  for (const path of paths) {
    const twin = seen.get(withoutEnding(path));
    if (twin !== undefined) throw new Error(`${twin} and ${path} would be one file in Apps Script.`);
    seen.set(withoutEnding(path), path);
  }
}

function withoutEnding(path: string): string {
  return path.slice(0, path.length - extname(path).length);
}

function noManifest(content: string): string {
  return existsSync(join(content, MANIFEST))
    ? `.claspignore leaves out ${MANIFEST}, without which there is no project.`
    : `There is no ${MANIFEST} in ${content}.`;
}

function noScripts(content: string, paths: string[]): string {
  const typescript = paths.some((path) => path.endsWith('.ts'));
  const why = typescript ? ' clasp pushes no TypeScript.' : '';
  return `There is no .js or .gs file in ${content}.${why} Build the add-on first.`;
}
