/** Owns a project as this host runs it: any Apps Script folder, with its manifest checked and its names known. */

import type { SourceFile } from './worker';
import { readFolder } from './project/clasp-folder';
import { derivedScopes } from './project/derived-scopes';
import { libraryScripts } from './project/libraries';
import { type AddOns, type Manifest as WrittenManifest, readManifest } from './project/manifest';
import { functionsNamedIn } from './project/manifest-rules';
import { parseSource, topLevelNames } from './project/sources';

export type { AddOns };

/** The manifest with what Google adds where it says nothing. */
export type Manifest = WrittenManifest & { oauthScopes: string[] };

export interface Project {
  /** For people: the add-on's name, or the folder's. */
  name: string;
  scriptId: string;
  manifest: Manifest;
  /** In the order in which they are evaluated: libraries first. */
  files: SourceFile[];
  /** For HtmlService: names without the ending, subfolders as `folder/name`. */
  htmlFiles: SourceFile[];
  /** Top-level names that hold, or may hold, a function or an object with one. */
  functions: ReadonlySet<string>;
  /** What this host had to assume of the folder, a sentence each. */
  notes: string[];
}

export interface ProjectSource {
  /** A clasp project, or the folder with `appsscript.json`. */
  directory: string;
  /** In place of the one in `.clasp.json`. */
  scriptId?: string | undefined;
  /** For a folder that names none. */
  usualScriptId: string;
  /** Files that stand in for the manifest's libraries, by their userSymbol. */
  libraries?: ReadonlyMap<string, SourceFile>;
}

/** @throws Error with sentences for a person, one a line, when the folder cannot be run. */
export function loadProject(source: ProjectSource): Project {
  const folder = readFolder(source.directory);
  const { manifest, notes } = readManifest(folder.manifest);
  const parsed = folder.scripts.map(parseSource);
  const libraries = libraryScripts(manifest, source.libraries ?? new Map());
  const symbols = (manifest.dependencies?.libraries ?? []).map(({ userSymbol }) => userSymbol);
  const functions = new Set([...parsed.flatMap(topLevelNames).map(({ name }) => name), ...symbols]);
  refuseUnknown(folder.manifest.text, functions);
  const oauthScopes = manifest.oauthScopes ?? derivedScopes(parsed);
  if (!manifest.oauthScopes) notes.push(derivedNote(oauthScopes));
  return {
    name: manifest.addOns?.common.name ?? folder.name,
    scriptId: source.scriptId ?? folder.scriptId ?? source.usualScriptId,
    manifest: { ...manifest, oauthScopes },
    files: [...libraries, ...folder.scripts],
    htmlFiles: folder.htmlFiles,
    functions,
    notes,
  };
}

/** Whether a name that the platform was given, perhaps `object.method`, can be one of the project's. */
export function isNamed(functions: ReadonlySet<string>, name: string): boolean {
  return functions.has(name.split('.')[0]!);
}

/** That a manifest names only what is there, the platform finds out when it is run; this host says so at once. */
function refuseUnknown(manifestText: string, functions: ReadonlySet<string>): void {
  const wrong = functionsNamedIn(JSON.parse(manifestText.replace(/^\uFEFF/, ''))).flatMap(
    ({ path, name }) => {
      if (!isNamed(functions, name)) return [`appsscript.json: ${path} names ${name}, which no file has.`];
      return name.endsWith('_') ? [`appsscript.json: ${path} names ${name}, which is private.`] : [];
    },
  );
  if (wrong.length) throw new Error(wrong.join('\n'));
}

function derivedNote(scopes: string[]): string {
  const which = scopes.length ? scopes.join(', ') : 'none';
  return `The manifest names no oauthScopes, so they are derived from the code, roughly as Google does: ${which}.`;
}
