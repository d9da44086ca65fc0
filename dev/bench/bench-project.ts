/** Owns the Apps Script project that the bench runs: a bundle of a given size, the same each time, and its functions. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MANIFEST = {
  timeZone: 'Etc/UTC',
  runtimeVersion: 'V8',
  oauthScopes: [
    'https://www.googleapis.com/auth/script.external_request',
    'https://www.googleapis.com/auth/gmail.readonly',
  ],
};

/** What the bench calls; each gets one object and returns one value. */
const FUNCTIONS = `
function nothing() { return 1; }
function read(event) {
  const store = PropertiesService.getScriptProperties();
  for (let n = 0; n < event.times; n++) store.getProperty('key');
  return event.times;
}
function pause(event) {
  const store = PropertiesService.getUserProperties();
  const before = store.getProperty('key');
  Utilities.sleep(event.ms);
  store.setProperty('key', String(event.ms));
  return before;
}
function list(event) {
  const url = 'https://gmail.googleapis.com/gmail/v1/users/me/messages?maxResults=100&q=' + encodeURIComponent(event.q);
  const headers = { Authorization: 'Bearer ' + ScriptApp.getOAuthToken() };
  return JSON.parse(UrlFetchApp.fetch(url, { headers: headers }).getContentText());
}
`;

/**
 * Some code as a bundler leaves it: a class, a table, closures. Each block makes an object when it is loaded, which is more
 * than most bundles do: this add-on's own takes half as long.
 */
function block(n: number): string {
  return `
const table${n} = { first: 'value ${n}', second: [${n}, ${n + 1}, ${n + 2}], third: { code: 'code-${n}', retry: ${n % 2 === 0} } };
class Part${n} {
  constructor(deps) { this.deps = deps; this.seen = new Map(); }
  take(key, value) { this.seen.set(key, { value, at: this.deps.nowMs(), table: table${n} }); return this; }
  sum() { let total = ${n}; for (const { value } of this.seen.values()) total += Number(value) || 0; return total; }
}
function make${n}(deps) {
  const part = new Part${n}(deps);
  const text = (name) => \`\${name}: \${part.sum()} of ${n}\`;
  return { part, text, ask: (names) => names.map((name) => text(name)).filter((line) => line.length > ${n % 40}) };
}
parts.push(make${n}({ nowMs: () => Date.now() }));
`;
}

export interface BenchProject {
  directory: string;
  remove(): void;
}

/** Writes a project whose one file has `bytes`, give or take a block. */
export function writeBenchProject(bytes: number): BenchProject {
  const directory = mkdtempSync(join(tmpdir(), 'trunkline-bench-'));
  const blocks: string[] = [];
  for (let size = FUNCTIONS.length; size < bytes; size += blocks.at(-1)!.length)
    blocks.push(block(blocks.length));
  writeFileSync(
    join(directory, 'Code.js'),
    `var Bundle_ = (function () {\n'use strict';\nconst parts = [];\n${blocks.join('')}\nreturn { parts };\n})();\n${FUNCTIONS}`,
  );
  writeFileSync(join(directory, 'appsscript.json'), JSON.stringify(MANIFEST));
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) };
}
