/** Owns making a small Apps Script folder for a test, and taking it away again. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadProject, type Project } from '../../../../dev/apps-script/project';

export const COMMON = { name: 'Bench', logoUrl: 'https://example.com/logo.png' };
export const MANIFEST = { timeZone: 'Europe/Oslo', runtimeVersion: 'V8', oauthScopes: [] };

export interface Folder {
  path: string;
  write(files: Record<string, string | object>): void;
  load(libraries?: Record<string, string>): Project;
  /** The sentences with which the folder is refused. */
  refusal(libraries?: Record<string, string>): string[];
  remove(): void;
}

export function createFolder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'trunkline-folder-'));
  const load = (libraries: Record<string, string> = {}) =>
    loadProject({
      directory: path,
      usualScriptId: 'usual-id',
      libraries: new Map(
        Object.entries(libraries).map(([symbol, text]) => [symbol, { name: `${symbol}.gs`, text }]),
      ),
    });
  return {
    path,
    write(files) {
      for (const [name, content] of Object.entries(files)) {
        const file = join(path, name);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
      }
    },
    load,
    refusal(libraries) {
      try {
        load(libraries);
      } catch (error) {
        return (error as Error).message.replaceAll(path, 'DIR').split('\n');
      }
      throw new Error('The folder was not refused.');
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
