/** Owns reading an Apps Script folder: its manifest, its code in clasp's order, and the names it can be called by. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';
import type { SourceFile } from './worker';

/** The part of `appsscript.json` that this host acts on. */
export interface Manifest {
  timeZone: string;
  oauthScopes: string[];
  urlFetchWhitelist?: string[];
  addOns: {
    common: {
      name: string;
      logoUrl: string;
      layoutProperties?: { primaryColor?: string };
      homepageTrigger?: { runFunction: string };
      universalActions?: { label: string; runFunction?: string; openLink?: string }[];
      openLinkUrlPrefixes?: string[];
      useLocaleFromApp?: boolean;
    };
    gmail?: {
      homepageTrigger?: { runFunction: string };
      contextualTriggers?: { onTriggerFunction: string }[];
    };
  };
}

export interface Project {
  scriptId: string;
  manifest: Manifest;
  files: SourceFile[];
  /** For HtmlService, each by its name without `.html`. */
  htmlFiles: SourceFile[];
  /** Top-level names that hold, or may hold, a function. */
  functions: ReadonlySet<string>;
}

/** @throws Error with a sentence for a person when the folder is no Apps Script add-on. */
export function loadProject(directory: string, scriptId: string): Project {
  const manifest = readManifest(join(directory, 'appsscript.json'));
  const files = readdirSync(directory)
    .filter((name) => /\.(js|gs)$/.test(name))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(directory, name), 'utf8') }));
  const htmlFiles = readdirSync(directory)
    .filter((name) => name.endsWith('.html'))
    .map((name) => ({
      name: name.replace(/\.html$/, ''),
      text: readFileSync(join(directory, name), 'utf8'),
    }));
  if (files.length === 0)
    throw new Error(`There is no .js or .gs file in ${directory}. Build the add-on first.`);
  return { scriptId, manifest, files, htmlFiles, functions: new Set(files.flatMap(topLevelNames)) };
}

function readManifest(path: string): Manifest {
  let manifest: Partial<Manifest>;
  try {
    manifest = JSON.parse(readFileSync(path, 'utf8')) as Partial<Manifest>;
  } catch (cause) {
    throw new Error(`The manifest ${path} cannot be read: ${(cause as Error).message}`, { cause });
  }
  const common: Partial<Manifest['addOns']['common']> = manifest.addOns?.common ?? {};
  const missing = [
    !manifest.timeZone && 'timeZone',
    !Array.isArray(manifest.oauthScopes) && 'oauthScopes',
    !common.name && 'addOns.common.name',
    !common.logoUrl && 'addOns.common.logoUrl',
  ].filter(Boolean);
  if (missing.length) throw new Error(`The manifest ${path} lacks ${missing.join(', ')}.`);
  return manifest as Manifest;
}

function topLevelNames(file: SourceFile): string[] {
  const program = parse(file.text, { ecmaVersion: 2022, sourceType: 'script' });
  return program.body.flatMap((node) => {
    if (node.type === 'FunctionDeclaration') return [node.id.name];
    if (node.type !== 'VariableDeclaration') return [];
    return node.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []));
  });
}
